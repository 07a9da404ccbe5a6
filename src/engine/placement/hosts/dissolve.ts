import { roomFor } from "./layouts.ts"
import { boardsOf, compareCosts, costOf, type GpuLoad, type HostRoomForGpus, type HostRun } from "./types.ts"

/** Hosts emptied at most: savings stay small beside a large datacenter, and so must the work. */
const ROUNDS = 6
/** Kinds of host tried in a round, those with the fewest GPUs first. */
const KINDS_TRIED = 4

/** Empties one host after another into the free room of the rest (adding boards there where that is cheaper) while it saves money. */
export function dissolveHosts(runs: readonly HostRun[], loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  let best = [...runs]
  for (let round = 0; round < ROUNDS; round++) {
    const cost = costOf(best, room)
    const held = best.map((run) => run.gpus.reduce((sum, gpus) => sum + gpus, 0))
    const emptiest = best
      .map((_, index) => index)
      .toSorted((a, b) => held[a]! - held[b]! || a - b)
      .slice(0, KINDS_TRIED)
    const better = firstBetter(emptiest, (index) => {
      const without = emptyOne(best, index, loads, room)
      return without !== null && compareCosts(costOf(without, room), cost) < 0 ? without : null
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
    for (let left = emptied.gpus[load]!; left > 0;) {
      const place = bestPlace(next, load, left, loads, room)
      if (place === null) return null
      const run = next[place.run]!
      const fuller = { gpus: run.gpus.map((gpus, i) => gpus + (i === load ? place.gpus : 0)), hosts: 1 }
      if (run.hosts === 1) next[place.run] = fuller
      else next.splice(place.run, 1, { ...run, hosts: run.hosts - 1 }, fuller)
      left -= place.gpus
    }
  }
  return next
}

/** The host that takes GPUs of a load with the fewest new boards each; of equals, the one that takes most. */
function bestPlace(
  runs: readonly HostRun[],
  load: number,
  wanted: number,
  loads: readonly GpuLoad[],
  room: HostRoomForGpus,
): { run: number; gpus: number } | null {
  let best: { run: number; gpus: number; boards: number } | null = null
  runs.forEach((run, index) => {
    const held = run.gpus.reduce((sum, gpus) => sum + gpus, 0)
    const used = run.gpus.reduce(
      (sum, gpus, i) => ({ vcpu: sum.vcpu + gpus * loads[i]!.vcpu, ramGib: sum.ramGib + gpus * loads[i]!.ramGib }),
      { vcpu: 0, ramGib: 0 },
    )
    const fitting = roomFor(loads[load]!, { vcpu: room.vcpu - used.vcpu, ramGib: room.ramGib - used.ramGib })
    const most = Math.min(wanted, fitting, room.boardsMax * room.gpusPerBoard - held)
    if (most <= 0) return
    const idle = boardsOf(run.gpus, room.gpusPerBoard) * room.gpusPerBoard - held
    // Idle GPUs first: they cost nothing.
    const gpus = idle > 0 ? Math.min(most, idle) : most
    const boards = (idle > 0 ? 0 : Math.ceil(gpus / room.gpusPerBoard)) / gpus
    if (best === null || boards < best.boards || (boards === best.boards && gpus > best.gpus)) best = { run: index, gpus, boards }
  })
  return best
}
