import { isFramed } from "./framed.ts"
import { same } from "../base/same.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { overlays as pageOverlays, type Overlays } from "../base/overlays.ts"
import { noLayers, startLayers } from "./layers.ts"
import { attempt, type PageWindow } from "./pageWindow.ts"
import type { ExplorerState, ExplorerStore } from "./store.ts"
import type { PageState } from "./view.ts"
import { decodeFragment } from "./url/decode.ts"
import { encodeFragment, type CurrentVersions } from "./url/encode.ts"
import { allowedFragment } from "./url/escape.ts"
import type { KnownIds } from "./url/known.ts"

export interface SyncOptions {
  readonly known: KnownIds
  readonly versions: CurrentVersions
  /** Default: the page's window. */
  readonly window?: PageWindow
  /** What lies over the page; default: the page's own. */
  readonly overlays?: Overlays
}

/** Where the last scenario is remembered, as its fragment, to be offered on a visit without a link. Permanent. */
export const storageKey = "gpu-virtualization-explorer.last"

/** ms that a drag, or typing, rests before it is written: browsers refuse more than about 100 changes of the address in 30 seconds, and each takes time. */
const dragPause = 150

type Write = "push" | "replace"

const pageState = ({ scenario, view, kept, versions, beside }: ExplorerState): PageState => ({ scenario, view, kept, versions, beside })

/**
 * Binds the store to the address: reads the fragment (where it is empty, the scenario of the last visit is offered), then writes every change
 * back, as one history entry per committed edit; a drag makes one entry, replaced while it goes on. Gives back a function that unbinds.
 * Inside somebody else's page nothing is stored, and no entry is added to their history.
 *
 *     store changes:  edit, other view or focus   → push now
 *                     first edit of a drag        → push now; the others, and what sorts a table → later (one timer, replaces)
 *                     hand lets go, page is left  → what waits is written (`flush`)
 *     address changes (`popstate`, `hashchange`): an overlay's layer was left → `settle`;  else, if it isn't what is shown → `read`
 *
 * Outside of a change in hand: `shown` is the fragment in the address bar, and `written` what the store wrote there or made of it (they differ
 * where a link was repaired, or spelt otherwise). So nothing that was written here is read back, and nothing is written twice. `owed` is "push" while edits made
 * below an overlay wait for its closing to become one entry.
 */
export function startSync(
  store: ExplorerStore,
  { known, versions, window: page = window as unknown as PageWindow, overlays = pageOverlays }: SyncOptions,
): () => void {
  const embedded = isFramed(page.location.search)
  const fragmentOf = (state: ExplorerState): string => encodeFragment(pageState(state), versions)
  const hash = (): string => page.location.hash.replace(/^#/, "")
  let reading = false
  let pushedInDrag = false
  let timer: number | null = null

  const read = (text: string, start: boolean): void => {
    reading = true
    store.getState().actions.loadState(decodeFragment(text, known), { start })
    reading = false
    written = fragmentOf(store.getState())
    shown = hash()
  }
  /** What is remembered stays until another scenario takes its place: the untouched one does not, nor does another view. */
  const remember = (fragment: string): void => {
    const { scenario, kept, beside } = store.getState()
    if (embedded || (kept.length === 0 && beside.others.length === 0 && same(scenario, defaultScenario))) return
    attempt(() => page.localStorage.setItem(storageKey, fragment))
  }
  const forget = (): void => void attempt(() => page.localStorage.removeItem(storageKey))
  const offerLast = (): void => {
    const fragment = attempt(() => page.localStorage.getItem(storageKey))
    if (embedded || fragment === null || !allowedFragment.test(fragment)) return
    const { scenario, beside } = decodeFragment(fragment, known).state
    if (!same(scenario, defaultScenario) || beside.others.length > 0) store.getState().actions.offerEarlier({ fragment, scenario })
  }
  const write = (how: Write, state: ExplorerState): void => {
    const fragment = fragmentOf(state)
    if (fragment === written) return
    // Under what lies over the page all edits are one entry: it is made when that has closed.
    const waits = layers.depth() > 0 || layers.isLeaving()
    if (waits && how === "push") owed = "push"
    if (layers.isLeaving()) return
    written = fragment
    const address = fragment === "" ? page.location.pathname + page.location.search : `#${fragment}`
    attempt(() =>
      how === "push" && !embedded && !waits
        ? page.history.pushState(null, "", address)
        : page.history.replaceState(layers.mark(), "", address),
    )
    shown = hash()
    remember(fragment)
  }
  /** Back at an entry below what has closed, whose address says `before`. */
  const settle = (before: string): void => {
    written = before
    shown = hash()
    const how = owed
    if (layers.depth() === 0) owed = "replace"
    write(how, store.getState())
  }
  /** Writes what is still waiting, as the page was at `state`. */
  const flush = (state: ExplorerState): void => {
    if (timer === null) return
    page.clearTimeout(timer)
    timer = null
    write("replace", state)
  }
  const leave = (): void => flush(store.getState())
  const later = (): void => {
    if (timer !== null) page.clearTimeout(timer)
    timer = page.setTimeout(() => {
      timer = null
      write("replace", store.getState())
    }, dragPause)
  }

  const onChange = (state: ExplorerState, before: ExplorerState): void => {
    if (reading) return
    if (before.earlier !== null && state.earlier === null) forget()
    if (before.dragging && !state.dragging) {
      flush(state)
      pushedInDrag = false
    }
    const edited = state.scenario !== before.scenario || state.kept !== before.kept || state.beside !== before.beside
    const looked = state.visits !== before.visits || state.view.view !== before.view.view || state.view.focus !== before.view.focus
    if (edited && state.dragging) {
      if (pushedInDrag) return later()
      pushedInDrag = true
      flush(before)
      return write("push", state)
    }
    if (!edited && !looked && state.view !== before.view) return later()
    if (edited || looked) {
      flush(before)
      write("push", state)
    }
  }
  const follow = (): void => {
    if (hash() === shown) return
    if (timer !== null) page.clearTimeout(timer)
    timer = null
    read(hash(), false)
    remember(written)
  }
  const onNavigate = (): void => {
    if (!layers.arrived()) follow()
  }

  let shown = hash()
  let written = ""
  const layers = embedded ? noLayers : startLayers({ page, overlays, written: () => written, settle, read: follow })
  // What an earlier load of the page owed is not known.
  let owed: Write = layers.depth() > 0 ? "push" : "replace"
  // The untouched page answers before it is bound: what was edited meanwhile stands, and is written.
  const edited = shown === "" && fragmentOf(store.getState()) !== ""
  if (shown === "") offerLast()
  if (edited) {
    write("push", store.getState())
    pushedInDrag = store.getState().dragging
  } else if (shown !== "") read(shown, true)
  shown = hash()
  if (written !== "") remember(written)

  const unsubscribe = store.subscribe(onChange)
  page.addEventListener("popstate", onNavigate)
  page.addEventListener("hashchange", onNavigate)
  page.addEventListener("pagehide", leave)
  return () => {
    leave()
    unsubscribe()
    layers.stop()
    page.removeEventListener("popstate", onNavigate)
    page.removeEventListener("hashchange", onNavigate)
    page.removeEventListener("pagehide", leave)
  }
}
