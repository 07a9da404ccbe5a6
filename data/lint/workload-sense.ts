import type { Bound, GpuResources } from "../../src/dataset/schema/index.ts"
import { rateOf } from "../../src/engine/workload/rates.ts"
import { findAll, type Rule } from "./dataset.ts"

const fraction = (value: number): boolean => value > 0 && value <= 1

/** A workload's shares and duties are fractions, what binds it is known of its reference GPU, and its API calls are its draw calls times calls a draw times frames. */
export const workloadSense: Rule = ({ workloads, gpu, rows }) => [
  ...findAll(
    workloads,
    (row) => (row.boundBy.tensor === undefined) !== (row.tensorPrecision === undefined),
    "names a number format exactly where matrix units bind some of its time",
  ),
  ...workloads.flatMap(({ file, id, row }) => {
    const resources = rows<GpuResources>("hardware/resources/").find((one) => one.row.gpu === row.referenceGpu)?.row
    const reference = gpu(row.referenceGpu)
    return (Object.keys(row.boundBy) as Bound[])
      .filter((bound) => !reference || !((rateOf(bound, reference, resources, row.tensorPrecision) ?? 0) >= 0.01))
      .map((bound) => ({ file, id, sentence: `is bound by ${bound}, of which its reference GPU has nothing known` }))
  }),
  ...findAll(
    workloads,
    (row) => ![row.gpuDutyMean, row.gpuDutyPeak, row.activeShare, row.leastNativeShare].every(fraction),
    "a duty or share is not a fraction above 0",
  ),
  ...findAll(
    workloads,
    ({ remoting: { activeFps, drawCallsPerFrame, apiCallsPerDrawCall, apiCallsPerSecond } }) =>
      activeFps !== null &&
      drawCallsPerFrame !== null &&
      apiCallsPerDrawCall !== null &&
      Math.abs(drawCallsPerFrame.likely * apiCallsPerDrawCall * activeFps - apiCallsPerSecond.likely) > 1e-6,
    "its API calls are not draw calls × calls a draw × frames",
  ),
]
