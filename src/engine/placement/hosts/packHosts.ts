import { dissolveHosts } from "./dissolve.ts"
import { fillHosts, spreadAsOne, spreadByClass } from "./layouts.ts"
import { compareCosts, costOf, type GpuLoad, type HostRoomForGpus, type HostRun } from "./types.ts"

/**
 * Puts GPUs into hosts for little money (boards and hosts at their prices). Every load is supposed to fit into a host.
 * GPUs that are all alike are spread at the least possible cost. Where loads differ, the cheapest of several layouts is taken (like with like;
 * all as the heaviest; heavy first, for each number of boards a host) and improved by emptying hosts into the free room of others.
 */
export function packHosts(loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  if (loads.length === 0) return []
  const byClass = spreadByClass(loads, room)
  if (loads.length === 1) return mergeHosts(byClass)
  const layouts = [byClass, spreadAsOne(loads, room)]
  for (let boards = 1; boards <= room.boardsMax; boards++) layouts.push(fillHosts(loads, room, boards))
  const cheapest = (all: readonly HostRun[][]) =>
    all.reduce((best, runs) => (compareCosts(costOf(runs, room), costOf(best, room)) < 0 ? runs : best))
  // The two exact spreads are improved too: they leave room that the cheapest fill may not have.
  const improved = [cheapest(layouts), layouts[0]!, layouts[1]!].map((runs) => dissolveHosts(runs, loads, room))
  return mergeHosts(cheapest(improved))
}

function mergeHosts(runs: readonly HostRun[]): HostRun[] {
  const merged = new Map<string, HostRun>()
  for (const run of runs) {
    const key = run.gpus.join()
    merged.set(key, { gpus: run.gpus, hosts: run.hosts + (merged.get(key)?.hosts ?? 0) })
  }
  return [...merged.values()]
}
