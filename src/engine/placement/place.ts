import { once } from "../../base/once.ts"
import type { Binding, GpuPattern, HostPattern, Placement } from "../report.ts"
import { findFailures } from "./failures.ts"
import { type FilledGpus, fillGpus, vmsPerGpuInHost } from "./fillGpus.ts"
import { packHosts } from "./hosts/packHosts.ts"
import { boardsOf, gpusOf, type HostRoomForGpus, type HostRun } from "./hosts/types.ts"
import { onMoreGpus } from "./onMoreGpus.ts"
import { ceilSafely } from "./pack/bounds.ts"
import { packBins } from "./pack/pack.ts"
import { type HostRoom, makeHostRoom } from "./rooms.ts"
import type { PlacementGroup, PlacementInput, PlacementOutcome } from "./types.ts"

export { vmsPerGpuAlone, type VmsPerGpu } from "./alone.ts"
export { lowerBoundGpus } from "./lowerBound.ts"
export type * from "./types.ts"

/**
 * Places groups of VMs on GPUs, the GPUs on boards and hosts, as runs of like GPUs and hosts: the work grows with the number of groups, not of VMs.
 * The GPU count is near the least possible and comes with a proven lower bound; the hosts then cost little, by the two prices.
 * The order of the groups changes nothing but the order of the answer.
 */
export function place(input: PlacementInput): PlacementOutcome {
  const host: HostRoom = {
    vcpu: Math.max(0, input.host.cores * input.host.vcpuPerCore - (input.hostVcpuReserve ?? 0)),
    ramGib: input.host.ramGib,
  }
  const failures = findFailures(input, host)
  if (failures.length > 0) return { ok: false, failures }

  const groups = input.groups.filter((group) => group.count > 0).toSorted(compareGroups)
  if (input.rules.kind === "no-gpu") {
    const placement = placeOnHosts(groups, input, host)
    const vcpuBinds = (group: PlacementGroup): Binding => (host.vcpu / group.vcpu <= host.ramGib / group.ramGib ? "vcpu" : "ram")
    return { ok: true, placement, vmsPerGpu: input.groups.map(() => 0), binds: input.groups.map(vcpuBinds) }
  }
  const alone = input.groups.map((group) => vmsPerGpuInHost(group, input.rules, input.gpuMemoryMib, host))
  const filled = fillGpus(groups, input, host)
  return {
    ok: true,
    ...placeGpus(groups, filled, input, host),
    vmsPerGpu: alone.map((one) => one.vms),
    binds: alone.map((one) => one.binds),
  }
}

/** An order that depends on what the groups are, not on where they stand: two orders of the same groups give the same placement. */
function compareGroups(a: PlacementGroup, b: PlacementGroup): number {
  const keys = (group: PlacementGroup) => [
    group.frameBufferMib,
    -Math.min(group.maxPerGpuByPerformance, Number.MAX_VALUE),
    group.vcpu,
    group.ramGib,
    group.count,
    group.gpusPerVm ?? 1,
    -(group.maxPerHost ?? Number.MAX_VALUE),
  ]
  const [ka, kb] = [keys(a), keys(b)]
  for (let i = 0; i < ka.length; i++) if (ka[i] !== kb[i]) return kb[i]! - ka[i]!
  const [ta, tb] = [a.instanceType?.id ?? "", b.instanceType?.id ?? ""]
  return ta < tb ? -1 : ta > tb ? 1 : a.index - b.index
}

function totals(groups: readonly PlacementGroup[]): { vcpu: number; ramGib: number; frameBufferMib: number } {
  const sum = (of: (group: PlacementGroup) => number) => groups.reduce((total, group) => total + group.count * of(group), 0)
  return {
    vcpu: sum((group) => group.vcpu),
    ramGib: sum((group) => group.ramGib),
    frameBufferMib: sum((group) => (group.gpusPerVm ?? 1) * group.frameBufferMib),
  }
}

function placeGpus(
  groups: readonly PlacementGroup[],
  filled: FilledGpus,
  input: PlacementInput,
  host: HostRoom,
): { readonly placement: Placement; readonly onMoreGpus?: () => Placement | null } {
  const { gpusPerBoard, boardUsd, hostUsd } = input
  const together = input.host.boardsTogether ?? 1
  const room: HostRoomForGpus = {
    boardsMax: Math.floor(input.host.boardsMax / together),
    gpusPerBoard: together * gpusPerBoard,
    boardUsd: together * boardUsd,
    hostUsd,
    spareHosts: input.spareHosts,
  }
  const runs = packHosts(filled.loads, room)
  const made = (laid: FilledGpus, on: readonly HostRun[]) => laidOut(groups, laid, on, room, { input, host })
  const placement = made(filled, runs)
  if (placement.hosts.count <= placement.hosts.lowerBound && placement.gpus.boards <= placement.gpus.boardsLowerBound) return { placement }
  const inCheaperMachines = (): Placement | null => {
    const found = onMoreGpus(groups, filled, runs, room, { host, gpuMemoryMib: input.gpuMemoryMib })
    if (!found) return null
    const { gpus, ...rest } = made(found.filled, found.runs)
    return { ...rest, gpus: { ...gpus, fewest: placement.gpus.count } }
  }
  return { placement, onMoreGpus: once(inCheaperMachines) }
}

