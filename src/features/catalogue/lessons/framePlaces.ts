import type { lessonViews } from "../../../dataset/schema/lesson.ts"

export type LessonView = (typeof lessonViews)[number]

/** px, on a phone of 390 px and on a window of 1,280 px, as the lessons' own pictures were measured: about the middle of what was seen. */
const measured: Readonly<Record<LessonView | "task", readonly [narrow: number, wide: number]>> = {
  board: [800, 450],
  cost: [820, 480],
  migration: [1380, 750],
  datacenter: [1500, 970],
  call: [1250, 1100],
  share: [1350, 1150],
  move: [1150, 1550],
  emulate: [1130, 780],
  task: [1050, 750],
}

/** Windows from this width on have views side by side, px. */
const wideFrom = 900

/** The room that is kept for a view until it tells how much it takes; with inputs beside it, that of a task. */
export const placeFor = (view: LessonView, hasInputs: boolean, width: number): number =>
  measured[hasInputs ? "task" : view][width < wideFrom ? 0 : 1]

/**
 * ms after which a view that asks for less room than it has gets less: while its parts arrive, what stands below stays where it is. Of so
 * little room as a line takes it is still to come, on a slow line for seconds.
 */
export const restOf = (height: number, place: number): number => (height < place / 4 ? 8000 : 1000)
