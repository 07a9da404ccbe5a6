import { Memory } from "../basics/memory.ts"
import type { Binding, GpuContent, GpuPattern } from "../report.ts"
import { vmsPerGpuAlone, type VmsPerGpu } from "./alone.ts"
import type { GpuLoad } from "./hosts/types.ts"
import { mend } from "./mend.ts"
import { mergeRuns, packBins, type Packing } from "./pack/pack.ts"
import { OpenBin, type Resource } from "./pack/problem.ts"
import { type HostRoom, hostShares, looseParts, makeRooms, mostGpusPerVm, type Room } from "./rooms.ts"
import { makeSlotAxis } from "./slots.ts"
import type { PackingRules, PlacementGroup, PlacementInput } from "./types.ts"

/** Runs of like GPUs: what stands on each, and what a host sees of it. */
export interface FilledGpus {
  readonly patterns: readonly GpuPattern[]
  /** In the order of `patterns`. */
  readonly loads: readonly FilledSets[]
  readonly lowerBound: number
}

/** GPUs filled alike, and what the VMs of one set of them take of a host. */
export interface FilledSets extends GpuLoad {
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
  { rules, gpuMemoryMib, holds }: Pick<PlacementInput, "rules" | "gpuMemoryMib" | "holds">,
  host: HostRoom,
): FilledGpus {
  const patterns: GpuPattern[] = []
  const loads: FilledSets[] = []
  let lowerBound = 0
  for (const room of makeRooms(groups, rules, gpuMemoryMib, host)) {
    const packing = packed(room)
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
    const runs =
      holds && room.groups.length > 1 ? mergeRuns(mend(room.problem, packing.runs, (content) => holds(contentsOf(content)))) : packing.runs
    for (const run of runs) {
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
        vcpu: sum((group) => group.vcpu),
        ramGib: sum((group) => group.ramGib),
        shares: hostShares(groups, host, (group) => vms.find((part) => part.group === group)?.vms ?? 0),
      })
    }
  }
  const most = mostGpusPerVm(groups)
  return { patterns, loads, lowerBound: most > 1 ? Math.max(most, looseBound(groups, rules, gpuMemoryMib, host)) : lowerBound }
}

/** VMs of several GPUs stand on sets of equally filled ones; the bound is that of any other way, too. */
const looseBound = (groups: readonly PlacementGroup[], rules: PackingRules, gpuMemoryMib: number | null, host: HostRoom): number =>
  makeRooms(looseParts(groups), rules, gpuMemoryMib, host).reduce((sum, room) => sum + packed(room).lowerBound, 0)

/** Rooms packed before: kinds of hosts, GPUs of one size and edits of other groups leave many as they were. */
const packings = new Memory<Packing>(2000)

/** The room's packing, for which limits of the host that no legal GPU can reach make no difference. */
function packed({ problem }: Room): Packing {
  const resources = reachable(problem.resources)
  const { demand, axis, perPiece } = problem
  const key = [
    demand.join(),
    ...resources.map((one) => `${one.byAxis === true ? "a" : ""}${one.byPiece === true ? "p" : ""}${one.use.join()}`),
    axis === null ? "" : axis.shapes.map(({ size, starts }) => `${size}@${starts.join()}`).join(";") + axis.shapeOf.join(),
    perPiece?.join() ?? "",
  ].join("|")
  // An axis of its own: how long it was searched must make no difference to what is asked of the room later.
  const own = axis && makeSlotAxis(axis.shapes, axis.shapeOf)
  return packings.get(key, () => packBins({ ...problem, resources, axis: own }))
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