function laidOut(
  groups: readonly PlacementGroup[],
  { loads, patterns, lowerBound }: FilledGpus,
  runs: readonly HostRun[],
  room: HostRoomForGpus,
  { input, host }: { readonly input: PlacementInput; readonly host: HostRoom },
): Placement {
  const together = input.host.boardsTogether ?? 1
  const hostPatterns = runs.map((run): HostPattern => ({
    hosts: run.hosts,
    boards: together * boardsOf(gpusOf(run.sets, loads), room),
    gpus: run.sets.map((sets, pattern) => ({ pattern, count: sets * loads[pattern]!.size })).filter((part) => part.count > 0),
    vms: [],
    vcpuUsed: run.sets.reduce((sum, sets, i) => sum + sets * loads[i]!.vcpu, 0),
    ramGibUsed: run.sets.reduce((sum, sets, i) => sum + sets * loads[i]!.ramGib, 0),
  }))
  const count = loads.reduce((sum, load) => sum + load.sets * load.size, 0)
  const boards = hostPatterns.reduce((sum, pattern) => sum + pattern.hosts * pattern.boards, 0)
  const gpus: Placement["gpus"] = {
    count,
    lowerBound,
    boards,
    boardsLowerBound: together * boardsOf(lowerBound, room),
    bought: boards * input.gpusPerBoard,
    spareBoards: input.spareHosts * hostPatterns.reduce((most, pattern) => Math.max(most, pattern.boards), 0),
  }
  return finish({ groups, input, host, gpuPatterns: patterns, hostPatterns, gpus })
}

/** VMs without a GPU, by vCPU and RAM alone. */
function placeOnHosts(groups: readonly PlacementGroup[], input: PlacementInput, host: HostRoom): Placement {
  const packing = packBins(makeHostRoom(groups, host).problem)
  const hostPatterns = packing.runs.map((run): HostPattern => ({
    hosts: run.bins,
    boards: 0,
    gpus: [],
    vms: run.content
      .map((vms, i) => ({ group: groups[i]!.index, vms }))
      .filter((part) => part.vms > 0)
      .toSorted((a, b) => a.group - b.group),
    vcpuUsed: run.content.reduce((sum, vms, i) => sum + vms * groups[i]!.vcpu, 0),
    ramGibUsed: run.content.reduce((sum, vms, i) => sum + vms * groups[i]!.ramGib, 0),
  }))
  const gpus: Placement["gpus"] = { count: 0, lowerBound: 0, boards: 0, boardsLowerBound: 0, bought: 0, spareBoards: 0 }
  return finish({ groups, input, host, gpuPatterns: [], hostPatterns, gpus, hostsAtLeast: packing.lowerBound })
}

/** Host totals, what decides them, and waste (of GPUs bought, and of the hosts that carry VMs: spares stand idle on purpose). */
function finish(parts: {
  groups: readonly PlacementGroup[]
  input: PlacementInput
  host: HostRoom
  gpuPatterns: readonly GpuPattern[]
  hostPatterns: readonly HostPattern[]
  gpus: Placement["gpus"]
  hostsAtLeast?: number
}): Placement {
  const { input, host, gpus } = parts
  const used = totals(parts.groups)
  const count = parts.hostPatterns.reduce((sum, pattern) => sum + pattern.hosts, 0)
  const needs: [number, Binding][] = [
    [used.vcpu / host.vcpu, "vcpu"],
    [used.ramGib / host.ramGib, "ram"],
    ...parts.groups.map((group): [number, Binding] => [group.count / (group.maxPerHost ?? Infinity), "anti-affinity"]),
  ]
  if (gpus.count > 0) needs.unshift([gpus.boardsLowerBound / input.host.boardsMax, input.host.boardsBind ?? "slots"])
  const decisive = needs.reduce((most, need) => (need[0] > most[0] ? need : most))
  const memory = gpus.bought * (input.gpuMemoryMib ?? 0)
  const idle = (busy: number, bought: number) => (bought > 0 ? Math.min(1, Math.max(0, 1 - busy / bought)) : 0)
  return {
    gpuPatterns: parts.gpuPatterns,
    hostPatterns: parts.hostPatterns,
    gpus,
    hosts: {
      count,
      lowerBound: Math.max(parts.hostsAtLeast ?? 0, ...needs.map((need) => ceilSafely(need[0]))),
      spare: input.spareHosts,
      binds: count > 0 ? decisive[1] : "none",
      hostId: input.host.id,
      boardsPerHostMax: input.host.boardsMax,
      vcpuPerHost: host.vcpu,
      ramGibPerHost: host.ramGib,
    },
    waste: {
      frameBuffer: idle(used.frameBufferMib, memory),
      gpus: idle(gpus.count, gpus.bought),
      vcpu: idle(used.vcpu, count * host.vcpu),
      ram: idle(used.ramGib, count * host.ramGib),
    },
  }
}
