import { readNumber } from "../../../base/readNumber.ts"
import type { Lesson, LessonPrediction, LessonStep, LessonTask } from "../../../dataset/schema/index.ts"
import type { ViewState } from "../../../scenario/view.ts"
import { count, number, plural } from "../../../ui/format.ts"
import { withWords, wordOf, type Words } from "../motion/setting.ts"
import type { Progress } from "./progress.ts"

/** What is played of a lesson, whoever has written it. */
export interface PlayedLesson extends Pick<Lesson, "id" | "title" | "summary" | "minutes"> {
  readonly steps: readonly LessonStep[]
}

/** Place of the step that is shown, from 0: the link's, else where the reader was, but for a lesson that is done. */
export function stepShown({ steps }: Pick<PlayedLesson, "steps">, words: Words, kept: Progress | undefined): number {
  const id = wordOf("step", words) ?? (kept?.done === false ? kept.step : undefined)
  return Math.max(
    0,
    steps.findIndex((step) => step.id === id),
  )
}

/** The link's words for a step; a lesson that stands in the link itself stays there. */
export const atStep = (id: string, { lesson }: ViewState["table"] = {}): ViewState["table"] =>
  withWords(["step"], { step: id }, lesson === undefined ? {} : { lesson })

/** Where a task begins, and where it can end, with its goals: as behind `#`. */
export const taskLinks = ({ scenario, solution, goals }: LessonTask): { readonly start: string; readonly solution: string } => ({
  start: `${scenario}&goal=${goals}`,
  solution: `${solution}&goal=${goals}`,
})

export type Guess = "right" | "close" | "off"

/** A figure as a lesson writes it. */
export const written = (value: number): string => number(value, 6)

export type NumberPrediction = Exclude<LessonPrediction, { readonly kind: "choice" }>

/** What was typed, as a number; null where it is none. */
export function numberIn(typed: string): number | null {
  return readNumber(typed, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE }, "").value
}

export const within = (value: number, { least, most }: Pick<NumberPrediction, "least" | "most">): number =>
  Math.min(most, Math.max(least, value))

/** What is to be said of what was typed before it counts; null: nothing. */
export function remarkOn(typed: string, { least, most, unit }: NumberPrediction): string | null {
  const value = numberIn(typed)
  const bounds = `between ${written(least)} and ${written(most)} ${unit}`
  if (value === null) return typed.trim() === "" ? null : `“${typed.trim()}” is no number: one ${bounds} counts.`
  const counted = within(value, { least, most })
  return counted === value ? null : `The answer lies ${bounds}: your prediction counts as ${written(counted)}.`
}

/** How good a prediction was: a number is right within a tenth of what counts as close. */
export function judged(prediction: LessonPrediction, guess: number): Guess {
  const off = Math.abs(guess - prediction.answer)
  if (prediction.kind === "choice") return off === 0 ? "right" : "off"
  if (off <= prediction.within / 10) return "right"
  return off <= prediction.within ? "close" : "off"
}

/** What is said of a prediction; null: none was made. */
export function verdictOn(prediction: LessonPrediction, guess: number | null): string {
  const isChoice = prediction.kind === "choice"
  const answer = isChoice ? (prediction.options[prediction.answer] ?? "") : `${written(prediction.answer)} ${prediction.unit}`
  if (guess === null) return `The answer: ${answer}`
  const said = isChoice ? "" : `You said ${written(guess)}. `
  return { right: `${said}Right: ${answer}`, close: `${said}Close: ${answer}`, off: `${said}Not so: ${answer}` }[judged(prediction, guess)]
}

/** What became of a lesson: predictions made and how good they were, tasks solved. Empty where there is nothing to tell. */
export function recapOf(
  { steps }: Pick<PlayedLesson, "steps">,
  said: Readonly<Record<string, { readonly guess: number | null }>>,
  solved: readonly string[],
): string {
  const judgements = steps.flatMap(({ id, prediction }) => {
    const guess = said[id]?.guess ?? null
    return prediction && guess !== null ? [judged(prediction, guess)] : []
  })
  const good = judgements.filter((one) => one !== "off").length
  const tasks = steps.filter(({ task }) => task)
  const done = tasks.filter(({ id }) => solved.includes(id)).length
  return [
    ...(judgements.length > 0 ? [`${count(good)} of ${plural(judgements.length, "prediction")} right or close.`] : []),
    ...(tasks.length > 0 ? [`${count(done)} of ${plural(tasks.length, "task")} solved.`] : []),
  ].join(" ")
}
