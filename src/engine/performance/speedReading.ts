import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu as CoreGpu } from "../../dataset/core.ts"
import type { Bound, Gpu, Speed, SpeedKind, SpeedKindRow, TensorPrecision } from "../../dataset/schema/index.ts"
import { rateOf } from "../workload/rates.ts"
import { termsOf } from "./speedEffects.ts"

/** A published speed: one GPU's against another's for the same work, as a source states it. */
export interface SpeedRow extends Pick<Speed, "id" | "workload" | "speedRatio" | "tensorPrecision" | "per"> {
  readonly kind: SpeedKind
  readonly gpu: CoreGpu | Gpu
  readonly reference: CoreGpu | Gpu
  readonly source: string
}

/** A catalogue with the kinds of work, which only the full dataset has. */
export interface SpeedCatalogue extends Catalogue {
  readonly speedKinds: readonly SpeedKindRow[]
}

/** The GPU on which kinds of work state what binds them. */
export const standardGpu = "a100-pcie-80"

/** A GPU that shares are stated on has its rates known: an encoder-less standard counts as having two. */
const standardRate = (bound: Bound, precision: TensorPrecision, catalogue: SpeedCatalogue): number => {
  const standard = catalogue.gpu(standardGpu)
  return bound === "encode" ? 2 : ((standard && rateOf(bound, standard, catalogue.resources(standardGpu), precision)) ?? 1)
}

/** Shares of the time on another GPU, by rated peaks, of a kind of work; `fixed`: what no faster GPU shortens. Null where a rate is not known. */
export function sharesOn(
  kind: SpeedKind,
  gpu: CoreGpu,
  precision: TensorPrecision | null,
  catalogue: SpeedCatalogue,
): { readonly shares: Readonly<Partial<Record<Bound, number>>>; readonly fixed: number; readonly precision: TensorPrecision } | null {
  const row = catalogue.speedKinds.find((one) => one.id === kind)
  if (!row) return null
  const format = precision ?? row.tensorPrecision ?? "fp16"
  const stated = Object.entries(row.boundBy) as [Bound, number][]
  const still = Math.max(0, 1 - stated.reduce((sum, [, share]) => sum + share, 0))
  const times: [Bound, number][] = []
  for (const [bound, share] of stated) {
    const rate = rateOf(bound, gpu, catalogue.resources(gpu.id), format)
    if (rate === null) return null
    times.push([bound, (share * standardRate(bound, format, catalogue)) / rate])
  }
  const total = times.reduce((sum, [, time]) => sum + time, still)
  return { shares: Object.fromEntries(times.map(([bound, time]) => [bound, time / total])), fixed: still / total, precision: format }
}

/** A published speed as the fit takes it, on the scale of ln(speed). */
export interface Reading {
  readonly row: SpeedRow
  readonly y: number
  /** Bounds with share on the reference and ln of the rated ratio, and the effects that correct it. */
  readonly parts: readonly { readonly share: number; readonly peaks: number; readonly terms: ReturnType<typeof termsOf> }[]
  readonly fixed: number
  /** ln of the speed by rates alone. */
  readonly rated: number
}

/** A published speed as a reading; null where a rate of either GPU is not known. A figure of one engine counts for all engines of the GPU. */
export function readingOf(row: SpeedRow, catalogue: SpeedCatalogue): Reading | null {
  const on = sharesOn(row.kind, row.reference, row.tensorPrecision, catalogue)
  if (!on) return null
  const parts: Reading["parts"][number][] = []
  for (const [bound, share] of Object.entries(on.shares) as [Bound, number][]) {
    const here = rateOf(bound, row.gpu, catalogue.resources(row.gpu.id), on.precision)
    const there = rateOf(bound, row.reference, catalogue.resources(row.reference.id), on.precision)
    if (!here || !there) return null
    const peaks = Math.log(here / there)
    parts.push({
      share,
      peaks,
      terms: termsOf(bound, { gpu: row.gpu, reference: row.reference, peaks }, row.kind, on.precision, catalogue),
    })
  }
  const rated = -Math.log(parts.reduce((sum, part) => sum + part.share * Math.exp(-part.peaks), on.fixed))
  const engines = (gpu: CoreGpu): number => catalogue.resources(gpu.id)?.encode.engines ?? 1
  const perGpu = row.per === "engine" ? Math.log(engines(row.gpu) / engines(row.reference)) : 0
  return { row, y: Math.log(row.speedRatio) + perGpu, parts, fixed: on.fixed, rated }
}
