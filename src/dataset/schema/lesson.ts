import * as v from "valibot"
import { EvidenceListSchema, IdSchema } from "./common.ts"
import { lookable } from "./looks.ts"

/** The form of lessons that this page reads. */
export const lessonVersion = 1

/**
 * What a claim can be about; the view that its link opens says of what. Shares in percent, pauses and copies in seconds, frames in ms, USD in
 * thousands (`-k`) or millions (`-m`) as is likely, power in kW at the peak. `per-gpu`: VMs of the first group on a GPU. `lost-vms`: those that
 * a host takes with it when it fails.
 */
export const lessonFigures = [
  "vms-that-fit",
  "vms-planned",
  "gpus",
  "share-low",
  "share-likely",
  "share-high",
  "calls",
  "call-microseconds",
  "native-ms",
  "added-ms",
  "waits-ms",
  "pause-low",
  "pause-high",
  "pause-likely",
  "copy-seconds",
  "rounds",
  "frame-ms",
  "hosts",
  "boards",
  "per-gpu",
  "vm-month",
  "cost-k",
  "cost-m",
  "cost-low-k",
  "cost-high-k",
  "gpus-k",
  "hosts-k",
  "licences-k",
  "energy-k",
  "maintenance-k",
  "broker-k",
  "rights-k",
  "kw",
  "drain-minutes",
  "lost-vms",
  "kept-vms",
  "weights-gib",
  "cache-gib",
] as const
export type LessonFigure = (typeof lessonFigures)[number]

/** A figure that a lesson's text states: the words that state it, and the link at which the engine says the same. */
const ClaimSchema = v.strictObject({
  says: v.string(),
  link: v.string(),
  figure: v.picklist(lessonFigures),
  /** As the words have it, rounded. */
  value: v.number(),
})
export type LessonClaim = Readonly<v.InferOutput<typeof ClaimSchema>>

const NumberPredictionSchema = v.strictObject({
  kind: v.literal("number"),
  question: v.string(),
  unit: v.string(),
  least: v.number(),
  most: v.number(),
  /** The value of one of the lesson's claims. */
  answer: v.number(),
  /** How far off counts as close. */
  within: v.number(),
})

/** A number again, told by dragging the end of a bar that stands among others on the same scale. */
const BarPredictionSchema = v.strictObject({
  ...NumberPredictionSchema.entries,
  kind: v.literal("bar"),
  /** What the reader's own bar is called. */
  name: v.string(),
  /** How far one key takes it. */
  step: v.number(),
  /** Bars to compare with; their values are claims of the lesson, too. */
  beside: v.array(v.strictObject({ name: v.string(), value: v.number() })),
})

const ChoicePredictionSchema = v.strictObject({
  kind: v.literal("choice"),
  question: v.string(),
  options: v.array(v.string()),
  /** Place of the right one, from 0. */
  answer: v.number(),
})

/** Asked before the step’s `reveal` is shown. */
const PredictionSchema = v.variant("kind", [NumberPredictionSchema, BarPredictionSchema, ChoicePredictionSchema])
export type LessonPrediction = Readonly<v.InferOutput<typeof PredictionSchema>>

export const taskControls = ["count", "workload", "needs", "technique", "slice", "network"] as const
export type TaskControl = (typeof taskControls)[number]

/** What is to be reached by the learner's own hand; the engine says whether it is. */
const TaskSchema = v.strictObject({
  text: v.string(),
  /** Where it begins, as behind `#`, without goals. */
  scenario: v.string(),
  /** As behind `goal=`. */
  goals: v.string(),
  /** Inputs shown beside the board, as behind `controls=`. */
  controls: v.array(v.picklist(taskControls)),
  /** Told one by one. */
  hints: v.array(v.string()),
  /** A scenario that meets the goals; a test holds it against the engine. */
  solution: v.string(),
  explanation: v.string(),
})
export type LessonTask = Readonly<v.InferOutput<typeof TaskSchema>>

/** What can be shown beside a step, as behind `embed=`. */
export const lessonViews = ["call", "share", "move", "emulate", "board", "cost", "migration", "datacenter"] as const

/**
 * One step. Texts are Markdown of a small kind: paragraphs, **bold**, and links to `#…`. What stands in `reveal` and `live` is shown once
 * the prediction has been made, where there is one.
 */
export const StepSchema = v.strictObject({
  id: IdSchema,
  title: v.string(),
  text: v.string(),
  prediction: v.optional(PredictionSchema),
  reveal: v.optional(v.string()),
  /** A mechanism that moves, or a view of a scenario, at a place of its own. */
  live: v.optional(
    v.strictObject({
      view: v.picklist(lessonViews),
      fragment: v.string(),
      words: v.string(),
      /** What of it to look at, as behind `look=`: said above it, and framed in it. */
      look: v.optional(v.array(v.picklist(lookable))),
    }),
  ),
  task: v.optional(TaskSchema),
})
export type LessonStep = Readonly<v.InferOutput<typeof StepSchema>>

/**
 * A task with a score. It is 100 times the best there is over the reader's own figure, or the other way round where more is better, once all
 * goals are met. The best is proven: a test works out every product, GPU and slice that the scenario allows.
 */
export const ChallengeSchema = v.strictObject({
  version: v.literal(lessonVersion),
  /** Stands in links beside those of lessons; permanent. */
  id: IdSchema,
  title: v.string(),
  summary: v.string(),
  minutes: v.number(),
  ...TaskSchema.entries,
  score: v.strictObject({
    /** The goal whose figure counts, as behind `goal=`. */
    of: v.picklist(["cost-most", "vms-least"]),
    best: v.number(),
  }),
  evidence: EvidenceListSchema,
})
export type Challenge = Readonly<v.InferOutput<typeof ChallengeSchema>>

/** A lesson of some minutes. */
export const LessonSchema = v.strictObject({
  version: v.literal(lessonVersion),
  /** Stands in links; permanent. */
  id: IdSchema,
  title: v.string(),
  summary: v.string(),
  minutes: v.number(),
  steps: v.array(StepSchema),
  claims: v.array(ClaimSchema),
  /** Words with figures in them that are names or settings, and so claim nothing. */
  given: v.array(v.string()),
  evidence: EvidenceListSchema,
})
export type Lesson = Readonly<v.InferOutput<typeof LessonSchema>>
