import { ceilSafely } from "../pack/bounds.ts"
import { dissolveHosts } from "./dissolve.ts"
import { fillHosts, spreadAsOne, spreadByClass } from "./layouts.ts"
import { compareCosts, costOf, type GpuLoad, type HostRoomForGpus, type HostRun, type HostsCost } from "./types.ts"

/**
 * Puts GPUs into hosts for little money (boards and hosts at their prices). Every load is supposed to fit into a host.
 * GPUs that are all alike are spread at the least possible cost. Where loads differ, the cheapest of several layouts is taken (like with like;
 * all as the heaviest; heavy first, for each number of boards a host) and improved by emptying hosts into the free room of others.
 */
export function packHosts(loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  if (loads.length === 0) return []
  let best = spreadByClass(loads, room)
  if (loads.length === 1) return mergeHosts(best)
  const least = leastCost(loads, room)
  const consider = (runs: HostRun[]) => {
    if (compareCosts(costOf(runs, room), costOf(best, room)) < 0) best = runs
    return compareCosts(costOf(best, room), least) <= 0
  }
  const byClass = best
  const asOne = spreadAsOne(loads, room)
  if (consider(byClass) || consider(asOne)) return mergeHosts(best)
  for (let boards = 1; boards <= room.boardsMax; boards++) if (consider(fillHosts(loads, room, boards))) return mergeHosts(best)
  // The two spreads are improved too: they leave room that the cheapest layout may not have.
  for (const runs of new Set([best, byClass, asOne])) if (consider(dissolveHosts(mergeHosts(runs), loads, room))) break
  return mergeHosts(best)
}

/** No layout costs less: boards by the number of GPUs, hosts by boards, vCPUs and RAM. */
function leastCost(loads: readonly GpuLoad[], room: HostRoomForGpus): HostsCost {
  const sum = (of: (load: GpuLoad) => number) => loads.reduce((total, load) => total + of(load), 0)
  const boards = Math.ceil(sum((load) => load.gpus) / room.gpusPerBoard)
  const needs = [
    boards / room.boardsMax,
    sum((load) => load.gpus * load.vcpu) / room.vcpu,
    sum((load) => load.gpus * load.ramGib) / room.ramGib,
  ]
  const hosts = Math.max(...needs.map(ceilSafely))
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
