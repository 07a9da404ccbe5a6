import type { Range } from "../../dataset/schema/index.ts"
import { add, divide, exact, scale, zero } from "../quantity.ts"
import type { HostPattern, Migration, Placement } from "../report.ts"
import type { MigrationGroup } from "./input.ts"
import { gbitPerGib } from "./stun.ts"

/** Share of the line that a stream of VM memory fills, 0..1. Estimate: protocol, encryption and other traffic take the rest. */
export const usableLineShare: Range = { low: 0.5, likely: 0.7, high: 0.9 }

/** VMs of each group on one host of a pattern. */
export function vmsByGroup(placement: Placement, host: HostPattern): ReadonlyMap<number, number> {
  const vms = new Map<number, number>()
  const put = (group: number, count: number): void => void vms.set(group, (vms.get(group) ?? 0) + count)
  for (const { pattern, count } of host.gpus) {
    for (const content of placement.gpuPatterns[pattern]?.contents ?? []) put(content.group, content.vms * count)
  }
  for (const one of host.vms) put(one.group, one.vms)
  return vms
}

/** The host with the most VMs. */
export function fullestHost(placement: Placement): { readonly vms: number; readonly byGroup: ReadonlyMap<number, number> } {
  let fullest: { vms: number; byGroup: ReadonlyMap<number, number> } = { vms: 0, byGroup: new Map() }
  for (const pattern of placement.hostPatterns) {
    const byGroup = vmsByGroup(placement, pattern)
    let vms = 0
    for (const count of byGroup.values()) vms += count
    if (vms > fullest.vms) fullest = { vms, byGroup }
  }
  return fullest
}

/** Seconds to copy a VM's RAM once = GiB x 8.59 Gbit / (Gbit/s x usable share). Pages written meanwhile are left out. */
export const copySeconds = (ramGib: number, gbps: number): Range => divide(exact(ramGib * gbitPerGib), scale(usableLineShare, gbps))

/** Seconds to empty one host, its VMs one after another: sum of (copy of the RAM + pause). */
export function drainOf(
  byGroup: ReadonlyMap<number, number>,
  groups: readonly MigrationGroup[],
  stuns: Migration["stunByGroup"],
  gbps: number,
): Range {
  let total = zero
  for (const group of groups) {
    const vms = byGroup.get(group.index) ?? 0
    const stun = stuns.find((one) => one.group === group.index)?.seconds ?? zero
    if (vms > 0) total = add(total, scale(add(copySeconds(group.ramGib, gbps), stun), vms))
  }
  return total
}
