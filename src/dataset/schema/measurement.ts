import * as v from "valibot"
import {
  EvidenceListSchema,
  IdSchema,
  nullableNumber,
  nullableString,
  RangeSchema,
  TechniqueIdSchema,
  TechnologyIdSchema,
  WorkloadClassSchema,
} from "./common.ts"
import { remotingLevels, remotingTransports } from "./product.ts"

/** What becomes of the frames that were drawn. */
export const presentations = ["shown", "copied", "discarded", "offscreen"] as const
/** The part of a job that was timed. */
export const measuredPhases = ["decode", "prefill", "request", "cold-start", "training-step"] as const
/** An API that the host runs forwarded calls on, where it is not the guest's own. */
export const hostApis = ["metal", "vulkan", "opengl", "opengles", "direct3d11", "direct3d12"] as const

const positive = v.exactOptional(v.pipe(v.number(), v.gtValue(0)))

/**
 * What the run asked of the path between guest and GPU, as far as its source states it or its own figures give it; what is absent is not known.
 * Rates are those of the native run: a virtual one asks the same for each frame, launch or job, in more time.
 */
const measuredLoad = {
  /** vCPUs of the VM, or threads that render in software. */
  vcpu: positive,
  hostCpu: v.exactOptional(v.string()),
  /** Absent where the host runs the guest's own API, and where nobody says. */
  hostApi: v.exactOptional(v.picklist(hostApis)),
  presentation: v.exactOptional(v.picklist(presentations)),
  /** Frames a second that a display allows at most: neither side can be faster. */
  frameCapFps: positive,
  phase: v.exactOptional(v.picklist(measuredPhases)),
  /** Rate of the link between client and GPU, as capped or as built. */
  linkGbps: positive,
  roundTripSeconds: positive,
  apiCallsPerSecond: positive,
  drawCallsPerFrame: positive,
  framesPerSecond: positive,
  bytesPerSecond: positive,
  roundTripsPerSecond: positive,
  kernelLaunches: positive,
  /** Mean time of one kernel on the native GPU. */
  kernelSeconds: positive,
  /** Bytes moved between client and GPU for the whole job timed. */
  jobBytes: positive,
  /** Time of the job in the native run. */
  jobSeconds: positive,
}

/** A published comparison of virtual with native. Shares are fractions of native, 1 = as fast as native. */
export const MeasurementSchema = v.strictObject({
  id: IdSchema,
  technique: v.nullable(TechniqueIdSchema),
  technology: v.nullable(TechnologyIdSchema),
  family: v.string(),
  variant: v.string(),
  product: nullableString,
  /** Product ids it speaks for; empty where it speaks for a whole technology or technique. */
  products: v.array(IdSchema),
  gpu: nullableString,
  hypervisor: nullableString,
  guestOs: nullableString,
  workload: nullableString,
  workloadClass: WorkloadClassSchema,
  metric: nullableString,
  unit: v.optional(nullableString),
  nativeValue: nullableNumber,
  virtualValue: nullableNumber,
  nativeShare: v.strictObject({ low: nullableNumber, mean: nullableNumber, high: nullableNumber }),
  entitlementShare: v.optional(nullableNumber),
  shareOfEntitlement: v.optional(nullableNumber),
  concurrency: nullableNumber,
  scheduler: nullableString,
  network: nullableString,
  year: nullableNumber,
  reference: nullableString,
  comparison: v.optional(nullableString),
  comparisonQuality: v.optional(nullableString),
  scenario: v.optional(nullableString),
  scenarioCaveat: v.optional(nullableString),
  gpusInSystem: v.optional(nullableNumber),
  nativeSystems: v.optional(nullableNumber),
  derivation: v.optional(nullableString),
  hypervisorNote: v.optional(nullableString),
  confidence: v.optional(nullableString),
  ...measuredLoad,
  note: nullableString,
  /**
   * efficiency: one VM on one GPU, comparable, so the engine's efficiency rests on it; sharing: several VMs or a slice;
   * context: shown, but not comparable enough to compute with (the reason is in `useReason`).
   */
  use: v.picklist(["efficiency", "sharing", "context"]),
  useReason: nullableString,
  evidence: EvidenceListSchema,
})
export type Measurement = Readonly<v.InferOutput<typeof MeasurementSchema>>

/** How the kernels of compute work are sized, and what its bytes are. */
export const kernelSizes = ["large", "small", "single", "decode", "prefill", "unstated"] as const
export const movedKinds = [
  "images",
  "dense",
  "language",
  "weights",
  "ml-inference",
  "ml-training",
  "hpc-compute-bound",
  "video-encode",
] as const
export const drawnKinds = ["2d-desktop", "3d-graphics-gpu-bound", "3d-graphics-draw-call-heavy", "game", "light", "windows"] as const
const statedWork = { name: v.string(), note: v.string(), evidence: EvidenceListSchema }

