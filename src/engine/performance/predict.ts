import type { UnpredictedTold } from "../basics/tellings.ts"
import { quote } from "../basics/told.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/schema/index.ts"
import { techniqueOf, type Conditions } from "./conditions.ts"
import { families, reachAt, type Family, type FittedFamily } from "./families.ts"
import { forwardingOf, type Forwarding } from "./mechanism.ts"
import { partsOf, scaleOf } from "./parts.ts"
import { farOf } from "./partialPooling.ts"
import { placeOf, poolOf, type FamilyPool, type PublishedRow } from "./published.ts"

/** A published row behind a prediction and how much it counts: the weight of its reading, 0..1. */
export interface Weight {
  readonly row: PublishedRow
  readonly weight: number
}

/** One factor of a prediction. */
export interface PredictedPart {
  readonly family: Family
  readonly range: Range
  /** Rows that carry it, heaviest first. */
  readonly rows: readonly Weight[]
  /** Readings in all that were put together. */
  readonly readings: number
  /** What forwarding is expected to add, where that is the mechanism. */
  readonly forwarding: Forwarding | null
}

export interface Predicted {
  /** Range for a published reading: share of native, which noise can carry a little above 1. */
  readonly range: Range
  /** Factors whose product it is. */
  readonly parts: readonly PredictedPart[]
}

/** Evidence put together, ready to be asked. */
export type Evidence = Readonly<Record<Family, FamilyPool>>

export const gatherEvidence = (fitted: readonly FittedFamily[], rows: readonly PublishedRow[], catalogue: Catalogue): Evidence =>
  Object.fromEntries(
    families.map((family) => {
      const own = fitted.find((one) => one.id === family)
      if (!own) throw new Error(`The spreads of "${family}" are not in data/models/pooling.json.`)
      return [family, poolOf(own, rows, catalogue)]
    }),
  ) as unknown as Evidence

/** Weights below this share of the sum are not named. */
const leastWeight = 0.02

const sorted = new WeakMap<Float64Array, readonly Weight[]>()

/** The rows by weight, heaviest first; kept with the weights, which a pool keeps for the same groups. */
function heaviest(rows: readonly PublishedRow[], weights: Float64Array): readonly Weight[] {
  let made = sorted.get(weights)
  if (!made) sorted.set(weights, (made = byWeight(rows, weights)))
  return made
}

function byWeight(rows: readonly PublishedRow[], weights: Float64Array): readonly Weight[] {
  const sum = weights.reduce((total, one) => total + Math.abs(one), 0)
  if (sum === 0) return []
  return rows
    .map((row, i) => ({ row, weight: Math.abs(weights[i] ?? 0) / sum }))
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => b.weight - a.weight)
}

/**
 * Least share of the time that a benchmark of this class keeps a GPU busy: halfway between the mean and the peak of the class's workloads, and all
 * of it where the row says so. Clients that pause lose less to taking turns than the readings of clients that never do.
 */
function busyShare(one: Conditions, catalogue: Catalogue): number {
  const own = catalogue.workloads.filter((workload) => workload.class === one.workloadClass)
  if (own.length === 0 || /saturat|busy kernel|stress/.test((one.workload ?? "").toLowerCase())) return 1
  return own.reduce((sum, workload) => sum + (workload.gpuDutyMean + workload.gpuDutyPeak) / 2, 0) / own.length
}

/** What a family's readings, with its mechanism where it has one, say of the conditions; null where the mechanism has no start. */
export function predictPart(family: Family, one: Conditions, evidence: Evidence, catalogue: Catalogue): PredictedPart | null {
  const place = placeOf(family, one, null, catalogue)
  if (!place) return null
  const { pool, rows, fitted } = evidence[family]
  const estimate = pool.estimate(place)
  const { mean, weights } = estimate
  const scale = scaleOf(family, one, catalogue)
  const far = (side: "down" | "up"): number => reachAt(fitted, place) * farOf(estimate, place, side)
  const likely = scale.from(mean)
  const high = scale.from(mean - far("down"))
  return {
    family,
    range: {
      low: scale.from(mean + far("up")),
      likely,
      high: family === "turns" ? Math.max(high, likely / busyShare(one, catalogue)) : high,
    },
    rows: heaviest(rows, weights),
    readings: rows.length,
    forwarding: family === "forwarded" ? forwardingOf(one, catalogue) : null,
  }
}

/** The product of independent factors: their deviations add as squares, in the logarithm. */
export function productOfRanges(ranges: readonly Range[]): Range {
  const likely = ranges.reduce((product, one) => product * one.likely, 1)
  const far = (end: "low" | "high"): number => Math.sqrt(ranges.reduce((sum, one) => sum + Math.log(one[end] / one.likely) ** 2, 0))
  return { low: likely * Math.exp(-far("low")), likely, high: likely * Math.exp(far("high")) }
}

/** Why nothing can be said of the conditions. */
export interface Unpredicted {
  readonly reason: UnpredictedTold
}

function whyNot(one: Conditions, catalogue: Catalogue): Exclude<UnpredictedTold["id"], "unpredicted-no-load" | "unpredicted-alone"> {
  if (one.workloadClass === "cpu-only-control") return "unpredicted-no-gpu-work"
  if (/\bmps\b|hami|interception|device-proxy|limiter/.test([one.scheduler, one.variant].filter(Boolean).join(" ").toLowerCase())) {
    return "unpredicted-containers"
  }
  return techniqueOf(one, catalogue) === null ? "unpredicted-no-technique" : "unpredicted-no-native"
}

/**
 * The range in which a published share of native is expected under these conditions, given the evidence; or why there is none.
 * The families' readings are pooled (partialPooling.ts) and their product taken; mechanisms give the start where the
 * readings alone could not. `readings` says how much stands behind it: of a family without readings the prior speaks.
 */
export function predict(one: Conditions, evidence: Evidence, catalogue: Catalogue): Predicted | Unpredicted {
  const asked = partsOf(one, catalogue)
  if (asked.length === 0) return { reason: { id: whyNot(one, catalogue), values: {} } }
  const parts = asked.map(({ family }) => predictPart(family, one, evidence, catalogue))
  const known = parts.flatMap((part) => part ?? [])
  if (known.length < parts.length) {
    return { reason: { id: "unpredicted-no-load", values: { workloadClass: quote(one.workloadClass) } } }
  }
  return { range: productOfRanges(known.map((part) => part.range)), parts: known }
}
