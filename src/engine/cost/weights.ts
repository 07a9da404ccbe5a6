import type { CostInput } from "./input.ts"
import { totalVms, vcpuOf } from "./input.ts"

/**
 * Who pays for a line: one weight per group, in the order of `input.groups`, and one more at the end for what stands
 * idle. Weights add up to 1, so the shares of every line add up to the line.
 */
export type Weights = readonly number[]

/** Weights in proportion to `amounts`; all of it stands idle where nobody uses any. */
export function normalise(amounts: readonly number[]): Weights {
  let total = 0
  for (const amount of amounts) total += amount
  if (!(total > 0)) return amounts.map((_, index) => (index === amounts.length - 1 ? 1 : 0))
  return amounts.map((amount) => amount / total)
}

/** By GPUs charged; GPUs bought but charged to nobody stand idle. */
export function gpuWeights(input: CostInput): Weights {
  const amounts = input.groups.map((group) => group.gpusCharged)
  let charged = 0
  for (const amount of amounts) charged += amount
  const { bought, spareBoards } = input.placement.gpus
  amounts.push(Math.max(0, bought - charged) + spareBoards * (input.gpu?.gpusPerBoard ?? 1))
  return normalise(amounts)
}

/** The same without the idle part: for what only GPUs in use cause. */
export const usedGpuWeights = (input: CostInput): Weights => normalise([...input.groups.map((group) => group.gpusCharged), 0])

/** Hosts that carry VMs by the vCPUs placed on them; spare hosts stand idle. */
export function hostWeights(input: CostInput): Weights {
  const { count, spare } = input.placement.hosts
  return withIdle(usedHostWeights(input), count, spare)
}

export const usedHostWeights = (input: CostInput): Weights =>
  normalise([...input.groups.map((group) => group.count * vcpuOf(input, group)), 0])

export function vmWeights(input: CostInput): Weights {
  const vms = totalVms(input.groups)
  return [...input.groups.map((group) => group.count / vms), 0]
}

/** `used` parts shared out by `weights`, `idle` parts charged to nobody. */
export function withIdle(weights: Weights, used: number, idle: number): Weights {
  const all = used + idle
  if (!(all > 0)) return weights
  const last = weights.length - 1
  return weights.map((weight, index) => (weight * used + (index === last ? idle : 0)) / all)
}
