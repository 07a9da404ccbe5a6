import * as v from "valibot"
import { EvidenceListSchema, IdSchema, nullableNumber, RangeSchema } from "./common.ts"

/** What one board of this GPU costs (SXM and OAM: one module), and the observations behind it. */
export const GpuPriceSchema = v.strictObject({
  gpu: IdSchema,
  boardPriceUsd: v.nullable(RangeSchema),
  evidence: EvidenceListSchema,
  note: v.nullable(v.string()),
  observations: v.array(
    v.strictObject({
      lowUsd: nullableNumber,
      medianUsd: v.optional(nullableNumber),
      highUsd: nullableNumber,
      kind: v.string(),
      date: v.nullable(v.string()),
      unit: v.optional(v.nullable(v.string())),
      note: v.nullable(v.string()),
      evidence: EvidenceListSchema,
    }),
  ),
})
export type GpuPrice = Readonly<v.InferOutput<typeof GpuPriceSchema>>

/** Electrical draw of one board. */
export const GpuPowerSchema = v.strictObject({
  gpu: IdSchema,
  idleWatts: v.number(),
  fullLoadWatts: v.number(),
  tdpWatts: nullableNumber,
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type GpuPower = Readonly<v.InferOutput<typeof GpuPowerSchema>>

/** What a licence is counted by. */
export const licenceMetrics = [
  "concurrent-user",
  "named-user",
  "vm",
  "gpu",
  "board",
  "core",
  "socket",
  "host",
  "cluster",
  "rule",
  "status",
] as const
export const licenceTerms = ["year", "month", "hour", "perpetual", "none"] as const

export const LicenceSchema = v.strictObject({
  id: IdSchema,
  product: v.string(),
  edition: v.nullable(v.string()),
  /** The row of the price list that took its place: what is bought today. */
  supersededBy: v.optional(IdSchema),
  metric: v.picklist(licenceMetrics),
  metricWords: v.nullable(v.string()),
  /** Price for one unit of `metric` and one `term`, USD. Null: not published or not found. */
  priceUsd: v.nullable(RangeSchema),
  currency: v.string(),
  term: v.picklist(licenceTerms),
  termWords: v.nullable(v.string()),
  /** Yearly support on top of a perpetual licence, USD per unit. */
  supportUsdPerYear: v.optional(v.nullable(RangeSchema)),
  minCoresPerCpu: v.optional(nullableNumber),
  minCoresPerOrder: v.optional(nullableNumber),
  minCoresPerServer: v.optional(nullableNumber),
  maxCoresPerSubscription: v.optional(nullableNumber),
  priceKind: v.nullable(v.string()),
  date: v.nullable(v.string()),
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type Licence = Readonly<v.InferOutput<typeof LicenceSchema>>

/** A planning default with its range: electricity, PUE, lives, ratios. Values are in `unit`, unscaled. */
export const DefaultSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  value: RangeSchema,
  unit: v.string(),
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type PlanningDefault = Readonly<v.InferOutput<typeof DefaultSchema>>
