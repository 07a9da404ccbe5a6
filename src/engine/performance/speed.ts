import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Bound, BoundBy, Gpu, Range, SpeedKind, TensorPrecision, WorkloadClass } from "../../dataset/core.ts"
import { effectsIn, kindOfClass, termsOf } from "./speedEffects.ts"
import { noEncoder, rateOf } from "../workload/rates.ts"

/** What else is known of the work: the number format of its matrix products, its class. */
export interface WorkDetails {
  readonly tensorPrecision?: TensorPrecision | undefined
  readonly workloadClass?: WorkloadClass | undefined
  /** Kind of work among the published speeds, where it is known better than by its class. */
  readonly kind?: SpeedKind | undefined
}

/** What one bound contributes to the time on another GPU. */
export interface BoundSpeed {
  readonly bound: Bound
  /** Of the time on the reference GPU. */
  readonly share: Range
  /** Rates of the resource on the reference GPU and on this one; null: not known. */
  readonly ofReference: number | null
  readonly ofGpu: number | null
  /** Speed of this part against the reference GPU. */
  readonly ratio: Range
  /** Of the rates alone, before the fitted correction; a maker's usual rate stands in for one that is not known. */
  readonly rated: number
  /** Standard deviation of ln(ratio): of the fitted effects, and of rates that are not known. */
  readonly deviation: number
}

interface Spread {
  /** Mean of ln(rate ÷ FP32 peak) over the GPUs whose rate is known, and its standard deviation. */
  readonly mean: number
  readonly deviation: number
}

const spreads = new WeakMap<object, Map<string, Spread | null>>()

/** How the rates of a vendor's GPUs lie about their FP32 peaks: what an unknown rate is taken to be, and how far it may be off. */
function spreadOf(bound: Bound, vendor: Gpu["vendor"], precision: TensorPrecision, catalogue: Catalogue): Spread | null {
  let ofCatalogue = spreads.get(catalogue.gpuResources)
  if (!ofCatalogue) spreads.set(catalogue.gpuResources, (ofCatalogue = new Map()))
  const key = `${bound} ${vendor} ${precision}`
  const found = ofCatalogue.get(key)
  if (found !== undefined) return found
  const values = catalogue.gpus.flatMap((gpu) => {
    const rate = gpu.vendor === vendor ? rateOf(bound, gpu, catalogue.resources(gpu.id), precision) : null
    return rate !== null && rate > noEncoder && gpu.fp32Tflops !== null ? [Math.log(rate / gpu.fp32Tflops)] : []
  })
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, values.length - 1))
  const made = values.length < 3 ? null : { mean, deviation }
  ofCatalogue.set(key, made)
  return made
}

/** The rate of a GPU, its logarithm with a deviation: 0 where the rate is known; null where not even its FP32 peak is. */
function logRate(
  bound: Bound,
  gpu: Gpu,
  precision: TensorPrecision,
  catalogue: Catalogue,
): { readonly mean: number; readonly deviation: number; readonly known: number | null } | null {
  const rate = rateOf(bound, gpu, catalogue.resources(gpu.id), precision)
  if (rate !== null) return { mean: Math.log(rate), deviation: 0, known: rate }
  if (gpu.fp32Tflops === null) return null
  const spread = spreadOf(bound, gpu.vendor, precision, catalogue)
  return spread && { mean: Math.log(gpu.fp32Tflops) + spread.mean, deviation: spread.deviation, known: null }
}

/** The part of the time that no faster GPU shortens: what the shares leave to 1. */
export const fixedShare = (boundBy: BoundBy): number =>
  Math.max(0, 1 - Object.values(boundBy).reduce((sum, one) => sum + (one?.likely ?? 0), 0))

