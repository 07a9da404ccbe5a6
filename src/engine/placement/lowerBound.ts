import { vmsPerGpuAlone } from "./alone.ts"
import { relaxationBound } from "./pack/bounds.ts"
import { looseParts, makeRooms, mostGpusPerVm } from "./rooms.ts"
import type { PackingRules, PlacementGroup } from "./types.ts"

/**
 * GPUs that no placement can do without, whatever the hosts; cheap, and never falls when a group grows. Infinity where a VM fits on no GPU.
 * Groups that may not share a GPU (frame-buffer sizes in equal-size mode, types of a VF split) are bounded apart and added up; within
 * each, the largest relaxation counts (see pack/bounds.ts). Leaves out the shape of what fits beside what: `place` gives a sharper bound.
 */
export function lowerBoundGpus(input: {
  readonly groups: readonly PlacementGroup[]
  readonly rules: PackingRules
  readonly gpuMemoryMib: number | null
}): number {
  const { rules, gpuMemoryMib } = input
  if (rules.kind === "no-gpu") return 0
  const groups = looseParts(input.groups.filter((group) => group.count > 0))
  const alone = new Map(groups.map((group) => [group, vmsPerGpuAlone(group, rules, gpuMemoryMib).vms]))
  if ([...alone.values()].some((vms) => vms < 1)) return Infinity
  const gpus = makeRooms(groups, rules, gpuMemoryMib, null).reduce((sum, room) => {
    const byGroup = room.groups.map((group) => Math.ceil(group.count / alone.get(group)!))
    return sum + Math.max(relaxationBound(room.problem), ...byGroup)
  }, 0)
  return Math.max(gpus, groups.length > 0 ? mostGpusPerVm(input.groups.filter((group) => group.count > 0)) : 0)
}
