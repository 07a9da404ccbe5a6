import type { LessonPrediction, LessonStep, LessonTask } from "../../../dataset/schema/lesson.ts"
import { lessonFileVersion, lessonFormat, mostSteps, type OwnLesson } from "../lessons/ownLesson.ts"

// Every edit of a lesson gives a new one that can be saved, opened and played, however little stands in it yet.

/** `mark`: eight letters or digits that no other lesson has. */
export const newLesson = (mark: string): OwnLesson => ({
  format: lessonFormat,
  version: lessonFileVersion,
  id: `own-${mark}`,
  title: "",
  summary: "",
  minutes: 8,
  steps: [newStep([])],
  sources: [],
})

/** A step with an id that none of `others` has. */
export function newStep(others: readonly LessonStep[], about: Partial<Omit<LessonStep, "id">> = {}): LessonStep {
  const taken = new Set(others.map(({ id }) => id))
  let number = others.length + 1
  while (taken.has(`step-${number}`)) number += 1
  return { id: `step-${number}`, title: "", text: "", ...about }
}

/** Whether nothing stands in the steps yet: at most one is there, and it is empty. */
export const hasNoStep = ({ steps: [step, ...others] }: OwnLesson): boolean =>
  others.length === 0 && (step === undefined || Object.entries(step).every(([part, value]) => part === "id" || value === ""))

/** Whether nothing has been written yet. */
export const isUntouched = (lesson: OwnLesson): boolean => lesson.title === "" && lesson.summary === "" && hasNoStep(lesson)

/** Puts a step behind the one at `at`; a lesson that has as many as it may have stays as it is. */
export function addStep(lesson: OwnLesson, at: number, about: Partial<Omit<LessonStep, "id">> = {}): OwnLesson {
  if (lesson.steps.length >= mostSteps) return lesson
  return { ...lesson, steps: lesson.steps.toSpliced(at + 1, 0, newStep(lesson.steps, about)) }
}

export const removeStep = (lesson: OwnLesson, at: number): OwnLesson => ({ ...lesson, steps: lesson.steps.toSpliced(at, 1) })

/** Takes the step at `from` to `to`; past an end it stays there. */
export function moveStep(lesson: OwnLesson, from: number, to: number): OwnLesson {
  const step = lesson.steps[from]
  const target = Math.max(0, Math.min(lesson.steps.length - 1, to))
  if (!step || target === from) return lesson
  return { ...lesson, steps: lesson.steps.toSpliced(from, 1).toSpliced(target, 0, step) }
}

/** Changes a step; a part that is set to undefined goes. */
export const changeStep = (lesson: OwnLesson, at: number, change: (step: LessonStep) => LessonStep): OwnLesson => ({
  ...lesson,
  steps: lesson.steps.map((step, place) => (place === at ? change(step) : step)),
})

/** Changes the step that is open; edits in a row that name one field are one step of undo. */
export type ChangeStep = (change: (step: LessonStep) => LessonStep, field?: string) => void

/** A step without one of its parts. */
export function without(step: LessonStep, part: "prediction" | "reveal" | "live" | "task"): LessonStep {
  const { [part]: _, ...rest } = step
  return rest
}

/** A prediction as it stands when it is added, or becomes another kind: its question stays. */
export function newPrediction(kind: LessonPrediction["kind"], before?: LessonPrediction): LessonPrediction {
  const question = before?.question ?? ""
  if (kind === "choice") return { kind, question, options: ["", ""], answer: 0 }
  const numbers =
    before && before.kind !== "choice"
      ? { unit: before.unit, least: before.least, most: before.most, answer: before.answer, within: before.within }
      : { unit: "%", least: 0, most: 100, answer: 50, within: 5 }
  return kind === "number"
    ? { kind, question, ...numbers }
    : { kind, question, ...numbers, name: "", step: (numbers.most - numbers.least) / 100, beside: [] }
}

/** A task that begins at `scenario`. */
export const newTask = (scenario: string): LessonTask => ({
  text: "",
  scenario,
  goals: "",
  controls: ["technique"],
  hints: [],
  solution: "",
  explanation: "",
})
