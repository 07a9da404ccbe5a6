import type { Binding } from "../report.ts"
import { byMemory, capOf, computeSlicesOfGpu, instancesPerGpu, migShape, mixedPlacementOf, vmsPerMigInstance } from "./limits.ts"
import { placesOf } from "./slots.ts"
import type { PackingRules, PlacementGroup } from "./types.ts"

export interface VmsPerGpu {
  readonly vms: number
  /** What stops one more; on a tie, memory before instances before performance. */
  readonly binds: Binding
}

/**
 * VMs of a group on one GPU that holds no other, by the rules and the performance target, whatever the host. 0: it does not fit.
 * Where nothing limits them (no frame buffer, no ceiling), the whole group fits on one GPU.
 */
export function vmsPerGpuAlone(group: PlacementGroup, rules: PackingRules, gpuMemoryMib: number | null): VmsPerGpu {
  const limits: [number, Binding][] = []
  switch (rules.kind) {
    case "no-gpu":
      return { vms: 0, binds: "none" }
    case "whole-gpu":
      if (byMemory(group.frameBufferMib, gpuMemoryMib) < 1) return { vms: 0, binds: "frame-buffer" }
      limits.push([1, "one-vm-per-gpu"])
      break
    case "shared-memory":
      limits.push([byMemory(group.frameBufferMib, gpuMemoryMib), "frame-buffer"])
      break
    case "equal-size":
    case "vf-split":
      limits.push(instances(group, gpuMemoryMib))
      break
    case "mixed-size": {
      const row = mixedPlacementOf(group, rules.placements)
      if (row === undefined) return { vms: 0, binds: "instances-per-gpu" }
      const places = placesOf({ size: row.placementSize, starts: row.placementIds })
      limits.push(named(Math.min(places, row.maxPerGpuMixedSize ?? Infinity), group, gpuMemoryMib))
      break
    }
    case "mig":
      limits.push(migInstances(group, rules.mostInstances ?? Infinity, gpuMemoryMib))
      break
  }
  const cap = capOf(rules)
  if (cap !== null && rules.kind !== "whole-gpu") limits.push([cap, "instances-per-gpu"])
  limits.push([Math.floor(group.maxPerGpuByPerformance + 1e-9), "performance"])
  limits.push([Math.floor((group.maxPerGpuByEncoders ?? Infinity) + 1e-9), "encoders"])
  let best: VmsPerGpu = { vms: Infinity, binds: "none" }
  for (const [vms, binds] of limits) if (vms < best.vms) best = { vms, binds }
  return best.vms === Infinity ? { vms: group.count, binds: "none" } : best
}

function instances(group: PlacementGroup, gpuMemoryMib: number | null): [number, Binding] {
  if (group.instanceType === null) return [0, "instances-per-gpu"]
  return named(instancesPerGpu(group.instanceType, group.frameBufferMib, gpuMemoryMib), group, gpuMemoryMib)
}

function migInstances(group: PlacementGroup, mostInstances: number, gpuMemoryMib: number | null): [number, Binding] {
  const type = group.instanceType
  if (type === null) return [0, "instances-per-gpu"]
  const shape = migShape(type)
  const limit = instancesPerGpu(type, group.frameBufferMib, gpuMemoryMib)
  if (shape === null) return named(Math.min(limit, mostInstances), group, gpuMemoryMib)
  const compute = computeSlicesOfGpu(type)
  const bySlices = compute !== null && type.computeSlices ? Math.floor(compute / type.computeSlices) : Infinity
  const instances = Math.min(bySlices, placesOf(shape), mostInstances)
  const documented = Math.min(limit, instances * (type.maxPerGpuInstance ?? 1))
  const kept = instances * vmsPerMigInstance(group)
  return kept < documented ? [kept, "performance"] : named(documented, group, gpuMemoryMib)
}

/** An instance count is the frame buffer's doing when memory has no room for one more. */
function named(vms: number, group: PlacementGroup, gpuMemoryMib: number | null): [number, Binding] {
  return [vms, byMemory(group.frameBufferMib, gpuMemoryMib) <= vms ? "frame-buffer" : "instances-per-gpu"]
}
