import { lessonViews } from "../../../dataset/schema/lesson.ts"
import { linkOf } from "../../../scenario/link.ts"
import { explorerStore, type ExplorerState } from "../../../scenario/store.ts"
import { defaultView, noBeside, type ViewState } from "../../../scenario/view.ts"

export type LessonView = (typeof lessonViews)[number]
export const isLessonView = (view: string): view is LessonView => (lessonViews as readonly string[]).includes(view)

export const viewNames: Readonly<Record<LessonView, string>> = {
  board: "Comparison board",
  cost: "Cost",
  migration: "Migration",
  datacenter: "Picture of the datacenter",
  call: "A call’s way",
  share: "Sharing a GPU",
  move: "Moving a VM",
  emulate: "Drawn by the CPU",
}

export interface OpenPlace {
  readonly view: LessonView
  /** As behind `#`, without the versions it was made with: a lesson is to keep up with the data. */
  readonly fragment: string
}

const mechanisms: readonly LessonView[] = ["call", "share", "move", "emulate"]

function fragmentOf({ scenario, kept, versions }: ExplorerState, view: ViewState): string {
  const link = linkOf({ scenario: { ...scenario, goals: [] }, kept, versions, beside: noBeside, view })
  return link.replaceAll(/(?:^|&)(?:data|model|was)=[^&]*/g, "").replace(/^&/, "")
}

/** The scenario that is open, as a task begins with it. */
export const scenarioNow = (state: ExplorerState = explorerStore.getState()): string => fragmentOf(state, defaultView)

/** What is open, where a lesson can show it; a mechanism has no scenario. */
export function placeNow(state: ExplorerState = explorerStore.getState()): OpenPlace | null {
  const { view } = state.view
  if (!isLessonView(view)) return null
  const whole = fragmentOf(state, { ...state.view, table: { ...state.view.table } })
  if (!mechanisms.includes(view)) return { view, fragment: whole }
  const own = whole.split("&").filter((pair) => /^(?:view|focus|filter)=/.test(pair))
  return { view, fragment: own.join("&") }
}

let last: OpenPlace | null = null
explorerStore.subscribe((state) => {
  last = placeNow(state) ?? last
})

/** What was open last before the writing; the board of the scenario where nothing was. */
export const lastPlace = (): OpenPlace => {
  if (last === null || !mechanisms.includes(last.view)) {
    const view = last?.view ?? "board"
    const fragment = scenarioNow()
    return { view, fragment: [...(fragment === "" ? [] : [fragment]), ...(view === "board" ? [] : [`view=${view}`])].join("&") }
  }
  return last
}
