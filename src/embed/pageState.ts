import { explorerStore } from "../scenario/store.ts"
import type { PageState } from "../scenario/view.ts"

/** What the frame's link holds now. */
export const pageState = (): PageState => {
  const { scenario, view, kept, versions, beside } = explorerStore.getState()
  return { scenario, view, kept, versions, beside }
}
