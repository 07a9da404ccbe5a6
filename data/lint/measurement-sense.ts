import type { Measurement } from "../../src/dataset/schema/index.ts"
import type { Dataset, Rule } from "./dataset.ts"

/** Shares are fractions: 1 is as fast as native. A few runs were faster in the VM; half as fast again would be an error. */
const mostShare = 1.5
/** Published ratios are rounded to whole percents. */
const rounding = 0.015

function problems(row: Measurement, technique: (product: string) => string | undefined): string[] {
  const { low, mean, high } = row.nativeShare
  const known = [low, mean, high].filter((share) => share !== null)
  const ratio = row.nativeValue && row.virtualValue ? row.virtualValue / row.nativeValue : null
  const between = (share: number): boolean => share >= Math.min(...known) - rounding && share <= Math.max(...known) + rounding
  return [
    ...(known.length === 0 ? ["gives no share"] : []),
    ...(known.some((share) => share < 0 || share > mostShare) ? ["gives a share that is not a fraction of native"] : []),
    // For a duration the better value is the smaller one.
    ...(ratio !== null && known.length > 0 && !between(ratio) && !between(1 / ratio)
      ? [`its values give ${ratio.toFixed(3)} of native, its share says ${known.join(" to ")}`]
      : []),
    ...row.products
      .filter((id) => row.technique !== null && technique(id) !== undefined && technique(id) !== row.technique)
      .map((id) => `speaks for "${id}", which is of another technique`),
    ...((row.use === "efficiency") === (row.useReason !== null) ? ["says why exactly where the engine does not rest on it"] : []),
    ...(row.use === "efficiency" && (row.technique === null || row.technology === null || (row.concurrency ?? 1) !== 1)
      ? ["counts as efficiency, but is not one VM on one GPU with a known technique and technology"]
      : []),
  ]
}

/**
 * A measurement gives its share of native as a fraction that its own values bear out, speaks for products of its technique, and counts as
 * efficiency only where one VM had one GPU; where the engine does not rest on it, it says why.
 */
export const measurementSense: Rule = ({ measurements, products }: Dataset) => {
  const techniques = new Map(products.map(({ row }) => [row.id, row.technique]))
  return measurements.flatMap(({ file, id, row }) =>
    problems(row, (product) => techniques.get(product)).map((sentence) => ({ file, id, sentence })),
  )
}
