import * as v from "valibot"
import { EvidenceListSchema, IdSchema, nullableNumber, nullableString, TensorPrecisionSchema, WorkloadClassSchema } from "./common.ts"

/** Kinds of work that published speeds tell apart, each with what binds it (models/speed-kinds). */
export const speedKinds = [
  "llm-decode-one",
  "llm-decode-batch",
  "llm-prefill",
  "llm-serving",
  "llm-served",
  "image-generation",
  "batched-inference",
  "stream-inference",
  "training",
  "matrix-products",
  "arithmetic-fp32",
  "recurrent-fp32",
  "memory-streams",
  "fp64",
  "simulation",
  "graphics",
  "ray-tracing",
  "encoding",
] as const
export type SpeedKind = (typeof speedKinds)[number]

/** Work of which no bound speaks: shown, never fitted. */
const otherKinds = ["drawing-2d", "transfer", "arithmetic-other"] as const

/** A published speed of one GPU against another at the same work. `speedRatio` above 1: the GPU is faster than the reference. */
export const SpeedSchema = v.strictObject({
  id: IdSchema,
  /** Null where the dataset has no row for what was measured; the name as published stands beside it. */
  gpu: v.nullable(IdSchema),
  gpuName: v.string(),
  referenceGpu: v.nullable(IdSchema),
  referenceGpuName: v.string(),
  workloadClass: WorkloadClassSchema,
  work: v.picklist([...speedKinds, ...otherKinds]),
  /** Number format of its matrix products; null where there are none, or none is told. */
  tensorPrecision: v.nullable(TensorPrecisionSchema),
  workload: v.string(),
  metric: v.string(),
  higherIsBetter: v.boolean(),
  /** Of one GPU, or of one engine of it (`per`); null where only the ratio was published. */
  value: nullableNumber,
  referenceValue: nullableNumber,
  speedRatio: v.pipe(v.number(), v.minValue(0.0001)),
  per: v.picklist(["gpu", "engine"]),
  gpusInSystem: v.number(),
  year: nullableNumber,
  /** fit: one GPU against another at the same work; context: shown, not comparable enough to compute with. */
  use: v.picklist(["fit", "context"]),
  useReason: nullableString,
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type Speed = Readonly<v.InferOutput<typeof SpeedSchema>>

const share = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))

/** What binds a kind of work on an A100 PCIe 80 GB; what is left to 1 is time that no faster GPU shortens. */
export const SpeedKindSchema = v.strictObject({
  id: v.picklist(speedKinds),
  name: v.string(),
  boundBy: v.strictObject({ fp32: share, tensor: share, memory: share, fp64: share, encode: share }),
  tensorPrecision: v.nullable(TensorPrecisionSchema),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type SpeedKindRow = Readonly<v.InferOutput<typeof SpeedKindSchema>>

/** The fitted correction of rated peaks: written by scripts/fit.ts. Logarithms throughout. */
export const SpeedModelSchema = v.strictObject({
  /** Standard deviations of effects by their kind, and of one reading by its kind of work. */
  spreads: v.record(v.string(), v.number()),
  noise: v.record(v.picklist(speedKinds), v.number()),
  /** Standard deviations that a range reaches to either side, and the share of figures of sources unseen that it is made to hold. */
  reach: v.number(),
  nominalCoverage: v.number(),
  readings: v.number(),
  sources: v.number(),
  /** Effects by name: mean and standard deviation. */
  effects: v.array(v.strictObject({ name: v.string(), mean: v.number(), spread: v.number() })),
  evidence: EvidenceListSchema,
})
export type SpeedModel = Readonly<v.InferOutput<typeof SpeedModelSchema>>

const nullableRange = v.nullable(v.strictObject({ low: v.number(), likely: v.number(), high: v.number() }))
const SpeedTallySchema = v.strictObject({
  name: v.string(),
  rows: v.number(),
  sources: v.number(),
  inside: nullableNumber,
  /** The same, each source counting once. */
  insideBySource: nullableNumber,
  medianError: nullableNumber,
  medianErrorBySource: nullableNumber,
  /** Median of high ÷ low. */
  width: nullableNumber,
})
export type SpeedTally = Readonly<v.InferOutput<typeof SpeedTallySchema>>

/** The model held against every published speed with its source left out, written by scripts/fit.ts. */
export const SpeedValidationSchema = v.strictObject({
  rows: v.array(
    v.strictObject({
      id: IdSchema,
      published: v.number(),
      leftOut: nullableRange,
      fitted: nullableNumber,
      reason: nullableString,
    }),
  ),
  summary: v.array(
    v.strictObject({ method: v.picklist(["left-out", "in-sample", "fp32-power"]), by: v.string(), tally: SpeedTallySchema }),
  ),
})
export type SpeedValidation = Readonly<v.InferOutput<typeof SpeedValidationSchema>>
