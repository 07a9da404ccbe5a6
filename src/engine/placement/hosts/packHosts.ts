import { ceilSafely } from "../pack/bounds.ts"
import { packBins, type Packing } from "../pack/pack.ts"
import { dissolveHosts } from "./dissolve.ts"
import { fillHosts, spreadAsOne, spreadByClass } from "./layouts.ts"
import { compareCosts, costOf, type GpuLoad, type HostRoomForGpus, type HostRun, type HostsCost } from "./types.ts"

/** Kinds of loaded GPUs up to which the hosts are packed as exactly as the GPUs. */
const mostSolved = 6

/**
 * Puts GPUs into hosts for little money (boards and hosts at their prices). Every load is supposed to fit into a host.
 * GPUs that are all alike are spread at the least possible cost. Where loads differ, the cheapest of several layouts is taken (like with like;
 * all as the heaviest; heavy first, and packed like VMs on GPUs, for each number of boards a host) and improved by emptying hosts into the free room of others.
 */
export function packHosts(loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  if (loads.length === 0) return []
  let best = spreadByClass(loads, room)
  if (loads.length === 1) return mergeHosts(best)
  let least = leastCost(loads, room, 0)
  const consider = (runs: HostRun[]) => {
    if (compareCosts(costOf(runs, room), costOf(best, room)) < 0) best = runs
    return compareCosts(costOf(best, room), least) <= 0
  }
  const byClass = best
  const asOne = spreadAsOne(loads, room)
  if (consider(byClass) || consider(asOne)) return mergeHosts(best)
  for (let boards = 1; boards <= room.boardsMax; boards++) if (consider(fillHosts(loads, room, boards))) return mergeHosts(best)
  if (loads.length <= mostSolved) {
    for (let boards = room.boardsMax; boards >= 1; boards--) {
      const packing = packedHosts(loads, room, boards)
      if (boards === room.boardsMax) least = leastCost(loads, room, packing.lowerBound)
      if (consider(packing.runs.map(({ content, bins }) => ({ gpus: content, hosts: bins })))) return mergeHosts(best)
      // With a GPU a board, a host with fewer boards than it could have saves nothing.
      if (room.gpusPerBoard === 1) break
    }
  }
  // The two spreads are improved too: they leave room that the cheapest layout may not have.
  for (const runs of new Set([best, byClass, asOne])) if (consider(dissolveHosts(mergeHosts(runs), loads, room))) break
  return mergeHosts(best)
}

/** The hosts as bins and the GPUs as what goes into them, with so many boards a host: the packing of VMs on GPUs, one floor up. */
function packedHosts(loads: readonly GpuLoad[], room: HostRoomForGpus, boards: number): Packing {
  return packBins({
    demand: loads.map((load) => load.gpus),
    resources: [
      { binds: "slots", use: loads.map(() => 1 / (boards * room.gpusPerBoard)) },
      { binds: "vcpu", use: loads.map((load) => load.vcpu / room.vcpu) },
      { binds: "ram", use: loads.map((load) => load.ramGib / room.ramGib) },
    ],
    axis: null,
  })
}

/** No layout costs less: boards by the number of GPUs, hosts by boards, vCPUs and RAM, and not fewer than are known to be needed. */
function leastCost(loads: readonly GpuLoad[], room: HostRoomForGpus, hostsAtLeast: number): HostsCost {
  const sum = (of: (load: GpuLoad) => number) => loads.reduce((total, load) => total + of(load), 0)
  const boards = Math.ceil(sum((load) => load.gpus) / room.gpusPerBoard)
  const needs = [
    boards / room.boardsMax,
    sum((load) => load.gpus * load.vcpu) / room.vcpu,
    sum((load) => load.gpus * load.ramGib) / room.ramGib,
  ]
  const hosts = Math.max(hostsAtLeast, ...needs.map(ceilSafely))
  return { usd: boards * room.boardUsd + hosts * room.hostUsd, hosts, boards }
}

function mergeHosts(runs: readonly HostRun[]): HostRun[] {
  const merged = new Map<string, HostRun>()
  for (const run of runs) {
    const key = run.gpus.join()
    merged.set(key, { gpus: run.gpus, hosts: run.hosts + (merged.get(key)?.hosts ?? 0) })
  }
  return [...merged.values()]
}
