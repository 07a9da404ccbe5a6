import * as v from "valibot"
import { StepSchema, type LessonPrediction, type LessonStep } from "../../../dataset/schema/lesson.ts"
import { pack, unpack } from "../../../scenario/url/compress.ts"
import { allowedUrl } from "./markdown.ts"

/** What a file of a lesson says of itself. Permanent. */
export const lessonFormat = "gpu-virtualization-explorer-lesson"
export const lessonFileVersion = 1

/** Characters of a lesson's file; larger files are no lesson. The longest of the page's own has a fifth of it. */
export const largestLesson = 100_000
export const mostSteps = 60
export const mostSources = 50

/** Own lessons are told from the page's by their ids: no file can pass for one of these. */
const idForm = /^own-[a-z0-9][a-z0-9-]{0,59}$/

const isWhole = (value: number): boolean => Number.isInteger(value)

/** Whether a prediction can be asked and answered at all; what is merely odd about it is for the check to say. */
export function isSound(prediction: LessonPrediction | undefined): boolean {
  if (!prediction) return true
  if (prediction.kind === "choice") {
    const { options, answer } = prediction
    return options.length >= 2 && options.length <= 8 && isWhole(answer) && answer >= 0 && answer < options.length
  }
  const { least, most, answer, within } = prediction
  const numbers = [
    least,
    most,
    answer,
    within,
    ...(prediction.kind === "bar" ? [prediction.step, ...prediction.beside.map((one) => one.value)] : []),
  ]
  if (!numbers.every(Number.isFinite) || least >= most || within < 0) return false
  return prediction.kind !== "bar" || (prediction.step > 0 && prediction.beside.length <= 8)
}

const OwnStepSchema = v.pipe(
  StepSchema,
  v.check(({ prediction }) => isSound(prediction), "a prediction that can be answered"),
)

const SourceSchema = v.strictObject({
  title: v.string(),
  /** A page of the web, or nothing. */
  url: v.pipe(
    v.string(),
    v.check((url) => url === "" || (!url.startsWith("#") && allowedUrl(url) !== null), "an address of a web page"),
  ),
})
export type OwnSource = Readonly<v.InferOutput<typeof SourceSchema>>

/** A lesson that anybody may write: the steps of the page's own, and sources by address. */
export const OwnLessonSchema = v.strictObject({
  format: v.literal(lessonFormat),
  version: v.literal(lessonFileVersion),
  /** Names it to progress and to an LMS, for ever. */
  id: v.pipe(v.string(), v.regex(idForm)),
  title: v.string(),
  summary: v.string(),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)),
  steps: v.pipe(
    v.array(OwnStepSchema),
    v.maxLength(mostSteps),
    v.check((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, "steps with ids of their own"),
  ),
  sources: v.pipe(v.array(SourceSchema), v.maxLength(mostSources)),
})
export interface OwnLesson extends Omit<Readonly<v.InferOutput<typeof OwnLessonSchema>>, "steps" | "sources"> {
  readonly steps: readonly LessonStep[]
  readonly sources: readonly OwnSource[]
}

export type ReadLesson = { readonly is: "read"; readonly lesson: OwnLesson } | { readonly is: "refused"; readonly why: string }
const refused = (why: string): ReadLesson => ({ is: "refused", why })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong with a file, told by the first thing that is. */
function fault(value: unknown, issues: readonly v.BaseIssue<unknown>[]): string {
  const said = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  if (said["format"] !== lessonFormat) return "It is no file of a lesson: those say so under “format”."
  if (typeof said["version"] === "number" && said["version"] > lessonFileVersion)
    return "It was written by a later version of this page, which this one cannot read."
  const [issue] = issues
  const place = issue ? v.getDotPath(issue) : null
  return place === null ? "Its parts are not those of a lesson." : `At “${place.slice(0, 60)}” stands what cannot be there.`
}

/** A lesson out of a file's text. Total: whatever it holds, there is a lesson that can be played, or a sentence. */
export function readLesson(text: string): ReadLesson {
  if (text.length > largestLesson) return refused("It is larger than any lesson.")
  const value = parsed(text)
  if (value === undefined) return refused("It is no JSON, which lessons are.")
  const result = v.safeParse(OwnLessonSchema, value)
  return result.success ? { is: "read", lesson: result.output } : refused(fault(value, result.issues))
}

/** The file of a lesson, to be read and changed by people, too. */
export const lessonText = (lesson: OwnLesson): string => `${JSON.stringify(lesson, null, 2)}\n`

/** A lesson as `lesson=` of a link holds it. */
export const packLesson = (lesson: OwnLesson): string => pack(JSON.stringify(lesson))

/** What `lesson=` of a link holds. Total, as `readLesson`. */
export function unpackLesson(packed: string): ReadLesson {
  const { text, state } = unpack(packed)
  if (state === "cut") return refused("The link is damaged or cut short: a lesson is read whole or not at all.")
  return state === "too-large" ? refused("It is larger than any lesson.") : readLesson(text)
}
