import type { GpuPattern } from "../report.ts"
import type { FilledGpus } from "./fillGpus.ts"
import { dividedHosts } from "./hosts/divide.ts"
import type { HostRoomForGpus, HostRun } from "./hosts/types.ts"
import { type HostRoom, hostShares } from "./rooms.ts"
import type { PlacementGroup } from "./types.ts"

/**
 * The VMs of filled GPUs on more GPUs and cheaper machines: some that stood on full GPUs go where GPUs would idle, in hosts with vCPUs and RAM for some VMs more. Null where that saves nothing.
 * No GPU holds what one of the `filled` ones did not hold with it, so each stays legal.
 */
export function onMoreGpus(
  groups: readonly PlacementGroup[],
  filled: FilledGpus,
  runs: readonly HostRun[],
  room: HostRoomForGpus,
  { host, gpuMemoryMib }: { readonly host: HostRoom; readonly gpuMemoryMib: number | null },
): { readonly filled: FilledGpus; readonly runs: readonly HostRun[] } | null {
  const shareOf = groups.map((group) => hostShares(groups, host, (one) => (one === group ? 1 : 0)))
  const divided = dividedHosts(
    filled.loads.map((load, of) => ({ ...load, of })),
    runs,
    room,
    shareOf,
  )
  if (!divided) return null
  // Loads that stand nowhere any more are left out, of the runs as well.
  const standing = divided.loads.map((_, i) => i).filter((i) => divided.loads[i]!.sets > 0)
  const sum = (vms: readonly number[], of: (group: PlacementGroup) => number) =>
    groups.reduce((all, group, g) => all + vms[g]! * of(group), 0)
  const patternOf = (i: number): GpuPattern => {
    const { vms, of } = divided.loads[i]!
    const whole = filled.patterns[of]!
    if (of === i) return whole
    const contents = whole.contents
      .map((part) => ({ ...part, vms: vms[groups.findIndex((group) => group.index === part.group)]! }))
      .filter((part) => part.vms > 0)
    const used = gpuMemoryMib === null ? 0 : Math.min(1, sum(vms, (group) => group.frameBufferMib) / gpuMemoryMib)
    // More would fit on the GPU; it is the host that is full.
    return { contents, frameBufferUsed: used, binds: "none" }
  }
  return {
    filled: {
      patterns: standing.map(patternOf),
      loads: standing.map((i) => {
        const load = divided.loads[i]!
        return { ...load, vcpu: sum(load.vms, (group) => group.vcpu), ramGib: sum(load.vms, (group) => group.ramGib) }
      }),
      lowerBound: filled.lowerBound,
    },
    runs: divided.runs.map(({ sets, hosts }) => ({ sets: standing.map((i) => sets[i]!), hosts })),
  }
}