/** The parts of a speed, one for each bound; null where neither a rate nor an FP32 peak is known that would give one. */
export function speedParts(
  gpu: Gpu,
  reference: Gpu,
  boundBy: BoundBy,
  catalogue: Catalogue,
  details: WorkDetails = {},
): readonly BoundSpeed[] | null {
  const precision = details.tensorPrecision ?? "fp16"
  const kind = kindOf(details)
  const { spreads, reach } = catalogue.speedModel
  const effects = effectsIn(catalogue)
  const parts: BoundSpeed[] = []
  for (const [bound, share] of Object.entries(boundBy) as [Bound, Range | undefined][]) {
    if (!share) continue
    const here = logRate(bound, gpu, precision, catalogue)
    const there = logRate(bound, reference, precision, catalogue)
    if (!here || !there) return null
    const peaks = here.mean - there.mean
    let mean = peaks
    let variance = here.deviation ** 2 + there.deviation ** 2
    for (const { kind: of, name, factor } of termsOf(bound, { gpu, reference, peaks }, kind, precision, catalogue)) {
      const effect = effects.get(name)
      mean += factor * (effect?.mean ?? 0)
      variance += (factor * (effect?.spread ?? spreads[of] ?? 0)) ** 2
    }
    const deviation = Math.sqrt(variance)
    parts.push({
      bound,
      share,
      ofReference: there.known,
      ofGpu: here.known,
      rated: Math.exp(peaks),
      deviation,
      ratio: { low: Math.exp(mean - reach * deviation), likely: Math.exp(mean), high: Math.exp(mean + reach * deviation) },
    })
  }
  return parts
}

/** What one measurement of one program adds to the doubt about a speed: its software, its host, its shape. Standard deviation of ln(speed). */
export function doubtOfOne(logSpeed: number, kind: SpeedKind | null, catalogue: Catalogue): number {
  const { spreads, noise } = catalogue.speedModel
  const ofKind = kind ? noise[kind] : undefined
  const known = Object.values(noise)
  const usual = known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : 0
  return Math.hypot(ofKind ?? usual, (spreads["software"] ?? 0) * logSpeed, spreads["table"] ?? 0, Math.SQRT2 * (spreads["board"] ?? 0))
}

/** Speed of all parts together, with what the shares themselves and one program's own ways leave open; independent, so deviations add as squares. */
export function speedOfParts(parts: readonly BoundSpeed[], boundBy: BoundBy, catalogue: Catalogue, kind: SpeedKind | null = null): Range {
  const fixed = fixedShare(boundBy)
  const time = (of: (part: BoundSpeed) => number, still: number): number =>
    parts.reduce((sum, part) => sum + of(part) / part.ratio.likely, still)
  const total = time((part) => part.share.likely, fixed)
  const likely = 1 / total
  const { reach } = catalogue.speedModel
  let variance = doubtOfOne(Math.log(likely), kind, catalogue) ** 2
  for (const part of parts) {
    const weight = part.share.likely / part.ratio.likely / total
    variance += (weight * part.deviation) ** 2
    // A share at either end of its range, the others giving way in proportion.
    for (const end of ["low", "high"] as const) {
      const share = part.share[end]
      const rest = part.share.likely < 1 ? (1 - share) / (1 - part.share.likely) : 1
      const moved = time((one) => (one === part ? share : one.share.likely * rest), fixed * rest)
      variance += (Math.log(moved / total) / reach) ** 2 / 2
    }
  }
  const far = reach * Math.sqrt(variance)
  return { low: likely * Math.exp(-far), likely, high: likely * Math.exp(far) }
}

/**
 * Speed of a GPU against the reference GPU at work that is bound as `boundBy` says: time on this GPU is the sum, over what binds, of the share of
 * the time on the reference ÷ the ratio of that resource (a roofline by phases), and what no GPU shortens. Ratios are those of the rates, corrected by what published
 * speeds say of slopes, generations, makers and power (speedEffects.ts). A resource that is not known widens the range by as much
 * as the vendor's GPUs differ in it; null where no rate is known at all. The range holds models/speeds' `nominalCoverage` of published speeds unseen.
 */
export function speedOf(gpu: Gpu, reference: Gpu, boundBy: BoundBy, catalogue: Catalogue, details: WorkDetails = {}): Range | null {
  if (gpu.id === reference.id) return { low: 1, likely: 1, high: 1 }
  const parts = speedParts(gpu, reference, boundBy, catalogue, details)
  return parts && speedOfParts(parts, boundBy, catalogue, kindOf(details))
}

/** The kind of work that stands for these details. */
export const kindOf = ({ kind, workloadClass }: WorkDetails): SpeedKind | null =>
  kind ?? (workloadClass ? (kindOfClass[workloadClass] ?? null) : null)
