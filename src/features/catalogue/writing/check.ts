import { lessonViews, type LessonPrediction, type LessonStep, type LessonTask } from "../../../dataset/schema/lesson.ts"
import type { Goal } from "../../../engine/goal.ts"
import { isFigureGoal } from "../../../scenario/goals.ts"
import { decodeFragment, goalText, type KnownIds } from "../../../scenario/url/index.ts"
import type { View } from "../../../scenario/view.ts"
import { sayRepair } from "../../../words/repairs.ts"
import { written } from "../lessons/steps.ts"
import { allowedUrl, linksIn, longestText } from "../lessons/markdown.ts"
import type { OwnLesson } from "../lessons/ownLesson.ts"

/** What a check finds: where, and what in a sentence. */
export interface Finding {
  /** Id of the step; null: the lesson as a whole. */
  readonly step: string | null
  /** What is being written there: "Text", "Goals". */
  readonly part: string
  readonly says: string
}
type Found = Omit<Finding, "step">

/** What links can lead to. */
export interface Places {
  readonly known: KnownIds
  /** Rows of each view of the dataset; a view that is not in it is not looked into. */
  readonly rows: ReadonlyMap<View, ReadonlySet<string>>
}

const say = (part: string, says: string): Found => ({ part, says })
const missing = (part: string, text: string): readonly Found[] => (text.trim() === "" ? [say(part, `${part} is empty.`)] : [])

/** What the page would mend of a link, and rows that are not there. */
export function deadIn(fragment: string, { known, rows }: Places): readonly string[] {
  const { state, repairs } = decodeFragment(fragment, known)
  const { view, focus } = state.view
  const isThere = focus === null || (rows.get(view)?.has(focus) ?? true)
  return [...repairs.map(sayRepair), ...(isThere ? [] : [`There is no “${focus}” in “view=${view}”.`])]
}

/** Texts with Markdown: what their links lead to. */
function textFindings(part: string, text: string, places: Places): readonly Found[] {
  const links = linksIn(text)
  if (links === null)
    return [
      say(
        part,
        `${part} is shown as it is written: it has more than ${longestText} characters, or so much in each other that it cannot be read.`,
      ),
    ]
  return links.flatMap((url): readonly Found[] => {
    if (allowedUrl(url) === null)
      return [say(part, `The link to “${url.slice(0, 60)}” leads nowhere: it begins with neither # nor https://.`)]
    return url.startsWith("#") ? deadIn(url.slice(1), places).map((one) => say(part, `The link to “${url.slice(0, 60)}”: ${one}`)) : []
  })
}

function predictionFindings(prediction: LessonPrediction): readonly Found[] {
  const part = "Prediction"
  if (prediction.kind === "choice") {
    const options = prediction.options.map((one) => one.trim())
    return [
      ...missing("Question", prediction.question),
      ...(options.includes("") ? [say(part, "One of the answers is empty.")] : []),
      ...(new Set(options).size < options.length ? [say(part, "Two of the answers are the same.")] : []),
    ]
  }
  const { least, most, answer, within } = prediction
  return [
    ...missing("Question", prediction.question),
    ...missing("Unit", prediction.unit),
    ...(answer < least || answer > most
      ? [say(part, `The answer, ${written(answer)}, does not lie between ${written(least)} and ${written(most)}: nobody can give it.`)]
      : []),
    ...(within >= most - least ? [say(part, "Every answer counts as close.")] : []),
    ...(prediction.kind === "bar" && prediction.beside.some(({ name }) => name.trim() === "") ? [say(part, "A bar has no name.")] : []),
    ...(prediction.kind === "bar" ? missing("Name of the reader’s bar", prediction.name) : []),
  ]
}

const mechanisms: readonly string[] = ["call", "share", "move", "emulate"]

