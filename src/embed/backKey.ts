import { overlays } from "../base/overlays.ts"

interface Watcher extends EventTarget {
  destroy(): void
}

/**
 * In a frame no entry of the history is made: the reader's way back belongs to the page around it. Browsers that ask a frame itself
 * whether it has something to close (a phone's back key) close the topmost of what lies over the view.
 */
export function closeOnBackKey(): void {
  const { CloseWatcher } = globalThis as { readonly CloseWatcher?: new () => Watcher }
  if (!CloseWatcher) return
  let watcher: Watcher | null = null
  const follow = (): void => {
    if (overlays.count() === 0) {
      watcher?.destroy()
      watcher = null
    } else if (watcher === null) {
      watcher = new CloseWatcher()
      watcher.addEventListener("close", () => {
        watcher = null
        overlays.closeTo(overlays.count() - 1)
        follow()
      })
    }
  }
  overlays.subscribe(follow)
}
