import type { CostInput } from "./input.ts"
import { vcpuOf } from "./input.ts"

/** How hard the bought hardware works in the busy hour. */
export interface Load {
  /** Sum over all GPUs in use of their utilisation, in whole GPUs' worth. */
  readonly gpusBusy: number
  /** CPU load of the hosts that carry VMs, 0..1. */
  readonly hostLoad: number
}

/**
 * Busy-hour load. A GPU is busy for the sum of its active VMs' duties, at most all the time:
 * min(1, sum(VMs x share active x duty)), summed over the placement's GPUs. A host's CPU load is the share of its
 * schedulable vCPUs that belong to active VMs, for an active VM is taken to use the vCPUs it has: on the high side.
 */
export function loadOf(input: CostInput): Load {
  const asked = new Map<number, number>()
  let vcpuActive = 0
  let everyGpu = 0
  for (const group of input.groups) {
    const perVm = group.activeShare * group.duty
    asked.set(group.index, perVm)
    everyGpu += group.count * (group.gpusPerVm ?? 1) * perVm
    vcpuActive += group.count * group.activeShare * vcpuOf(input, group)
  }
  const { gpus, hosts } = input.placement
  const capacity = hosts.vcpuPerHost * hosts.count
  return {
    gpusBusy: busyByPattern(input, asked) ?? Math.min(gpus.count, everyGpu),
    hostLoad: capacity > 0 ? Math.min(1, vcpuActive / capacity) : 0,
  }
}

/** Null where the placement lists no GPUs pattern by pattern. */
function busyByPattern(input: CostInput, asked: ReadonlyMap<number, number>): number | null {
  const { gpuPatterns, hostPatterns } = input.placement
  let busy = 0
  let seen = 0
  for (const host of hostPatterns) {
    for (const { pattern, count } of host.gpus) {
      let duty = 0
      for (const content of gpuPatterns[pattern]?.contents ?? []) duty += content.vms * (asked.get(content.group) ?? 0)
      busy += host.hosts * count * Math.min(1, duty)
      seen += host.hosts * count
    }
  }
  return seen > 0 ? busy : null
}
