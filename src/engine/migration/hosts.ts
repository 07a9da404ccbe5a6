import type { Gpu } from "../../dataset/core.ts"
import { type HostPattern, type Placement, vmsHere } from "../report.ts"
import type { MigrationGroup } from "./input.ts"

/** VMs by group index. */
export type VmCounts = ReadonlyMap<number, number>

/** VMs of each group on one host of a pattern. */
export function vmsByGroup(placement: Placement, host: HostPattern): VmCounts {
  const vms = new Map<number, number>()
  const put = (group: number, count: number): void => void vms.set(group, (vms.get(group) ?? 0) + count)
  for (const { pattern, count } of host.gpus) {
    for (const content of placement.gpuPatterns[pattern]?.contents ?? []) put(content.group, vmsHere(content) * count)
  }
  for (const one of host.vms) put(one.group, one.vms)
  // Eighths and the like add up to whole VMs but for rounding.
  for (const [group, count] of vms) vms.set(group, Math.round(count))
  return vms
}

export const totalOf = (vms: VmCounts): number => [...vms.values()].reduce((sum, count) => sum + count, 0)

export interface FullestHost {
  readonly vms: number
  readonly byGroup: VmCounts
  /** Index into placement.hostPatterns; -1 where there is no host. */
  readonly pattern: number
}

/** The host with the most VMs. */
export function fullestHost(placement: Placement): FullestHost {
  let fullest: FullestHost = { vms: 0, byGroup: new Map(), pattern: -1 }
  placement.hostPatterns.forEach((host, pattern) => {
    const byGroup = vmsByGroup(placement, host)
    const vms = totalOf(byGroup)
    if (vms > fullest.vms) fullest = { vms, byGroup, pattern }
  })
  return fullest
}

/**
 * How many VMs of one host have room elsewhere. A spare host is fitted like the fullest one, so it takes them all. Without
 * one, what the other hosts have left is filled group by group, in the scenario's order, within vCPUs, RAM and GPUs:
 * empty GPUs, and GPUs that hold that group alone and are not full. At least so many; another order may find room for more.
 */
export function roomElsewhere(placement: Placement, groups: readonly MigrationGroup[], gpu: Gpu | null, leaving: FullestHost): VmCounts {
  if (placement.hosts.spare > 0) return leaving.byGroup
  const waiting = new Map(leaving.byGroup)
  const taken = new Map<number, number>()
  placement.hostPatterns.forEach((host, index) => {
    const hosts = host.hosts - (index === leaving.pattern ? 1 : 0)
    if (hosts <= 0) return
    const left = {
      vcpu: placement.hosts.vcpuPerHost - host.vcpuUsed,
      ramGib: placement.hosts.ramGibPerHost - host.ramGibUsed,
      gpus: host.boards * (gpu?.gpusPerBoard ?? 0) - host.gpus.reduce((sum, one) => sum + one.count, 0),
    }
    const there = vmsByGroup(placement, host)
    for (const group of groups) {
      const gpusEach = group.gpusPerVm ?? 1
      const apart = (group.maxPerHost ?? Infinity) - (there.get(group.index) ?? 0)
      const wanted = waiting.get(group.index) ?? 0
      if (wanted <= 0) continue
      const perHost = Math.max(
        0,
        Math.floor(Math.min(left.vcpu / group.vcpu, left.ramGib / group.ramGib, apart, slots(placement, host, group, left.gpus))),
      )
      const fits = Math.min(wanted, perHost * hosts)
      if (fits === 0) continue
      // The hosts of a pattern are filled alike, so each gives as much as the one that gives most.
      const each = Math.ceil(fits / hosts)
      left.vcpu -= each * group.vcpu
      left.ramGib -= each * group.ramGib
      if (group.vmsPerGpu > 0) left.gpus -= gpusEach * Math.ceil(Math.max(0, each - partly(placement, host, group)) / group.vmsPerGpu)
      waiting.set(group.index, wanted - fits)
      taken.set(group.index, (taken.get(group.index) ?? 0) + fits)
    }
  })
  return taken
}

/** Places that a host's GPUs have left for a group; no limit where it uses no GPU. */
const slots = (placement: Placement, host: HostPattern, group: MigrationGroup, emptyGpus: number): number =>
  group.vmsPerGpu === 0
    ? Infinity
    : Math.floor(Math.max(0, emptyGpus) / (group.gpusPerVm ?? 1)) * group.vmsPerGpu + partly(placement, host, group)

/** Places on GPUs that hold this group alone and are not full. */
function partly(placement: Placement, host: HostPattern, group: MigrationGroup): number {
  let places = 0
  for (const { pattern, count } of host.gpus) {
    const contents = placement.gpuPatterns[pattern]?.contents ?? []
    const [only] = contents
    if (contents.length === 1 && only?.group === group.index) places += Math.max(0, group.vmsPerGpu - only.vms) * count
  }
  return Math.round(places / (group.gpusPerVm ?? 1))
}
