import { onHappening, played } from "../features/common/happenings.ts"
import { linkOf } from "../scenario/link.ts"
import { pageAround, type Around } from "./around.ts"
import { event, happening } from "./messages.ts"
import { pageState } from "./pageState.ts"
import { readRequest } from "./requests.ts"

/** A view of the dataset as the listener finds it. */
export interface ShownDataset {
  readonly view: () => string
  /** px of CSS. */
  readonly height: () => number
}

/**
 * Tells the page around a view of the dataset what its reader does in lessons and with what moves, and presses the buttons of a mechanism for
 * it. Only the frame's parent is heard. Gives back a function that stops.
 */
export function listenDataset(shown: ShownDataset, around: Around = pageAround()): () => void {
  const post = (...[told]: Parameters<typeof event>): void => around.post(event(told))
  const state = (id: string | number | null): void => {
    post({
      type: "state",
      id,
      view: shown.view(),
      fragment: linkOf(pageState()),
      height: shown.height(),
      answered: true,
      goals: [],
      repairs: [],
    })
  }
  const hear = (message: MessageEvent): void => {
    if (message.source !== around.parent) return
    const read = readRequest(message.data)
    if (!read) return
    if ("refused" in read) return post({ type: "refused", id: read.id, why: read.refused })
    const { asked } = read
    const id = asked.id ?? null
    if (asked.type === "get" || (asked.type === "play" && played(asked.play))) state(id)
    else post({ type: "refused", id, why: "not-here" })
  }
  around.addEventListener("message", hear)
  const stop = onHappening((one) => around.post(happening(one)))
  post({ type: "listening" })
  return () => {
    stop()
    around.removeEventListener("message", hear)
  }
}
