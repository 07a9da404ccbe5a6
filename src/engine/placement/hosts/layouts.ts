import { spreadLikeGpus } from "./knapsack.ts"
import { type GpuLoad, gpusPerHost, type HostRoomForGpus, type HostRun } from "./types.ts"

/** Loads that take equally many GPUs a host are spread together, exactly; each such class apart from the others. */
export function spreadByClass(loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  const classes = new Map<number, number[]>()
  loads.forEach((load, index) => {
    const most = gpusPerHost(load, room)
    const members = classes.get(most)
    if (members) members.push(index)
    else classes.set(most, [index])
  })
  return [...classes].flatMap(([most, members]) => spreadTogether(loads, members, most, room))
}

/** All loads as if each were the heaviest: exact where they are alike, and rests of groups fill up other groups' hosts. */
export function spreadAsOne(loads: readonly GpuLoad[], room: HostRoomForGpus): HostRun[] {
  const most = Math.min(...loads.map((load) => gpusPerHost(load, room)))
  return spreadTogether(
    loads,
    loads.map((_, index) => index),
    most,
    room,
  )
}

function spreadTogether(loads: readonly GpuLoad[], members: readonly number[], most: number, room: HostRoomForGpus): HostRun[] {
  const left = loads.map((load, index) => (members.includes(index) ? load.gpus : 0))
  const total = left.reduce((sum, gpus) => sum + gpus, 0)
  const runs: HostRun[] = []
  let at = 0
  for (const like of spreadLikeGpus(total, most, room)) {
    for (let hosts = like.hosts; hosts > 0;) {
      while (left[members[at]!] === 0) at++
      const load = members[at]!
      const whole = Math.min(hosts, Math.floor(left[load]! / like.gpus))
      const gpus = loads.map(() => 0)
      if (whole > 0) {
        gpus[load] = like.gpus
        left[load]! -= whole * like.gpus
        runs.push({ gpus, hosts: whole })
        hosts -= whole
        continue
      }
      // One host across the seam between two loads or more.
      for (let free = like.gpus, i = at; free > 0; i++) {
        const taken = Math.min(free, left[members[i]!]!)
        gpus[members[i]!] = taken
        left[members[i]!]! -= taken
        free -= taken
      }
      runs.push({ gpus, hosts: 1 })
      hosts--
    }
  }
  return runs
}

/** Host after host, each with `boards` boards at most, heavy loads first and lighter ones into what they leave. */
export function fillHosts(loads: readonly GpuLoad[], room: HostRoomForGpus, boards: number): HostRun[] {
  const weight = (load: GpuLoad) => Math.max(load.vcpu / room.vcpu, load.ramGib / room.ramGib)
  const order = loads.map((_, index) => index).toSorted((a, b) => weight(loads[b]!) - weight(loads[a]!) || a - b)
  const left = loads.map((load) => load.gpus)
  const runs: HostRun[] = []
  for (;;) {
    const gpus = loads.map(() => 0)
    let free = { gpus: boards * room.gpusPerBoard, vcpu: room.vcpu, ramGib: room.ramGib }
    let hosts = Infinity
    for (const index of order) {
      if (left[index] === 0) continue
      const taken = Math.min(left[index]!, free.gpus, roomFor(loads[index]!, free))
      if (taken <= 0) continue
      gpus[index] = taken
      const { vcpu, ramGib } = loads[index]!
      free = { gpus: free.gpus - taken, vcpu: free.vcpu - taken * vcpu, ramGib: free.ramGib - taken * ramGib }
      hosts = Math.min(hosts, Math.floor(left[index]! / taken))
    }
    if (hosts === Infinity) return runs
    gpus.forEach((taken, index) => (left[index]! -= taken * hosts))
    runs.push({ gpus, hosts })
  }
}

/** GPUs of a load for which a host still has vCPUs and RAM. */
export function roomFor(load: GpuLoad, free: { readonly vcpu: number; readonly ramGib: number }): number {
  const slack = 1e-9
  const byVcpu = load.vcpu > 0 ? Math.floor(free.vcpu / load.vcpu + slack) : Infinity
  const byRam = load.ramGib > 0 ? Math.floor(free.ramGib / load.ramGib + slack) : Infinity
  return Math.max(0, Math.min(byVcpu, byRam))
}
