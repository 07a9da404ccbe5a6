import type { LessonTask } from "../../../dataset/schema/lesson.ts"
import { allMet, type GoalCheck } from "../../../scenario/goals.ts"
import { decodeFragment, encodeFragment, goalText, type KnownIds } from "../../../scenario/url/index.ts"
import { defaultView, noBeside, noVersions } from "../../../scenario/view.ts"
import { plural } from "../../../ui/format.ts"
import { contradiction, goalsOf } from "./check.ts"
import { goalsAt, solve, type Asked, type Place, type Search } from "./solve.ts"

/** What is known of a task; `solution`, as behind `#`, where one was found. */
export interface Proof {
  readonly is: "solved" | "none" | "wrong"
  readonly says: string
  readonly solution: string | null
}

const placeOf = (fragment: string, goals: string, known: KnownIds): Place => {
  const { scenario, view } = decodeFragment(`${fragment}&goal=${goals}`, known).state
  return { scenario, focus: view.focus }
}

/** A place as a task's solution: without goals, which the task has, and without versions. */
const fragmentOf = ({ scenario, focus }: Place): string =>
  encodeFragment(
    { scenario: { ...scenario, goals: [] }, view: { ...defaultView, focus }, kept: [], versions: noVersions, beside: noBeside },
    { datasetVersion: "", modelVersion: "" },
  ).replaceAll(/&?(?:data|model)=[^&]*/g, "")

const wrong = (says: string): Proof => ({ is: "wrong", says, solution: null })
const missed = (checks: readonly GoalCheck[]): string =>
  checks
    .filter(({ state }) => state !== "met")
    .map(({ goal }) => goalText(goal))
    .join(", ")

/**
 * Whether a task can be done, as the engine says: it must not be done where it begins, and its own solution must meet all goals; where it
 * names none, one is looked for by the inputs that it gives. "none" proves nothing: another place may do. "wrong" is proven.
 */
export async function prove(task: LessonTask, known: KnownIds, search: Omit<Search, "controls">, asked: Asked): Promise<Proof> {
  const { goals } = goalsOf(task, known)
  if (goals.length === 0) return wrong("There is no goal that could be met.")
  const opposed = contradiction(goals)
  if (opposed) return wrong(`Proven to have no solution: nothing meets both ${opposed.map(goalText).join(" and ")}.`)
  const start = placeOf(task.scenario, task.goals, known)
  if (allMet((await goalsAt(start, asked)).checks)) return wrong("All goals are met where it begins: there is nothing to do.")
  if (task.solution.trim() !== "") {
    const { checks } = await goalsAt(placeOf(task.solution, task.goals, known), asked)
    return allMet(checks)
      ? { is: "solved", says: "Proven: its solution meets all goals.", solution: task.solution }
      : wrong(`Its solution does not surely meet ${missed(checks)}.`)
  }
  const { place, tried, all } = await solve(start.scenario, { ...search, controls: task.controls }, asked)
  const places = plural(tried, "scenario")
  if (all) return wrong(`Proven to have no solution: its inputs lead to ${places}, and none meets all goals.`)
  return place
    ? { is: "solved", says: `Proven: a solution was found among the first ${places} tried.`, solution: fragmentOf(place) }
    : { is: "none", says: `None found among ${places} tried. That does not prove that there is none.`, solution: null }
}
