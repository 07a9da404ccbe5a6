import {
  boardsOf,
  compareCosts,
  costOf,
  emptyHost,
  type GpuLoad,
  gpusOf,
  type HostRoomForGpus,
  type HostRun,
  lessSets,
  setsFitting,
} from "./types.ts"

/** Hosts emptied at most: savings stay small beside a large datacenter, and so must the work. */
const ROUNDS = 6
/** Kinds of host tried in a round, those with the fewest GPUs first. */
const KINDS_TRIED = 4

/** Empties one host after another into the free room of the rest (adding boards there where that is cheaper) while it saves money. */
export function dissolveHosts(runs: readonly HostRun[], loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  let best = [...runs]
  for (let round = 0; round < ROUNDS; round++) {
    const cost = costOf(best, loads, room)
    const held = best.map((run) => gpusOf(run.sets, loads))
    const emptiest = best
      .map((_, index) => index)
      .toSorted((a, b) => held[a]! - held[b]! || a - b)
      .slice(0, KINDS_TRIED)
    const better = firstBetter(emptiest, (index) => {
      const without = emptyOne(best, index, loads, room)
      return without !== null && compareCosts(costOf(without, loads, room), cost) < 0 ? without : null
    })
    if (better === null) return best
    best = better
  }
  return best
}

function firstBetter<T>(tries: readonly number[], attempt: (index: number) => T | null): T | null {
  for (const index of tries) {
    const found = attempt(index)
    if (found !== null) return found
  }
  return null
}

/** Takes one host of a run away and puts its GPUs elsewhere; null when they don't fit. */
function emptyOne(runs: readonly HostRun[], index: number, loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] | null {
  const emptied = runs[index]!
  const next: HostRun[] = runs.map((run, i) => (i === index ? { ...run, hosts: run.hosts - 1 } : run)).filter((run) => run.hosts > 0)
  for (let load = 0; load < loads.length; load++) {
    for (let left = emptied.sets[load]!; left > 0;) {
      const place = bestPlace(next, load, left, loads, room)
      if (place === null) return null
      const run = next[place.run]!
      const fuller = { sets: run.sets.map((sets, i) => sets + (i === load ? place.sets : 0)), hosts: 1 }
      if (run.hosts === 1) next[place.run] = fuller
      else next.splice(place.run, 1, { ...run, hosts: run.hosts - 1 }, fuller)
      left -= place.sets
    }
  }
  return next
}

/** The host that takes sets of a load with the fewest new boards each; of equals, the one that takes most. */
function bestPlace(
  runs: readonly HostRun[],
  load: number,
  wanted: number,
  loads: readonly GpuLoad[],
  room: HostRoomForGpus,
): { run: number; sets: number } | null {
  const { size } = loads[load]!
  let best: { run: number; sets: number; boards: number } | null = null
  runs.forEach((run, index) => {
    let left = emptyHost(loads, room, room.boardsMax)
    run.sets.forEach((sets, i) => (left = lessSets(left, loads[i]!, sets)))
    const most = Math.min(wanted, setsFitting(loads[load]!, left))
    if (most <= 0) return
    const held = gpusOf(run.sets, loads)
    const idle = Math.floor((boardsOf(held, room) * room.gpusPerBoard - held) / size)
    // Idle GPUs first: they cost nothing.
    const sets = idle > 0 ? Math.min(most, idle) : most
    const boards = (boardsOf(held + sets * size, room) - boardsOf(held, room)) / sets
    if (best === null || boards < best.boards || (boards === best.boards && sets > best.sets)) best = { run: index, sets, boards }
  })
  return best
}
