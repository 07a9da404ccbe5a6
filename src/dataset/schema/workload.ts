import * as v from "valibot"
import {
  ApiIdSchema,
  BoundBySchema,
  EvidenceListSchema,
  IdSchema,
  RangeSchema,
  TensorPrecisionSchema,
  WorkloadClassSchema,
} from "./common.ts"
import { EncodeDemandSchema } from "./encoder.ts"
import { GuestSystemSchema } from "./product.ts"

/** One need is met by any of its alternatives; a workload's needs must all be met. */
export const ApiNeedSchema = v.strictObject({
  anyOf: v.pipe(v.array(v.strictObject({ api: ApiIdSchema, minVersion: v.optional(v.nullable(v.string())) })), v.minLength(1)),
})
export type ApiNeed = Readonly<v.InferOutput<typeof ApiNeedSchema>>

export const WorkloadSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  shortName: v.string(),
  summary: v.string(),
  class: WorkloadClassSchema,
  kind: v.picklist(["graphics", "compute", "media"]),
  frameBufferMib: v.strictObject({ min: v.number(), default: v.number(), max: v.number() }),
  vcpu: v.number(),
  ramGib: v.number(),
  displays: v.number(),
  resolution: v.nullable(v.string()),
  apiNeeds: v.array(ApiNeedSchema),
  guestSystem: GuestSystemSchema,
  targetFps: v.nullable(v.number()),
  /** Share of wall time that the reference GPU is busy for this one VM, alone, 0..1. */
  gpuDutyMean: v.number(),
  gpuDutyPeak: v.number(),
  /** The GPU on which that duty is stated. */
  referenceGpu: IdSchema,
  /** Shares of its GPU time on that GPU that each resource binds. */
  boundBy: BoundBySchema,
  /** Number format of the part that the matrix units bind; exactly where there is such a part. */
  tensorPrecision: v.optional(TensorPrecisionSchema),
  /** What a VM encodes while active, where encoding is what it is for. */
  encode: v.optional(EncodeDemandSchema),
  /** Share of the VMs active together in the busy hour, 0..1. */
  activeShare: v.number(),
  /** Least share of native performance its users accept, 0..1; a planning default. */
  leastNativeShare: v.number(),
  nvidiaLicence: v.nullable(v.string()),
  displayStreamMbpsMean: v.nullable(v.number()),
  displayStreamMbpsPeak: v.nullable(v.number()),
  /** What API forwarding has to carry for each second of native work. */
  remoting: v.strictObject({
    activeFps: v.nullable(v.number()),
    drawCallsPerFrame: v.nullable(RangeSchema),
    apiCallsPerDrawCall: v.nullable(v.number()),
    apiCallsPerSecond: RangeSchema,
    bytesPerCall: v.number(),
    commandMibPerSecond: v.strictObject({ likely: v.number(), high: v.number() }),
    /** Blocking round trips a second: per frame x frames, or as stated. */
    roundTripsPerSecond: v.number(),
    uploadMibPerSecond: RangeSchema,
    readbackMibPerSecond: v.number(),
  }),
  /** What the source calls the APIs, word for word. */
  apiWords: v.array(v.string()),
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type Workload = Readonly<v.InferOutput<typeof WorkloadSchema>>
