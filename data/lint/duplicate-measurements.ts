import type { Rule } from "./dataset.ts"

/** No experiment counts twice: two measurements with one product, GPU, workload and setting do not have the same values. */
export const duplicateMeasurements: Rule = ({ measurements }) => {
  const first = new Map<string, string>()
  return measurements.flatMap(({ file, id, row }) => {
    const { technology, product, gpu, workload, metric, nativeValue, virtualValue, nativeShare, ...setting } = row
    const { concurrency, scheduler, network, entitlementShare = null } = setting
    const experiment = [technology, product, gpu, workload, metric, concurrency, scheduler, network, entitlementShare]
    const key = JSON.stringify([experiment, nativeValue, virtualValue, nativeShare])
    const other = first.get(key)
    first.set(key, other ?? id)
    return other ? [{ file, id, sentence: `says the same as "${other}"` }] : []
  })
}
