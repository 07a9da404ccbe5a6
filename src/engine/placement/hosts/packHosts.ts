import { Memory } from "../../basics/memory.ts"
import { ceilSafely } from "../pack/bounds.ts"
import { packBins, type Packing } from "../pack/pack.ts"
import { dissolveHosts } from "./dissolve.ts"
import { fillHosts, spreadAsOne, spreadByClass } from "./layouts.ts"
import {
  boardsOf,
  compareCosts,
  costOf,
  type GpuLoad,
  type HostRoomForGpus,
  type HostRun,
  type HostsCost,
  mostBoards,
  setsPerHost,
  withSpares,
} from "./types.ts"

/** Kinds of loaded GPUs up to which the hosts are packed as exactly as the GPUs. */
const mostSolved = 6

/**
 * Puts GPUs into hosts for little money (boards and hosts at their prices, boards of spare hosts included). Every load is supposed to fit into a host.
 * GPUs that are all alike are spread at the least possible cost. Where loads differ, the cheapest of several layouts is taken (like with like;
 * all as the heaviest; heavy first, and packed like VMs on GPUs, for each number of boards a host) and improved by emptying hosts into the free room of others.
 */
export function packHosts(loads: readonly GpuLoad[], room: HostRoomForGpus): readonly HostRun[] {
  if (loads.length === 0) return []
  const kinds = loads.map(({ sets, size, shares }) => `${sets}x${size}:${shares.join()}`).join(";")
  const key = `${room.boardsMax}|${room.gpusPerBoard}|${room.boardUsd}|${room.hostUsd}|${room.spareHosts}|${kinds}`
  return layouts.get(key, () => levelled(loads, room))
}

/** Layouts found before: products on one GPU, and edits that leave a host's GPUs as they were, ask for the same. */
const layouts = new Memory<readonly HostRun[]>(1000)

/**
 * The cheapest layout; where as many hosts do with fewer boards in the fullest, and so in the spare ones, that one. Not with more hosts: each
 * brings licences and upkeep that the two prices do not know.
 */
function levelled(loads: readonly GpuLoad[], room: HostRoomForGpus): readonly HostRun[] {
  let best = cheapestLayout(loads, room)
  if (room.spareHosts === 0) return best
  const most = mostBoards(best, loads, room)
  const { hosts } = costOf(best, loads, room)
  let least = withSpares(costOf(best, loads, room), most, room)
  for (let boards = most - 1; boards >= fewestBoards(loads, room); boards--) {
    const smaller = { ...room, boardsMax: boards }
    const bound = leastCost(loads, smaller, 0)
    if (bound.hosts > hosts) break
    if (compareCosts(withSpares(bound, boards, room), least) >= 0) continue
    const runs = cheapestLayout(loads, smaller)
    const cost = withSpares(costOf(runs, loads, room), mostBoards(runs, loads, room), room)
    if (cost.hosts <= hosts && compareCosts(cost, least) < 0) [best, least] = [runs, cost]
  }
  return best
}

function cheapestLayout(loads: readonly GpuLoad[], room: HostRoomForGpus): readonly HostRun[] {
  let best: readonly HostRun[] = spreadByClass(loads, room)
  if (loads.length === 1) return mergeHosts(best)
  let least = leastCost(loads, room, 0)
  const consider = (runs: readonly HostRun[]) => {
    if (compareCosts(costOf(runs, loads, room), costOf(best, loads, room)) < 0) best = runs
    return compareCosts(costOf(best, loads, room), least) <= 0
  }
  const byClass = best
  const asOne = spreadAsOne(loads, room)
  if (consider(byClass) || consider(asOne)) return mergeHosts(best)
  for (let boards = fewestBoards(loads, room); boards <= room.boardsMax; boards++)
    if (consider(fillHosts(loads, room, boards))) return mergeHosts(best)
  if (loads.length <= mostSolved) {
    for (let boards = room.boardsMax; boards >= fewestBoards(loads, room); boards--) {
      const packing = packedHosts(loads, room, boards)
      if (boards === room.boardsMax) least = leastCost(loads, room, packing.lowerBound)
      if (consider(packing.runs.map(({ content, bins }) => ({ sets: content, hosts: bins })))) return mergeHosts(best)
      // With a GPU a board, a host with fewer boards than it could have saves nothing.
      if (room.gpusPerBoard === 1) break
    }
  }
  // The two spreads are improved too: they leave room that the cheapest layout may not have.
  for (const runs of new Set([best, byClass, asOne])) if (consider(dissolveHosts(mergeHosts(runs), loads, room))) break
  return mergeHosts(best)
}

/** Boards that a host must have for any set to fit on it. */
const fewestBoards = (loads: readonly GpuLoad[], room: HostRoomForGpus): number =>
  boardsOf(Math.max(...loads.map((load) => load.size)), room)

/** The hosts as bins and the sets of GPUs as what goes into them, with so many boards a host: the packing of VMs on GPUs, one floor up. */
function packedHosts(loads: readonly GpuLoad[], room: HostRoomForGpus, boards: number): Packing {
  return packBins({
    demand: loads.map((load) => load.sets),
    resources: [
      { binds: "slots", use: loads.map((load) => load.size / (boards * room.gpusPerBoard)) },
      // What a share is of makes no difference here.
      ...limitsOf(loads).map((r) => ({ binds: "none" as const, use: loads.map((load) => load.shares[r]!) })),
    ],
    axis: null,
  })
}

const limitsOf = (loads: readonly GpuLoad[]): readonly number[] => [...(loads[0]?.shares ?? []).keys()]

/** No layout costs less: boards by the number of GPUs, hosts by boards, by each of their limits and for each load alone, and not fewer than are known to be needed. */
function leastCost(loads: readonly GpuLoad[], room: HostRoomForGpus, hostsAtLeast: number): HostsCost {
  const sum = (of: (load: GpuLoad) => number) => loads.reduce((total, load) => total + load.sets * of(load), 0)
  const boards = boardsOf(
    sum((load) => load.size),
    room,
  )
  const needs = [boards / room.boardsMax, ...limitsOf(loads).map((r) => sum((load) => load.shares[r]!))]
  const forEach = loads.map((load) => load.sets / setsPerHost(load, room))
  const hosts = Math.max(hostsAtLeast, ...[...needs, ...forEach].map(ceilSafely))
  return { usd: boards * room.boardUsd + hosts * room.hostUsd, hosts, boards }
}

function mergeHosts(runs: readonly HostRun[]): HostRun[] {
  const merged = new Map<string, HostRun>()
  for (const run of runs) {
    const key = run.sets.join()
    merged.set(key, { sets: run.sets, hosts: run.hosts + (merged.get(key)?.hosts ?? 0) })
  }
  return [...merged.values()]
}
