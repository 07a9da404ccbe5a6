/** The value below which a share of the values lies; the middle one for a half. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Of several measurements of the same, the median of each figure. */
export function medians<T extends object>(runs: readonly T[]): { readonly [K in keyof T]: number } {
  const keys = Object.keys(runs[0] ?? {}) as (keyof T)[]
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => Number(run[key])))])) as { readonly [K in keyof T]: number }
}
