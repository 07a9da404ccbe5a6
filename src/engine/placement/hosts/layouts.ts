import { spreadLikeSets } from "./knapsack.ts"
import { emptyHost, type GpuLoad, type HostRoomForGpus, type HostRun, lessSets, setsFitting, setsPerHost } from "./types.ts"

/** Loads of which a host takes equally many sets are spread together, exactly; each such class apart from the others. */
export function spreadByClass(loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  const classes = new Map<string, { readonly most: number; readonly size: number; readonly members: number[] }>()
  loads.forEach((load, index) => {
    const most = setsPerHost(load, room)
    const key = `${most}|${load.size}`
    const known = classes.get(key)
    if (known) known.members.push(index)
    else classes.set(key, { most, size: load.size, members: [index] })
  })
  return [...classes.values()].flatMap(({ most, size, members }) => spreadTogether(loads, members, most, size, room))
}

/** All loads as if each were the heaviest: exact where they are alike, and rests of groups fill up other groups' hosts. */
export function spreadAsOne(loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  const size = Math.max(...loads.map((load) => load.size))
  const most = Math.min(...loads.map((load) => setsPerHost({ ...load, size }, room)))
  return spreadTogether(
    loads,
    loads.map((_, index) => index),
    most,
    size,
    room,
  )
}

function spreadTogether(
  loads: readonly GpuLoad[],
  members: readonly number[],
  most: number,
  size: number,
  room: HostRoomForGpus,
): HostRun[] {
  const left = loads.map((load, index) => (members.includes(index) ? load.sets : 0))
  const total = left.reduce((sum, sets) => sum + sets, 0)
  const runs: HostRun[] = []
  let at = 0
  for (const like of spreadLikeSets(total, size, most, room)) {
    for (let hosts = like.hosts; hosts > 0;) {
      while (left[members[at]!] === 0) at++
      const load = members[at]!
      const whole = Math.min(hosts, Math.floor(left[load]! / like.sets))
      const sets = loads.map(() => 0)
      if (whole > 0) {
        sets[load] = like.sets
        left[load]! -= whole * like.sets
        runs.push({ sets, hosts: whole })
        hosts -= whole
        continue
      }
      // One host across the seam between two loads or more.
      for (let free = like.sets, i = at; free > 0; i++) {
        const taken = Math.min(free, left[members[i]!]!)
        sets[members[i]!] = taken
        left[members[i]!]! -= taken
        free -= taken
      }
      runs.push({ sets, hosts: 1 })
      hosts--
    }
  }
  return runs
}

/** Host after host, each with `boards` boards at most, heavy loads first and lighter ones into what they leave. */
export function fillHosts(loads: readonly GpuLoad[], room: HostRoomForGpus, boards: number): HostRun[] {
  const slots = ({ size }: GpuLoad) => (size > 1 ? size / (room.boardsMax * room.gpusPerBoard) : 0)
  const weight = (load: GpuLoad) => Math.max(slots(load), ...load.shares)
  const order = loads.map((_, index) => index).toSorted((a, b) => weight(loads[b]!) - weight(loads[a]!) || a - b)
  const left = loads.map((load) => load.sets)
  const runs: HostRun[] = []
  for (;;) {
    const sets = loads.map(() => 0)
    let free = emptyHost(loads, room, boards)
    let hosts = Infinity
    for (const index of order) {
      if (left[index] === 0) continue
      const taken = Math.min(left[index]!, setsFitting(loads[index]!, free))
      if (taken <= 0) continue
      sets[index] = taken
      free = lessSets(free, loads[index]!, taken)
      hosts = Math.min(hosts, Math.floor(left[index]! / taken))
    }
    if (hosts === Infinity) return runs
    sets.forEach((taken, index) => (left[index]! -= taken * hosts))
    runs.push({ sets, hosts })
  }
}
