import type { Overlays } from "../base/overlays.ts"
import { attempt, type PageWindow } from "./pageWindow.ts"

/** What each entry of the history carries while something lies over the page: how many things do. */
interface Mark {
  readonly over: number
}

export interface Layers {
  /** How many things lie over the page by the entry one is at. */
  readonly depth: () => number
  /** The state of the entry one is at, to be written again with it. */
  readonly mark: () => Mark | null
  /** Something has closed, and its entry is about to be left: the address waits. */
  readonly isLeaving: () => boolean
  /** The reader or the page has gone to another entry: true where that only closed what lay over the page, false where it leads elsewhere. */
  readonly arrived: () => boolean
  readonly stop: () => void
}

export interface LayersOptions {
  readonly page: PageWindow
  readonly overlays: Overlays
  /** What the address said, which the entry below keeps. */
  readonly written: () => string
  /** Back at an entry below: `written` is what stands in its address. The page stays as it was, and is to be written there. */
  readonly settle: (written: string) => void
  /** An entry that nothing lies over any more, with another address than the page's. */
  readonly read: () => void
}

/** Milliseconds after which a way back that the browser does not go is given up. */
const patience = 1000

/** In a frame of somebody else's page no entry is made. */
export const noLayers: Layers = { depth: () => 0, mark: () => null, isLeaving: () => false, arrived: () => false, stop: () => undefined }

/**
 * One entry of the history for each thing that lies over the page, so that going back closes it; closed by hand, its entry is left again.
 * The address stays as it is, to the letter.
 */
export function startLayers({ page, overlays, written, settle, read }: LayersOptions): Layers {
  const overOf = (): number => {
    const state = page.history.state
    return typeof state === "object" && state !== null && "over" in state && typeof state.over === "number" ? state.over : 0
  }
  interface Below {
    readonly hash: string
    readonly written: string
  }
  /** Of each entry below: what its address says. Unknown of those that an earlier load of the page made. */
  let below: readonly (Below | undefined)[] = Array.from({ length: overOf() }, () => undefined)
  /** The page itself goes back: from entries of closed things, or from one that was left open long ago. */
  let going: "leaving" | "skipping" | null = null
  let timer: number | null = null
  let patient: number | null = null

  const depth = (): number => below.length
  const keepScroll = (kept: "auto" | "manual"): void => {
    page.history.scrollRestoration = kept
  }
  const ended = (): void => {
    going = null
    if (patient !== null) page.clearTimeout(patient)
    patient = null
  }
  const goBack = (how: "leaving" | "skipping", steps: number): void => {
    going = how
    patient = page.setTimeout(() => {
      ended()
      below = below.slice(0, overlays.count())
      settle(written())
    }, patience)
    attempt(() => page.history.go(-steps))
  }
  const land = (at: number): void => {
    const known = below[at]
    below = below.slice(0, at)
    if (at === 0) keepScroll("auto")
    settle(known?.written ?? page.location.hash.replace(/^#/, ""))
  }
  const reconcile = (): void => {
    timer = null
    if (going !== null) return
    while (depth() < overlays.count()) {
      // Coming back, the page stays where it is scrolled to.
      if (depth() === 0) keepScroll("manual")
      const next = [...below, { hash: page.location.hash, written: written() }]
      const mark: Mark = { over: next.length }
      if (attempt(() => page.history.pushState(mark, "")) === null) return
      below = next
    }
    if (depth() > overlays.count()) goBack("leaving", depth() - overlays.count())
  }
  const soon = (): void => {
    timer ??= page.setTimeout(reconcile, 0)
  }
  const unsubscribe = overlays.subscribe(soon)
  soon()

  return {
    depth,
    mark: () => (depth() === 0 ? null : { over: depth() }),
    isLeaving: () => going === "leaving" || depth() > overlays.count(),
    arrived() {
      const at = overOf()
      if (going === "skipping") {
        ended()
        return false
      }
      if (at < depth()) {
        const known = below[at]
        const isBelow = known === undefined || known.hash === page.location.hash
        // What has opened since the page went back by itself stays open.
        if (going !== "leaving" || !isBelow) overlays.closeTo(isBelow ? at : 0)
        ended()
        if (isBelow) land(at)
        else below = []
        soon()
        return isBelow
      }
      if (at > depth()) {
        // Nothing lies over it any more: it is passed over.
        read()
        goBack("skipping", at - depth())
        return true
      }
      if (at === 0) overlays.closeTo(0)
      return false
    },
    stop() {
      unsubscribe()
      if (timer !== null) page.clearTimeout(timer)
      ended()
    },
  }
}
