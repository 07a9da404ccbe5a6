import type { Binding } from "../report.ts"
import { capOf, computeSlicesOfGpu, instancesPerGpu, migShape, mixedPlacementOf, vmsPerMigInstance } from "./limits.ts"
import type { BinProblem, Resource } from "./pack/problem.ts"
import { makeSlotAxis, placesOf, type SlotAxis, type SlotShape } from "./slots.ts"
import type { PackingRules, PlacementGroup } from "./types.ts"

/** Groups that may meet on a GPU, and what a GPU has for them. Groups of different rooms never share a GPU. */
export interface Room {
  readonly groups: readonly PlacementGroup[]
  readonly problem: BinProblem
}

/** vCPU and RAM (GiB) of the host that a GPU's VMs must find on it. */
export interface HostRoom {
  readonly vcpu: number
  readonly ramGib: number
}

/** The rules of one GPU, as packing problems: one a room. Each group is supposed to fit on a GPU when alone. */
export function makeRooms(
  groups: readonly PlacementGroup[],
  rules: PackingRules,
  gpuMemoryMib: number | null,
  host: HostRoom | null,
): Room[] {
  const rooms = new Map<string, PlacementGroup[]>()
  for (const group of groups) {
    // VMs of several GPUs stand on sets of as many: each GPU of a set holds the same.
    const key = `${group.gpusPerVm ?? 1}|${roomKey(group, rules)}`
    const members = rooms.get(key)
    if (members) members.push(group)
    else rooms.set(key, [group])
  }
  return [...rooms.values()].map((members) => ({ groups: members, problem: makeProblem(members, rules, gpuMemoryMib, host) }))
}

/**
 * The same VMs with each of their GPUs as a VM of its own: a looser problem, whose bounds hold for the real one. Nothing
 * keeps the GPUs of one VM in one host, and VMs with different numbers of GPUs may share.
 */
export const looseParts = (groups: readonly PlacementGroup[]): readonly PlacementGroup[] =>
  groups.some((group) => (group.gpusPerVm ?? 1) > 1)
    ? groups.map((group) => ({ ...group, count: group.count * (group.gpusPerVm ?? 1), gpusPerVm: 1 }))
    : groups

/** GPUs of the VM that has most. */
export const mostGpusPerVm = (groups: readonly PlacementGroup[]): number =>
  groups.reduce((most, group) => Math.max(most, group.gpusPerVm ?? 1), 1)

/** The same for hosts without GPUs. */
export function makeHostRoom(groups: readonly PlacementGroup[], host: HostRoom): Room {
  return { groups, problem: { demand: groups.map((group) => group.count), resources: hostResources(groups, host), axis: null } }
}

function roomKey(group: PlacementGroup, rules: PackingRules): string {
  switch (rules.kind) {
    case "equal-size":
      return `${group.frameBufferMib}`
    case "vf-split":
      return group.instanceType?.id ?? ""
    case "mig":
      // A type without slices (MIG-backed vGPUs) shares a GPU only with its own kind: the cautious reading.
      return group.instanceType !== null && migShape(group.instanceType) === null ? group.instanceType.id : ""
    case "no-gpu":
    case "whole-gpu":
    case "shared-memory":
    case "mixed-size":
      return ""
  }
}

