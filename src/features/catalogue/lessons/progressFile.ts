import * as v from "valibot"
import type { Challenge, Lesson } from "../../../dataset/schema/index.ts"
import { plural } from "../../../ui/format.ts"
import type { Memory } from "./progress.ts"

/** What a file of progress says of itself. Permanent. */
const format = "gpu-virtualization-explorer-progress"
const fileVersion = 1

/** Characters; larger files are no such file. */
export const largestProgress = 200_000

const IdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,79}$/))
const EntrySchema = v.strictObject({
  step: IdSchema,
  done: v.boolean(),
  solved: v.pipe(v.array(IdSchema), v.maxLength(100)),
  score: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  on: v.optional(v.pipe(v.string(), v.isoDate())),
})
const FileSchema = v.strictObject({
  format: v.literal(format),
  version: v.literal(fileVersion),
  /** Versions of dataset and model of the page that wrote it, and the day. */
  dataset: v.pipe(v.string(), v.maxLength(40)),
  model: v.pipe(v.string(), v.maxLength(40)),
  written: v.pipe(v.string(), v.isoDate()),
  lessons: v.pipe(
    v.record(v.string(), EntrySchema),
    v.check((lessons) => Object.keys(lessons).length <= 500),
  ),
})

export interface WrittenWith {
  readonly dataset: string
  readonly model: string
  /** ISO. */
  readonly day: string
}

export const progressText = (lessons: Memory, { dataset, model, day }: WrittenWith): string =>
  `${JSON.stringify({ format, version: fileVersion, dataset, model, written: day, lessons }, null, 2)}\n`

export interface Course {
  readonly lessons: readonly Lesson[]
  readonly challenges: readonly Challenge[]
}

export type ReadProgress =
  { readonly is: "refused"; readonly why: string } | { readonly is: "read"; readonly memory: Memory; readonly says: string }

const refused = (why: string): ReadProgress => ({ is: "refused", why })

/** What is wrong with a file, told by the first thing that is. */
function fault(value: unknown, issues: readonly v.BaseIssue<unknown>[]): string {
  const said = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  if (said["format"] !== format) return "It is no file of progress: those say so in their first line."
  if (typeof said["version"] === "number" && said["version"] > fileVersion)
    return "It was written by a later version of this page, which this one cannot read."
  const [issue] = issues
  const place = issue ? v.getDotPath(issue) : null
  return place === null ? "Its parts are not those of a file of progress." : `At “${place.slice(0, 60)}” stands what cannot be there.`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Progress out of a file, as far as this page knows its lessons. Total: whatever the file holds, there is a sentence. */
export function readProgress(text: string, { lessons, challenges }: Course): ReadProgress {
  if (text.length > largestProgress) return refused("It is larger than any file of progress.")
  const value = parsed(text)
  if (value === undefined) return refused("It is no JSON, which files of progress are.")
  const result = v.safeParse(FileSchema, value)
  if (!result.success) return refused(fault(value, result.issues))
  const known = new Map<string, readonly string[]>([
    ...lessons.map(({ id, steps }) => [id, steps.map((step) => step.id)] as const),
    ...challenges.map(({ id }) => [id, ["score"]] as const),
  ])
  const entries = Object.entries(result.output.lessons)
  const usable = entries.flatMap(([id, { score, on, ...entry }]) => {
    const steps = known.get(id)
    if (!steps?.includes(entry.step)) return []
    const isScored = steps[0] === "score"
    return [
      [
        id,
        {
          ...entry,
          solved: entry.solved.filter((one) => steps.includes(one)),
          ...(score !== undefined && isScored ? { score } : {}),
          ...(on === undefined ? {} : { on }),
        },
      ] as const,
    ]
  })
  const left = entries.length - usable.length
  const says = [
    usable.length === 0
      ? "Nothing in it is of lessons that this page has."
      : `Progress of ${plural(usable.length, "lesson or challenge", "lessons and challenges")} was added to what is kept here.`,
    left > 0 && usable.length > 0 ? `${left} more could not be used: this page has no such lesson, or no such step.` : "",
  ]
  return { is: "read", memory: Object.fromEntries(usable), says: says.filter((one) => one !== "").join(" ") }
}
