import { Memory } from "../basics/memory.ts"
import type { Binding, GpuContent, GpuPattern } from "../report.ts"
import { vmsPerGpuAlone, type VmsPerGpu } from "./alone.ts"
import type { GpuLoad } from "./hosts/types.ts"
import { packBins, type Packing } from "./pack/pack.ts"
import { type BinProblem, mostAlone, OpenBin, type Resource } from "./pack/problem.ts"
import { Together } from "./pack/together.ts"
import { type HostRoom, hostShares, looseParts, makeRooms, mostGpusPerVm, type Room } from "./rooms.ts"
import { makeSlotAxis, type SlotAxis } from "./slots.ts"
import type { NeighbourTargets, PackingRules, PlacementGroup, PlacementInput } from "./types.ts"

/** Runs of like GPUs: what stands on each, and what a host sees of it. */
export interface FilledGpus {
  readonly patterns: readonly GpuPattern[]
  /** In the order of `patterns`. */
  readonly loads: readonly FilledSets[]
  readonly lowerBound: number
}

/** GPUs filled alike, and what the VMs of one set of them take of a host. */
export interface FilledSets extends GpuLoad {
  /** VMs of each group on one set, in the order of the groups. */
  readonly vms: readonly number[]
  readonly vcpu: number
  readonly ramGib: number
}

/** VMs of a group alone on a GPU whose host must have their vCPUs and RAM. */
export function vmsPerGpuInHost(group: PlacementGroup, rules: PackingRules, gpuMemoryMib: number | null, host: HostRoom): VmsPerGpu {
  let most = vmsPerGpuAlone(group, rules, gpuMemoryMib)
  const byVcpu = Math.floor(host.vcpu / group.vcpu + 1e-9)
  const byRam = Math.floor(host.ramGib / group.ramGib + 1e-9)
  if (byVcpu < most.vms) most = { vms: byVcpu, binds: "vcpu" }
  if (byRam < most.vms) most = { vms: byRam, binds: "ram" }
  if ((group.maxPerHost ?? Infinity) < most.vms) most = { vms: group.maxPerHost!, binds: "anti-affinity" }
  return most
}

/** Packs the groups on few GPUs. Each group is supposed to fit on one. */
export function fillGpus(
  groups: readonly PlacementGroup[],
  { rules, gpuMemoryMib, targets }: Pick<PlacementInput, "rules" | "gpuMemoryMib" | "targets">,
  host: HostRoom,
): FilledGpus {
  const patterns: GpuPattern[] = []
  const loads: FilledSets[] = []
  let lowerBound = 0
  for (const room of makeRooms(groups, rules, gpuMemoryMib, host)) {
    const packing = packedFor(room, targets)
    const size = room.groups[0]?.gpusPerVm ?? 1
    lowerBound += packing.lowerBound
    const contentsOf = (content: readonly number[]): GpuContent[] =>
      room.groups
        .map((group, i) => ({
          group: group.index,
          vms: content[i]!,
          instanceType: group.instanceType?.id ?? null,
          ...(size > 1 ? { gpusPerVm: size } : {}),
        }))
        .filter((part) => part.vms > 0)
        .toSorted((a, b) => a.group - b.group)
    for (const run of packing.runs) {
      const vms = room.groups.map((group, i) => ({ group, vms: run.content[i]! })).filter((part) => part.vms > 0)
      const sum = (of: (group: PlacementGroup) => number) => vms.reduce((total, part) => total + part.vms * of(part.group), 0)
      patterns.push({
        contents: contentsOf(run.content),
        frameBufferUsed: gpuMemoryMib === null ? 0 : Math.min(1, sum((group) => group.frameBufferMib) / gpuMemoryMib),
        binds: whatBinds(room, run.content, rules, gpuMemoryMib, host),
      })
      loads.push({
        sets: run.bins,
        size,
        vms: groups.map((group) => vms.find((part) => part.group === group)?.vms ?? 0),
        vcpu: sum((group) => group.vcpu),
        ramGib: sum((group) => group.ramGib),
        shares: hostShares(groups, host, (group) => vms.find((part) => part.group === group)?.vms ?? 0),
      })
    }
  }
  const most = mostGpusPerVm(groups)
  return { patterns, loads, lowerBound: most > 1 ? Math.max(most, looseBound(groups, rules, gpuMemoryMib, host, targets)) : lowerBound }
}

/** VMs of several GPUs stand on sets of equally filled ones; the bound is that of any other way, too. */
const looseBound = (
  groups: readonly PlacementGroup[],
  rules: PackingRules,
  gpuMemoryMib: number | null,
  host: HostRoom,
  targets: NeighbourTargets | undefined,
): number => makeRooms(looseParts(groups), rules, gpuMemoryMib, host).reduce((sum, room) => sum + packedFor(room, targets).lowerBound, 0)