/** Costs of forwarding one API level over one transport. Seconds and bytes; calibrated rows say on what. */
export const RemotingModelSchema = v.strictObject({
  levels: v.record(
    v.picklist(remotingLevels),
    v.strictObject({
      name: v.string(),
      /** Share of the API calls that actually cross to the host one by one (command buffers and native contexts batch). */
      crossingShare: RangeSchema,
      /** The same of launches of kernels, which are batched less than drawing is; left out: `crossingShare`. */
      launchCrossingShare: v.optional(RangeSchema),
      /** What one crossing costs at this level, seconds, over any transport inside a host; left out: the transport's time of a call. */
      secondsPerCrossing: v.optional(RangeSchema),
      note: v.string(),
      evidence: EvidenceListSchema,
    }),
  ),
  transports: v.record(
    v.picklist(remotingTransports),
    v.strictObject({
      name: v.string(),
      secondsPerCall: RangeSchema,
      bytesPerSecond: RangeSchema,
      roundTripSeconds: RangeSchema,
      /** Of one frame that is shown, beside its calls. */
      secondsPerFrame: RangeSchema,
      note: v.string(),
      evidence: EvidenceListSchema,
    }),
  ),
  /** What work asks of forwarding where neither a measurement nor a scenario states it: a native second of compute, a frame of graphics. */
  work: v.strictObject({
    sizes: v.record(
      v.picklist(kernelSizes),
      v.strictObject({ ...statedWork, apiCallsPerSecond: RangeSchema, roundTripsPerSecond: RangeSchema }),
    ),
    bytes: v.record(v.picklist(movedKinds), v.strictObject({ ...statedWork, bytesPerSecond: RangeSchema })),
    frames: v.record(
      v.picklist(drawnKinds),
      v.strictObject({
        ...statedWork,
        framesPerSecond: RangeSchema,
        apiCallsPerFrame: RangeSchema,
        bytesPerFrame: RangeSchema,
        roundTripsPerFrame: RangeSchema,
      }),
    ),
    /** Calls that one thread can issue natively. */
    mostCallsPerSecond: v.strictObject({ value: RangeSchema, note: v.string(), evidence: EvidenceListSchema }),
  }),
  /** Seconds that a second API on the host adds to a native second. */
  translation: v.strictObject({
    seconds: RangeSchema,
    /** Products that draw on another API than their guests'. */
    products: v.array(IdSchema),
    note: v.string(),
    evidence: EvidenceListSchema,
  }),
  /** Of one frame that is read back for a viewer, in place of the transport's. */
  copying: v.strictObject({ secondsPerFrame: RangeSchema, note: v.string(), evidence: EvidenceListSchema }),
  /** Added = (1 + asynchronous ^ power) ^ (1 ÷ power) − 1: 1, calls add up with the GPU's work; the greater, the more only the longer counts. */
  overlap: v.strictObject({ power: RangeSchema, note: v.string(), evidence: EvidenceListSchema }),
})
export type RemotingModel = Readonly<v.InferOutput<typeof RemotingModelSchema>>

/** A named constant of the engine with its range and its source. */
export const ModelParameterSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  value: RangeSchema,
  unit: v.string(),
  appliesTo: v.string(),
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type ModelParameter = Readonly<v.InferOutput<typeof ModelParameterSchema>>