function liveFindings({ view, fragment, words }: NonNullable<LessonStep["live"]>, places: Places): readonly Found[] {
  const part = "What to look at"
  const asked = decodeFragment(fragment, places.known).state.view.view
  const isOther = mechanisms.includes(view) && asked !== view && (lessonViews as readonly string[]).includes(asked) && asked !== "board"
  return [
    ...missing("What the picture is called", words),
    ...deadIn(fragment, places).map((says) => say(part, says)),
    ...(isOther ? [say(part, `It shows “${view}”, and its link is of “${asked}”.`)] : []),
  ]
}

/** Two goals that no figure can meet both; null where there are none. This is proven: it needs no search. */
export function contradiction(goals: readonly Goal[]): readonly [Goal, Goal] | null {
  const figures = goals.filter(isFigureGoal)
  for (const least of figures.filter(({ side }) => side === "least")) {
    const most = figures.find(
      (one) => one.side === "most" && one.about === least.about && one.group === least.group && one.value < least.value,
    )
    if (most) return [least, most]
  }
  return null
}

/** The goals of a task as the page reads them, and what it cannot read. */
export function goalsOf(
  task: Pick<LessonTask, "goals">,
  known: KnownIds,
): { readonly goals: readonly Goal[]; readonly unread: readonly string[] } {
  if (task.goals.trim() === "") return { goals: [], unread: [] }
  const { state, repairs } = decodeFragment(`goal=${task.goals}`, known)
  return { goals: state.scenario.goals, unread: repairs.map(sayRepair) }
}

function taskFindings(task: LessonTask, places: Places): readonly Found[] {
  const { goals, unread } = goalsOf(task, places.known)
  const opposed = contradiction(goals)
  return [
    ...missing("Task", task.text),
    ...textFindings("Task", task.text, places),
    ...deadIn(task.scenario, places).map((says) => say("Where it begins", says)),
    ...unread.map((says) => say("Goals", says)),
    ...(goals.length === 0 ? [say("Goals", "There is no goal: the task is never done.")] : []),
    ...(opposed ? [say("Goals", `No plan meets both ${opposed.map(goalText).join(" and ")}.`)] : []),
    ...(task.controls.length === 0 ? [say("Inputs", "No input stands beside the board: there is nothing to change.")] : []),
    ...task.hints.flatMap((hint, at) => missing(`Hint ${at + 1}`, hint)),
    ...(task.solution === "" ? [] : deadIn(task.solution, places).map((says) => say("A solution", says))),
    ...missing("Explanation", task.explanation),
    ...textFindings("Explanation", task.explanation, places),
  ]
}

function stepFindings(step: LessonStep, places: Places): readonly Finding[] {
  const found: readonly Found[] = [
    ...missing("Title", step.title),
    ...missing("Text", step.text),
    ...textFindings("Text", step.text, places),
    ...(step.prediction ? predictionFindings(step.prediction) : []),
    ...(step.prediction && (step.reveal ?? "").trim() === ""
      ? [say("What is told then", "Nothing is told once the prediction was made.")]
      : []),
    ...textFindings("What is told then", step.reveal ?? "", places),
    ...(step.live ? liveFindings(step.live, places) : []),
    ...(step.task ? taskFindings(step.task, places) : []),
  ]
  return found.map((one) => ({ step: step.id, ...one }))
}

/** What is missing, contradicts itself or leads nowhere. Whether a task can be solved is another question (`solve.ts`). */
export function check(lesson: OwnLesson, places: Places): readonly Finding[] {
  const whole: readonly Found[] = [
    ...missing("Title", lesson.title),
    ...missing("Summary", lesson.summary),
    ...(lesson.steps.length === 0 ? [say("Steps", "The lesson has no steps.")] : []),
    ...lesson.sources.flatMap(({ title }, at) => missing(`Name of source ${at + 1}`, title)),
  ]
  return [...whole.map((one) => ({ step: null, ...one })), ...lesson.steps.flatMap((step) => stepFindings(step, places))]
}
