import type { ExplorerState, ExplorerStore } from "./store.ts"
import type { PageState } from "./view.ts"
import { decodeFragment } from "./url/decode.ts"
import { encodeFragment, type CurrentVersions } from "./url/encode.ts"
import { allowedFragment } from "./url/escape.ts"
import type { KnownIds } from "./url/known.ts"

/** The parts of `window` that are used; tests bring their own. */
export interface PageWindow {
  readonly location: { readonly hash: string; readonly search: string; readonly pathname: string }
  readonly history: {
    pushState(data: unknown, unused: string, url: string): void
    replaceState(data: unknown, unused: string, url: string): void
  }
  /** Reading it may throw where storage is refused. */
  readonly localStorage: Pick<Storage, "getItem" | "setItem" | "removeItem">
  addEventListener(type: "popstate" | "hashchange" | "pagehide", listener: () => void): void
  removeEventListener(type: "popstate" | "hashchange" | "pagehide", listener: () => void): void
  setTimeout(run: () => void, milliseconds: number): number
  clearTimeout(id: number): void
}

export interface SyncOptions {
  readonly known: KnownIds
  readonly versions: CurrentVersions
  /** Default: the page's window. */
  readonly window?: PageWindow
}

/** Where the last scenario is remembered, as its fragment. Permanent. */
export const storageKey = "gpu-virtualization-explorer.last"

/** Browsers refuse more than about 100 changes of the address in 30 seconds, so a drag writes at most this often. */
const dragPause = 150

type Write = "push" | "replace"

/** Runs what a browser may refuse (storage switched off, history in a sandbox); refused is as good as not done. */
function attempt<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}

/** Whether the page is shown inside somebody else's: then nothing is stored and no history entry is added to theirs. */
const isEmbedded = (search: string): boolean => new URLSearchParams(search).has("embed")

const pageState = ({ scenario, view, kept, versions }: ExplorerState): PageState => ({ scenario, view, kept, versions })

/**
 * Binds the store to the address: reads the fragment (or, where it is empty, the scenario of the last visit), then writes every change
 * back, as one history entry per committed edit; a drag makes one entry, replaced while it goes on. Gives back a function that unbinds.
 */
export function startSync(
  store: ExplorerStore,
  { known, versions, window: page = window as unknown as PageWindow }: SyncOptions,
): () => void {
  const embedded = isEmbedded(page.location.search)
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
  const remember = (fragment: string): void => {
    if (embedded) return
    attempt(() => (fragment === "" ? page.localStorage.removeItem(storageKey) : page.localStorage.setItem(storageKey, fragment)))
  }
  const write = (how: Write, state: ExplorerState): void => {
    const fragment = fragmentOf(state)
    if (fragment === written) return
    written = fragment
    const address = fragment === "" ? page.location.pathname + page.location.search : `#${fragment}`
    attempt(() => (how === "push" && !embedded ? page.history.pushState(null, "", address) : page.history.replaceState(null, "", address)))
    shown = hash()
    remember(fragment)
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
    timer ??= page.setTimeout(() => {
      timer = null
      write("replace", store.getState())
    }, dragPause)
  }

  const onChange = (state: ExplorerState, before: ExplorerState): void => {
    if (reading) return
    if (before.dragging && !state.dragging) {
      flush(state)
      pushedInDrag = false
    }
    const edited = state.scenario !== before.scenario || state.kept !== before.kept
    const looked = state.view.view !== before.view.view || state.view.focus !== before.view.focus
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
  const onNavigate = (): void => {
    if (hash() === shown) return
    if (timer !== null) page.clearTimeout(timer)
    timer = null
    read(hash(), false)
    remember(written)
  }

  let shown = hash()
  let written = ""
  const last = shown === "" && !embedded ? attempt(() => page.localStorage.getItem(storageKey)) : null
  // The untouched page answers before it is bound: what was edited meanwhile stands, and is written.
  const edited = (last ?? shown) === "" && fragmentOf(store.getState()) !== ""
  if (edited) write("push", store.getState())
  else read(last ?? shown, true)
  if (last !== null && written !== "") attempt(() => page.history.replaceState(null, "", `#${allowedFragment.test(last) ? last : written}`))
  shown = hash()
  if (last === null && written !== "") remember(written)

  const unsubscribe = store.subscribe(onChange)
  page.addEventListener("popstate", onNavigate)
  page.addEventListener("hashchange", onNavigate)
  page.addEventListener("pagehide", leave)
  return () => {
    leave()
    unsubscribe()
    page.removeEventListener("popstate", onNavigate)
    page.removeEventListener("hashchange", onNavigate)
    page.removeEventListener("pagehide", leave)
  }
}
