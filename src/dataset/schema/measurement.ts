import * as v from "valibot"
import { EvidenceListSchema, IdSchema, RangeSchema, TechniqueIdSchema, TechnologyIdSchema, WorkloadClassSchema } from "./common.ts"
import { remotingLevels, remotingTransports } from "./product.ts"

const nullableNumber = v.nullable(v.number())
const nullableString = v.nullable(v.string())

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

/** Costs of forwarding one API level over one transport. Seconds and bytes; calibrated rows say on what. */
export const RemotingModelSchema = v.strictObject({
  levels: v.record(
    v.picklist(remotingLevels),
    v.strictObject({
      name: v.string(),
      /** Share of the API calls that actually cross to the host one by one (command buffers and native contexts batch). */
      crossingShare: RangeSchema,
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
      note: v.string(),
      evidence: EvidenceListSchema,
    }),
  ),
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

/** stun = intercept + slope x used frame buffer (+ memory slope x VM RAM), seconds, fitted on published tables. */
export const StunModelSchema = v.strictObject({
  id: IdSchema,
  release: v.string(),
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