/** Rooms packed before: kinds of hosts, GPUs of one size and edits of other groups leave many as they were. */
const packings = new Memory<Packing>(2000)

/** The room's packing, for which limits of the host that no legal GPU can reach make no difference. */
function packed({ problem }: Room): Packing {
  const resources = reachable(problem.resources)
  return packings.get(packingKey(problem, resources), () => packBins({ ...problem, resources, axis: ownAxis(problem.axis) }))
}

/** An axis of its own: how long it was searched must make no difference to what is asked of the room later. */
const ownAxis = (axis: SlotAxis | null): SlotAxis | null => axis && makeSlotAxis(axis.shapes, axis.shapeOf)

const packingKey = ({ demand, axis, perPiece }: BinProblem, resources: readonly Resource[]): string =>
  [
    demand.join(),
    ...resources.map((one) => `${one.byAxis === true ? "a" : ""}${one.byPiece === true ? "p" : ""}${one.use.join()}`),
    axis === null ? "" : axis.shapes.map(({ size, starts }) => `${size}@${starts.join()}`).join(";") + axis.shapeOf.join(),
    perPiece?.join() ?? "",
  ].join("|")

/** The same where neighbours must keep targets, by all that these depend on; and whether they are kept on one GPU. */
const packingsForTargets = new Memory<Packing>(2000)
const keptTargets = new Memory<Map<string, boolean>>(200)
const MOST_KEPT = 50_000

/**
 * The room's packing in which neighbours keep their targets. One that minds only the limits of each group is as good where it happens to keep them; else
 * contents that do not are none, for the packing and for its bound.
 */
function packedFor(room: Room, targets: NeighbourTargets | undefined): Packing {
  const { problem, groups } = room
  const free = packed(room)
  if (targets === undefined || groups.length < 2) return free
  const key = groups.map((group) => targets.keyOf(group.index)).join("|")
  const known = keptTargets.get(key, () => new Map<string, boolean>())
  const holds = (content: readonly number[]): boolean => {
    const present: number[] = []
    const vms: number[] = []
    for (let g = 0; g < content.length; g++) {
      if (content[g]! === 0) continue
      present.push(groups[g]!.index)
      vms.push(content[g]!)
    }
    if (present.length < 2) return true
    const clear = targets.clearly?.(present, vms) ?? null
    if (clear !== null) return clear
    const name = content.join()
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size >= MOST_KEPT) known.clear()
    const held = targets.keep(present, vms)
    known.set(name, held)
    return held
  }
  if (free.runs.every(({ content }) => holds(content))) return free
  const resources = reachable(problem.resources)
  return packingsForTargets.get(`${key}#${packingKey(problem, resources)}`, () => {
    const alone: BinProblem = { ...problem, resources, axis: ownAxis(problem.axis) }
    const most = problem.demand.map((_, g) => mostAlone(alone, g))
    return packBins({ ...problem, resources, axis: ownAxis(problem.axis), together: new Together(most, holds) }, free.lowerBound)
  })
}

const ofHost: readonly Binding[] = ["vcpu", "ram", "anti-affinity"]

/** Without limits of the host of which each VM takes no larger a share than of some limit of the GPU. */
const reachable = (resources: readonly Resource[]): readonly Resource[] => {
  const ofGpu = resources.filter(({ binds }) => !ofHost.includes(binds))
  return resources.filter(
    ({ binds, use }) => !ofHost.includes(binds) || !ofGpu.some((other) => use.every((own, g) => own <= other.use[g]!)),
  )
}

/** What stops the GPU from taking one more of the VMs it holds; "none" where one of them would still fit. */
function whatBinds(room: Room, content: readonly number[], rules: PackingRules, gpuMemoryMib: number | null, host: HostRoom): Binding {
  const present = content.map((_, i) => i).filter((i) => content[i]! > 0)
  const bin = new OpenBin(room.problem)
  present.forEach((i) => bin.add(i, content[i]!))
  if (present.some((i) => bin.room(i, 1) > 0)) return "none"
  if (present.length === 1) return vmsPerGpuInHost(room.groups[present[0]!]!, rules, gpuMemoryMib, host).binds
  const full =
    room.problem.resources.find(({ use }, r) => present.every((i) => bin.left(r) + 1e-9 < use[i]!)) ??
    room.problem.resources.find(({ use }, r) => present.some((i) => bin.left(r) + 1e-9 < use[i]!))
  return full?.binds ?? "instances-per-gpu"
}
