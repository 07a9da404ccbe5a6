import { findAll, type Rule } from "./dataset.ts"

const fraction = (value: number): boolean => value > 0 && value <= 1

/** A workload's shares and duties are fractions, and its API calls are its draw calls times calls a draw times frames. */
export const workloadSense: Rule = ({ workloads }) => [
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
