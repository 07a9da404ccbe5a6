import {
  boardsOf,
  compareCosts,
  costOf,
  emptyHost,
  type GpuLoad,
  gpusOf,
  type HostLeft,
  type HostRoomForGpus,
  type HostRun,
  lessSets,
  setsFitting,
} from "./types.ts"

/** Hosts emptied at most: savings stay small beside a large datacenter, and so must the work. */
const ROUNDS = 6
/** Kinds of host tried in a round, those with the fewest GPUs first. */
const KINDS_TRIED = 4

/** Identical hosts with what each has left. */
interface OpenRun extends HostRun {
  readonly held: number
  readonly left: HostLeft
}

/** Empties one host after another into the free room of the rest (adding boards there where that is cheaper) while it saves money. */
export function dissolveHosts(runs: readonly HostRun[], loads: readonly GpuLoad[], room: HostRoomForGpus): readonly HostRun[] {
  let best = runs.map((run) => opened(run, loads, room))
  for (let round = 0; round < ROUNDS; round++) {
    const cost = costOf(best, loads, room)
    const emptiest = best
      .map((_, index) => index)
      .toSorted((a, b) => best[a]!.held - best[b]!.held || a - b)
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

function opened(run: HostRun, loads: readonly GpuLoad[], room: HostRoomForGpus): OpenRun {
  let left = emptyHost(loads, room, room.boardsMax)
  run.sets.forEach((sets, i) => {
    if (sets > 0) left = lessSets(left, loads[i]!, sets)
  })
  return { ...run, held: gpusOf(run.sets, loads), left }
}

function firstBetter<T>(tries: readonly number[], attempt: (index: number) => T | null): T | null {
  for (const index of tries) {
    const found = attempt(index)
    if (found !== null) return found
  }
  return null
}

/** Takes one host of a run away and puts its GPUs elsewhere; null when they don't fit. */
function emptyOne(runs: readonly OpenRun[], index: number, loads: readonly GpuLoad[], room: HostRoomForGpus): OpenRun[] | null {
  const emptied = runs[index]!
  const next = runs.map((run, i) => (i === index ? { ...run, hosts: run.hosts - 1 } : run)).filter((run) => run.hosts > 0)
  for (let load = 0; load < loads.length; load++) {
    for (let left = emptied.sets[load]!; left > 0;) {
      const place = bestPlace(next, loads[load]!, left, room)
      if (place === null) return null
      const run = next[place.run]!
      const fuller = {
        sets: run.sets.map((sets, i) => sets + (i === load ? place.sets : 0)),
        hosts: 1,
        held: run.held + place.sets * loads[load]!.size,
        left: lessSets(run.left, loads[load]!, place.sets),
      }
      if (run.hosts === 1) next[place.run] = fuller
      else next.splice(place.run, 1, { ...run, hosts: run.hosts - 1 }, fuller)
      left -= place.sets
    }
  }
  return next
}

/** The host that takes sets of a load with the fewest new boards each; of equals, the one that takes most. */
function bestPlace(
  runs: readonly OpenRun[],
  load: GpuLoad,
  wanted: number,
  room: HostRoomForGpus,
): { readonly run: number; readonly sets: number } | null {
  let best: { run: number; sets: number; boards: number } | null = null
  for (let run = 0; run < runs.length; run++) {
    const { left, held } = runs[run]!
    const most = Math.min(wanted, setsFitting(load, left))
    if (most <= 0) continue
    const idle = Math.floor((boardsOf(held, room) * room.gpusPerBoard - held) / load.size)
    // Idle GPUs first: they cost nothing.
    const sets = idle > 0 ? Math.min(most, idle) : most
    const boards = (boardsOf(held + sets * load.size, room) - boardsOf(held, room)) / sets
    if (best === null || boards < best.boards || (boards === best.boards && sets > best.sets)) best = { run, sets, boards }
  }
  return best
}
