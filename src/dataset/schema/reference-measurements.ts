import * as v from "valibot"
import { EvidenceListSchema, IdSchema, nullableNumber, nullableString, WorkloadClassSchema } from "./common.ts"

/*
 * Published figures that are shown, searched and cited but that the engine does not compute with. Each schema below describes one row;
 * the kinds at the end say which file holds an array of which.
 */

const nullableShare = v.nullable(v.pipe(v.number(), v.minValue(0)))

/** Speed of n clients that share a GPU, as fractions of the whole GPU alone. */
const ScalingSchema = v.strictObject({
  id: IdSchema,
  clients: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  technique: v.string(),
  scheduler: nullableString,
  gpu: nullableString,
  workload: nullableString,
  workloadClass: WorkloadClassSchema,
  perClientShareOfGpu: nullableShare,
  aggregateShareOfGpu: nullableShare,
  meanLatencySeconds: v.optional(v.number()),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type Scaling = Readonly<v.InferOutput<typeof ScalingSchema>>

/** How long a VM or process stood still while its GPU state moved, outside VMware's tables (`StunTimeSchema`). */
const MigrationTimeSchema = v.strictObject({
  id: IdSchema,
  technique: v.string(),
  product: v.string(),
  gpu: v.string(),
  network: nullableString,
  usedFrameBufferGib: nullableNumber,
  vmRamGib: nullableNumber,
  downtimeSeconds: nullableNumber,
  kind: v.string(),
  note: nullableString,
  evidence: EvidenceListSchema,
})

const SchedulerParameterSchema = v.strictObject({
  id: IdSchema,
  product: v.string(),
  parameter: v.string(),
  value: v.string(),
  evidence: EvidenceListSchema,
})

/** A finding published without a number that could be read. */
const QualitativeFindingSchema = v.strictObject({
  id: IdSchema,
  technique: v.string(),
  finding: v.string(),
  evidence: EvidenceListSchema,
})

/** The range that the rows named allow, with a typical value of our own. `unit` says what the share is of. */
const DefensibleRangeSchema = v.strictObject({
  technique: v.string(),
  workloadClass: WorkloadClassSchema,
  low: v.number(),
  typical: v.number(),
  high: v.number(),
  unit: v.string(),
  confidence: v.string(),
  rows: v.pipe(v.array(IdSchema), v.minLength(1)),
  formula: v.optional(v.string()),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type DefensibleRange = Readonly<v.InferOutput<typeof DefensibleRangeSchema>>

/** A published formula, in words; percent where the formula says percent. */
const AnalyticModelSchema = v.strictObject({
  id: IdSchema,
  appliesTo: v.array(v.string()),
  form: v.string(),
  parameters: v.record(v.string(), v.union([v.string(), v.number()])),
  limits: v.optional(v.string()),
  notes: v.optional(v.array(v.string())),
  evidence: EvidenceListSchema,
})

/** One cell of a published table of vGPU migration pauses. Null seconds: the migration timed out. */
const StunTimeSchema = v.strictObject({
  id: IdSchema,
  release: v.string(),
  gpu: v.string(),
  networkGbps: v.number(),
  usedFrameBufferGib: v.number(),
  vmRamGib: nullableNumber,
  stunSeconds: nullableNumber,
  timedOut: v.boolean(),
  kind: v.picklist(["expected", "worst-case"]),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type StunTime = Readonly<v.InferOutput<typeof StunTimeSchema>>

/** Limits, goals and claims about migration pauses. */
const StunStatementSchema = v.strictObject({
  id: IdSchema,
  item: v.string(),
  seconds: nullableNumber,
  words: nullableString,
  note: nullableString,
  evidence: EvidenceListSchema,
})

/** One game on CPU renderers and on GPUs of the same years. */
const SoftwareRenderingSchema = v.strictObject({
  id: IdSchema,
  renderer: v.picklist(["warp-cpu", "gpu"]),
  name: v.string(),
  averageFps: v.number(),
  minimumFps: v.number(),
  maximumFps: v.number(),
  seconds: v.number(),
  workload: v.string(),
  evidence: EvidenceListSchema,
})

/** Schema of each whole file, by its path under data/ without `.json`. */
export const referenceMeasurementKinds: Record<string, v.GenericSchema> = {
  "measurements/scaling": v.array(ScalingSchema),
  "measurements/migration-times": v.array(MigrationTimeSchema),
  "measurements/schedulers": v.array(SchedulerParameterSchema),
  "measurements/qualitative": v.array(QualitativeFindingSchema),
  "measurements/defensible-ranges": v.array(DefensibleRangeSchema),
  "measurements/analytic-models": v.array(AnalyticModelSchema),
  "measurements/coverage-gaps": v.array(v.string()),
  "measurements/stun-times": v.array(StunTimeSchema),
  "measurements/stun-other": v.array(StunStatementSchema),
  "measurements/software-rendering": v.array(SoftwareRenderingSchema),
}
