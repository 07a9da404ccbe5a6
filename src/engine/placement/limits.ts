import type { InstanceType, MixedPlacement } from "../../dataset/core.ts"
import type { PackingRules, PlacementGroup } from "./types.ts"

/** VMs by frame buffer alone: whole frame buffers in the GPU's memory. Infinity where either is not known. */
export function byMemory(frameBufferMib: number, gpuMemoryMib: number | null): number {
  return gpuMemoryMib === null || frameBufferMib <= 0 ? Infinity : Math.floor(gpuMemoryMib / frameBufferMib)
}

/**
 * Instances of one type on a GPU that holds only them: the documented count, else what memory and compute share allow.
 * 1 where the dataset gives none of the three: at least one fits, more is not known.
 */
export function instancesPerGpu(type: InstanceType, frameBufferMib: number, gpuMemoryMib: number | null): number {
  if (type.maxPerGpu !== null) return type.maxPerGpu
  const byShare = type.computeShare ? Math.floor(1 / type.computeShare + 1e-6) : Infinity
  const most = Math.min(byMemory(frameBufferMib, gpuMemoryMib), byShare)
  return Number.isFinite(most) ? most : 1
}

/**
 * Compute slices of the whole GPU behind a MIG profile, by its memory axis: 8 memory slices go with 7 compute slices (A100, H100 class),
 * 12 with 4 (RTX PRO 6000 Blackwell). Any other by the profile's own share, else as many as memory slices (A30: 4). The shares of the first
 * two count multiprocessors that no slice gets, so they do not tell. Source: mig-ug, the tables of profiles and the placements that go with them.
 */
export function computeSlicesOfGpu(type: InstanceType): number | null {
  const memory = type.totalMemorySlices ?? null
  if (memory === 8) return 7
  if (memory === 12) return 4
  return type.computeSlices && type.computeShare ? Math.round(type.computeSlices / type.computeShare) : memory
}

/** A MIG profile's place on the memory-slice axis, or null where the dataset gives no slices at all. */
export function migShape(type: InstanceType): { size: number; starts: readonly number[] } | null {
  const size = type.placementSize ?? type.memorySlices ?? null
  if (size === null || size < 1) return null
  if (type.placementStarts && type.placementStarts.length > 0) return { size, starts: type.placementStarts }
  const total = type.totalMemorySlices ?? null
  if (total === null || total < size) return null
  // No published starts: multiples of the size, which is how every published table is laid out for sizes of two and more.
  return { size, starts: Array.from({ length: Math.floor(total / size) }, (_, i) => i * size) }
}

/**
 * VMs of a group that share one MIG instance: as many as its type documents, no more than keep their target. 1 for types whose vGPUs have
 * an instance each, or whose place on the axis is not known.
 */
export function vmsPerMigInstance(group: PlacementGroup): number {
  const type = group.instanceType
  if (type === null || migShape(type) === null) return 1
  return Math.max(1, Math.min(type.maxPerGpuInstance ?? 1, Math.floor((group.maxPerInstanceByPerformance ?? Infinity) + 1e-9)))
}

/** VMs on the fullest of a group's MIG instances on a GPU: no more instances than the VMs need, filled evenly. */
export function vmsOnFullestInstance(group: PlacementGroup, vms: number): number {
  const instances = Math.max(1, Math.ceil(vms / vmsPerMigInstance(group)))
  return Math.ceil(vms / instances)
}

/** The row of legal starts for a vGPU's frame buffer. */
export function mixedPlacementOf(group: PlacementGroup, placements: readonly MixedPlacement[]): MixedPlacement | undefined {
  return placements.find((row) => row.vgpuFrameBufferMib === group.frameBufferMib)
}

/** Most VMs on a GPU whatever they are, or null. */
export function capOf(rules: PackingRules): number | null {
  switch (rules.kind) {
    case "no-gpu":
      return 0
    case "whole-gpu":
      return 1
    case "shared-memory":
      return rules.maxVmsPerGpu
    case "equal-size":
    case "mixed-size":
      return rules.cap
    case "mig":
    case "vf-split":
      return null
  }
}