function makeProblem(
  groups: readonly PlacementGroup[],
  rules: PackingRules,
  gpuMemoryMib: number | null,
  host: HostRoom | null,
): BinProblem {
  const axis = makeAxis(groups, rules)
  const resources: Resource[] = []
  const cap = capOf(rules)
  const linear = (binds: Binding, use: (group: PlacementGroup) => number, by: { axis?: boolean; piece?: boolean } = {}) =>
    resources.push({ binds, use: groups.map(use), byAxis: by.axis ?? false, byPiece: by.piece ?? false })

  if (cap !== null) linear(rules.kind === "whole-gpu" ? "one-vm-per-gpu" : "instances-per-gpu", () => 1 / cap)
  if (rules.kind === "shared-memory" && gpuMemoryMib !== null) linear("frame-buffer", (group) => group.frameBufferMib / gpuMemoryMib)
  if (rules.kind === "equal-size" || rules.kind === "vf-split")
    linear("instances-per-gpu", (group) => 1 / instancesPerGpu(group.instanceType!, group.frameBufferMib, gpuMemoryMib))
  if (rules.kind === "mixed-size") {
    const rowOf = (group: PlacementGroup) => mixedPlacementOf(group, rules.placements)!
    linear("frame-buffer", (group) => rowOf(group).placementSize / rowOf(group).placementRegionSize, { axis: true })
    perKind(
      groups,
      (group) => `${group.frameBufferMib}`,
      (group) => rowOf(group).maxPerGpuMixedSize,
      (group) => placesOf({ size: rowOf(group).placementSize, starts: rowOf(group).placementIds }),
    ).forEach((use) => resources.push(use))
  }
  if (rules.kind === "mig") {
    if (axis !== null) {
      const length = Math.max(
        ...groups.map((group) => group.instanceType!.totalMemorySlices ?? 0),
        ...axis.shapes.map((s) => Math.max(...s.starts) + s.size),
      )
      linear("frame-buffer", (group) => migShape(group.instanceType!)!.size / length / vmsPerMigInstance(group), {
        axis: true,
        piece: true,
      })
      linear(
        "instances-per-gpu",
        (group) =>
          (group.instanceType!.computeSlices ?? 0) / (computeSlicesOfGpu(group.instanceType!) ?? Infinity) / vmsPerMigInstance(group),
        { piece: true },
      )
      const most = rules.mostInstances ?? Infinity
      if (groups.some((group) => most < (computeSlicesOfGpu(group.instanceType!) ?? Infinity)))
        linear("instances-per-gpu", (group) => 1 / most / vmsPerMigInstance(group), { piece: true })
    }
    perKind(
      groups,
      (group) => group.instanceType!.id,
      (group) => instancesPerGpu(group.instanceType!, group.frameBufferMib, gpuMemoryMib),
      (group) => (axis === null ? Infinity : placesOf(migShape(group.instanceType!)!) * vmsPerMigInstance(group)),
    ).forEach((use) => resources.push(use))
  }
  linear("performance", (group) => 1 / group.maxPerGpuByPerformance)
  linear("encoders", (group) => 1 / (group.maxPerGpuByEncoders ?? Infinity))
  if (host !== null) resources.push(...hostResources(groups, host))
  return {
    demand: groups.map((group) => group.count),
    resources: resources.filter((resource) => resource.use.some((use) => use > 0)),
    axis,
    ...(rules.kind === "mig" ? { perPiece: groups.map(vmsPerMigInstance) } : {}),
  }
}

function hostResources(groups: readonly PlacementGroup[], host: HostRoom): Resource[] {
  return [
    { binds: "vcpu", use: groups.map((group) => group.vcpu / host.vcpu) },
    { binds: "ram", use: groups.map((group) => group.ramGib / host.ramGib) },
    ...groups.flatMap((group, i) =>
      group.maxPerHost === undefined
        ? []
        : [{ binds: "anti-affinity" as const, use: groups.map((_, at) => (at === i ? 1 / group.maxPerHost! : 0)) }],
    ),
  ]
}

/** What VMs take of each of a host's limits, 0..1, in the order of their groups' resources. */
export const hostShares = (
  groups: readonly PlacementGroup[],
  host: HostRoom,
  vmsOf: (group: PlacementGroup) => number,
): readonly number[] => hostResources(groups, host).map(({ use }) => groups.reduce((sum, group, i) => sum + vmsOf(group) * use[i]!, 0))

/** A ceiling for each kind of instance by itself; where the axis has no more places for it, the axis sees to it. */
function perKind(
  groups: readonly PlacementGroup[],
  kindOf: (group: PlacementGroup) => string,
  limitOf: (group: PlacementGroup) => number | null,
  placesOf: (group: PlacementGroup) => number,
): Resource[] {
  return [...new Set(groups.map(kindOf))].map((kind) => ({
    binds: "instances-per-gpu",
    use: groups.map((group) => (kindOf(group) === kind ? 1 / (limitOf(group) ?? Infinity) : 0)),
    byAxis: groups.every((group) => kindOf(group) !== kind || placesOf(group) <= (limitOf(group) ?? Infinity)),
  }))
}

function makeAxis(groups: readonly PlacementGroup[], rules: PackingRules): SlotAxis | null {
  const shapes: SlotShape[] = []
  const seen = new Map<string, number>()
  const shapeOf: number[] = []
  for (const group of groups) {
    const shape = shapeOfGroup(group, rules)
    if (shape === null) return null
    const key = `${shape.size}@${shape.starts.join()}`
    let index = seen.get(key)
    if (index === undefined) {
      index = shapes.push(shape) - 1
      seen.set(key, index)
    }
    shapeOf.push(index)
  }
  return makeSlotAxis(shapes, shapeOf)
}

function shapeOfGroup(group: PlacementGroup, rules: PackingRules): SlotShape | null {
  if (rules.kind === "mig") return migShape(group.instanceType!)
  if (rules.kind !== "mixed-size") return null
  const row = mixedPlacementOf(group, rules.placements)!
  return { size: row.placementSize, starts: row.placementIds }
}
