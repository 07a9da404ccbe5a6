/** What lies over the page (dialogs, sheets, menus), the topmost last. */
export interface Overlays {
  readonly count: () => number
  /** Something has opened; `close` closes it. Gives back what is to be called when it has closed by itself. */
  readonly lay: (close: () => void) => () => void
  /** Closes the topmost until `count` are left. */
  readonly closeTo: (count: number) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createOverlays(): Overlays {
  interface Overlay {
    readonly close: () => void
  }
  let open: readonly Overlay[] = []
  const listeners = new Set<() => void>()
  const put = (next: readonly Overlay[]): void => {
    if (next.length === open.length) return
    open = next
    for (const listener of listeners) listener()
  }
  return {
    count: () => open.length,
    lay(close) {
      const overlay: Overlay = { close }
      put([...open, overlay])
      return () => put(open.filter((one) => one !== overlay))
    },
    closeTo(count) {
      const closing = open.slice(count).toReversed()
      put(open.slice(0, count))
      for (const { close } of closing) close()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Those of the page. Whoever writes the browser's history closes them when the reader goes back (scenario/layers.ts). */
export const overlays: Overlays = createOverlays()