/** How published shares are put together: spreads fitted by scripts/fit.ts, on the scale of each family of readings. */
export const pooledFamilies = ["direct", "detour", "forwarded", "software", "slice", "request", "neighbour", "turns"] as const
export const PoolingSchema = v.strictObject({
  id: v.picklist(pooledFamilies),
  name: v.string(),
  /** Mean that is expected before anything is known, and how far it may be off. */
  mean: v.number(),
  meanSpread: v.number(),
  /** Standard deviations between groups, by kind of group. */
  kinds: v.array(v.strictObject({ name: v.string(), spread: v.number() })),
  /** Standard deviation of one reading about its groups. */
  noise: v.number(),
  /** Standard deviations that a range reaches to either side. */
  reach: v.number(),
  /** The same by kind of path, of a family that tells them apart. */
  reaches: v.optional(v.record(v.string(), v.number())),
  readings: v.number(),
  papers: v.number(),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type Pooling = Readonly<v.InferOutput<typeof PoolingSchema>>

/** What a fit leaves over: a published figure beside what the fitted model says of it. */
export const ResidualSchema = v.strictObject({
  id: IdSchema,
  family: v.picklist([...pooledFamilies, "remoting-call-cost"]),
  published: v.number(),
  fitted: v.number(),
  /** Published less fitted on the scale of the family. */
  residual: v.number(),
})
export type Residual = Readonly<v.InferOutput<typeof ResidualSchema>>

const nullableRange = v.nullable(v.strictObject({ low: v.number(), likely: v.number(), high: v.number() }))
const TallySchema = v.strictObject({
  rows: v.number(),
  predicted: v.number(),
  coverage: nullableNumber,
  coverageBySource: nullableNumber,
  meanWidth: nullableNumber,
  medianError: nullableNumber,
  intervalScore: nullableNumber,
})
export const validationMethods = [
  "left-out",
  "publisher-left-out",
  "product-left-out",
  "class-left-out",
  "in-sample",
  "previous-method",
  "global-quantiles",
] as const
export const interests = ["maker", "independent"] as const

/** The model held against every published figure, written by scripts/fit.ts. */
export const ValidationSchema = v.strictObject({
  nominalCoverage: v.number(),
  rows: v.array(
    v.strictObject({
      id: IdSchema,
      technique: v.nullable(TechniqueIdSchema),
      workloadClass: WorkloadClassSchema,
      use: v.picklist(["efficiency", "sharing", "context"]),
      source: IdSchema,
      /** What was measured, in words. */
      what: v.string(),
      /** False for rows of other tables, which have no page among the measurements. */
      page: v.boolean(),
      published: nullableNumber,
      leftOut: nullableRange,
      inSample: nullableRange,
      reason: nullableString,
    }),
  ),
  /** How often ranges held that were made without the source, each source counting once: of a technique, of it and a class of work, and of those by who measured. */
  calibration: v.array(
    v.strictObject({
      technique: TechniqueIdSchema,
      workloadClass: v.nullable(WorkloadClassSchema),
      interest: v.nullable(v.picklist(interests)),
      sources: v.number(),
      rows: v.number(),
      /** Null: fewer than three sources are too few to say. */
      coverage: nullableNumber,
      interval: v.nullable(v.strictObject({ low: v.number(), high: v.number() })),
      meanWidth: nullableNumber,
      outside: v.number(),
    }),
  ),
  summary: v.array(
    v.strictObject({
      method: v.picklist(validationMethods),
      use: v.picklist(["efficiency", "sharing", "context"]),
      technique: v.nullable(TechniqueIdSchema),
      workloadClass: v.nullable(WorkloadClassSchema),
      tally: TallySchema,
    }),
  ),
})
export type Validation = Readonly<v.InferOutput<typeof ValidationSchema>>

/** stun = intercept + slope x used frame buffer (+ memory slope x VM RAM), seconds, fitted on published tables. */
export const StunModelSchema = v.strictObject({
  id: IdSchema,
  release: v.string(),
  /** The platform whose release it is. */
  hypervisor: IdSchema,
  /** What is to be expected, or the longest to plan for. */
  kind: v.picklist(["expected", "worst-case"]),
  /** Much of the frame buffer is copied while the VM still runs. */
  copiesAhead: v.boolean(),
  interceptSeconds: v.number(),
  secondsPerGib: v.number(),
  secondsPerGibVmRam: v.number(),
  networkGbps: v.number(),
  rSquared: nullableNumber,
  effectiveRateGbps: nullableNumber,
  validGib: nullableString,
  basedOn: v.string(),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type StunModel = Readonly<v.InferOutput<typeof StunModelSchema>>

/** What must hold before a running VM can be moved, for the products, technologies, GPUs and workloads named; an empty list names all. */
export const MigrationConditionSchema = v.strictObject({
  id: IdSchema,
  text: v.string(),
  products: v.array(IdSchema),
  technologies: v.array(TechnologyIdSchema),
  gpus: v.array(IdSchema),
  workloads: v.array(v.picklist(["graphics", "compute", "media"])),
  /** Only of GPUs that have ECC. */
  needsEcc: v.boolean(),
  /** Only on migration networks slower than this, Gbit/s. */
  belowGbps: nullableNumber,
  evidence: EvidenceListSchema,
})
export type MigrationCondition = Readonly<v.InferOutput<typeof MigrationConditionSchema>>

/** The four techniques over the article's dimensions. */
export const dimensionIds = [
  "consolidation-ratio",
  "graphics-acceleration",
  "rendering-fidelity",
  "feature-support",
  "portability",
  "isolation",
  "suspend-resume",
  "live-migration",
] as const
