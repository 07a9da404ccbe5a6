import { type Kind, spread } from "./knapsack.ts"
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
  mostBoards,
  withSpares,
} from "./types.ts"

/** GPUs filled alike whose VMs may stand on more GPUs than they do: with fewer VMs on it, a GPU stays legal. */
export interface DivisibleLoad extends GpuLoad {
  /** VMs of each group on one set. */
  readonly vms: readonly number[]
  /** The load that it was a part of; its own place where it is whole. */
  readonly of: number
}

export interface DividedHosts {
  /** The loads that were given, in their order, with the sets that are left of them; then those made of parts. */
  readonly loads: readonly DivisibleLoad[]
  readonly runs: readonly HostRun[]
}

/** Times that hosts are taken away; each takes as many alike as go at once. */
const rounds = 16
/** Kinds of host tried in a round, those with the fewest VMs first. */
const kindsTried = 4

/**
 * Like VMs alone stand in the cheapest boards and hosts of all layouts. Of several groups, hosts are taken away whose VMs find room in the others once a full GPU's VMs may be divided among several that idle there: boards are bought whole, and a host may have vCPUs and RAM
 * for a few VMs more than its full GPUs hold. Null where nothing is saved (boards and hosts at their prices, boards of spare hosts included).
 * `shareOf` gives what a VM of each group takes of a host's limits, each 0..1.
 */
export function dividedHosts(
  loads: readonly DivisibleLoad[],
  runs: readonly HostRun[],
  room: HostRoomForGpus,
  shareOf: readonly (readonly number[])[],
): DividedHosts | null {
  const cost = ({ loads: of, runs: hosts }: DividedHosts) => withSpares(costOf(hosts, of, room), mostBoards(hosts, of, room), room)
  if (shareOf.length === 1) {
    const alike = likeVms(loads, room, shareOf[0]!)
    return compareCosts(cost(alike), cost({ loads, runs })) < 0 ? alike : null
  }
  let best: DividedHosts = { loads, runs }
  for (let round = 0; round < rounds; round++) {
    const found = firstFewer(best, room, shareOf, (one) => compareCosts(cost(one), cost(best)) <= 0)
    if (!found) break
    best = found
  }
  return best.runs === runs ? null : best
}

/** VMs that are all alike, spread over hosts at the least cost of all layouts: each host has as many boards as its VMs need, and full GPUs but for one. */
function likeVms(loads: readonly DivisibleLoad[], room: HostRoomForGpus, share: readonly number[]): DividedHosts {
  const of = loads.reduce((best, { vms }, i) => (vms[0]! > loads[best]!.vms[0]! ? i : best), 0)
  const { size, vms } = loads[of]!
  const onSet = vms[0]!
  const inHost = Math.floor(Math.min(...share.map((each) => (each > 0 ? 1 / each : Infinity))) + 1e-9)
  const kinds: Kind[] = []
  for (let boards = 1; boards <= room.boardsMax; boards++) {
    const held = Math.min(inHost, onSet * Math.floor((boards * room.gpusPerBoard) / size))
    const cost = { usd: boards * room.boardUsd + room.hostUsd, hosts: 1, boards }
    if (held > (kinds.at(-1)?.sets ?? 0)) kinds.push({ sets: held, cost })
  }
  const all = loads.reduce((sum, load) => sum + load.sets * load.vms[0]!, 0)
  const dividing = new Dividing({ loads, runs: [] }, room, [share])
  for (const { sets: held, hosts } of spread(all, kinds)) dividing.add(of, Math.floor(held / onSet), held % onSet, hosts)
  return dividing.counted()
}

function firstFewer(
  from: DividedHosts,
  room: HostRoomForGpus,
  shareOf: readonly (readonly number[])[],
  willDo: (one: DividedHosts) => boolean,
): DividedHosts | null {
  const vmsOn = ({ sets }: HostRun): number => sets.reduce((sum, n, i) => sum + n * total(from.loads[i]!.vms), 0)
  const emptiest = from.runs.map((_, index) => index).toSorted((a, b) => vmsOn(from.runs[a]!) - vmsOn(from.runs[b]!) || a - b)
  for (const index of emptiest.slice(0, kindsTried)) {
    const { hosts } = from.runs[index]!
    for (let away = from.runs.length > 1 ? hosts : hosts - 1; away > 0; away = Math.floor(away / 2)) {
      const without = new Dividing(from, room, shareOf).without(index, away)
      if (without && willDo(without)) return without
    }
  }
  return null
}

const total = (vms: readonly number[]): number => vms.reduce((sum, n) => sum + n, 0)

interface OpenRun {
  readonly sets: readonly number[]
  readonly hosts: number
  readonly left: HostLeft
}

/** Where VMs go in each of the hosts of a run: on one new set of GPUs, or beside others on one that has room. */
interface Place {
  readonly run: number
  readonly vms: readonly number[]
  readonly boards: number
  /** The load whose set they join; null for a new set. */
  readonly beside: number | null
  /** The whole load that has room for what stands there then. */
  readonly of: number
}

class Dividing {
  private readonly loads: DivisibleLoad[]
  private open: OpenRun[]
  private readonly known = new Map<string, number>()
  private readonly rooms = new Map<number, readonly { readonly whole: number; readonly more: readonly number[] }[]>()
  /** Loads that were given whole; what comes after them are parts. */
  private readonly given: number

  private readonly room: HostRoomForGpus
  private readonly shareOf: readonly (readonly number[])[]

  constructor(from: DividedHosts, room: HostRoomForGpus, shareOf: readonly (readonly number[])[]) {
    this.room = room
    this.shareOf = shareOf
    this.loads = [...from.loads]
    this.given = this.loads.filter((load, i) => load.of === i).length
    this.loads.forEach((load, i) => this.known.set(`${load.size}:${load.vms.join()}`, i))
    this.open = from.runs.map((run) => ({ ...run, left: this.leftBy(run.sets) }))
  }

  /** So many hosts more, each with full sets of a load and one that is not. */
  add(of: number, full: number, rest: number, hosts: number): void {
    const partly = rest > 0 ? this.loadOf([rest], of) : null
    const sets = this.loads.map((_, i) => (i === of ? full : 0) + (i === partly ? 1 : 0))
    this.open.push({ sets, hosts, left: this.leftBy(sets) })
  }

  /** So many hosts of a run emptied into the others; null where something finds no room. */
  without(index: number, away: number): DividedHosts | null {
    const emptied = this.open[index]!
    this.open = this.open.map((run, i) => (i === index ? { ...run, hosts: run.hosts - away } : run)).filter((run) => run.hosts > 0)
    for (const [load, sets] of emptied.sets.entries()) {
      let waiting: readonly number[] = this.loads[load]!.vms.map((n) => n * sets * away)
      while (total(waiting) > 0) {
        const place = this.bestPlace(this.loads[load]!, waiting)
        if (!place) return null
        const hosts = place.vms.reduce(
          (most, n, g) => (n > 0 ? Math.min(most, Math.floor(waiting[g]! / n)) : most),
          this.open[place.run]!.hosts,
        )
        waiting = waiting.map((n, g) => n - place.vms[g]! * hosts)
        this.put(place, hosts)
      }
    }
    return this.counted()
  }

  /** The hosts that take some of the VMs with the fewest new boards; of equals, those that take most. */
  private bestPlace({ size, vms, of }: DivisibleLoad, waiting: readonly number[]): Place | null {
    let best: Place | null = null
    const consider = (one: Place): void => {
      if (total(one.vms) === 0 || (best && one.boards > best.boards)) return
      if (!best || one.boards < best.boards || total(one.vms) > total(best.vms)) best = one
    }
    for (const [run, { sets, left }] of this.open.entries()) {
      for (const [beside, n] of sets.entries()) {
        if (n === 0) continue
        for (const { whole, more } of this.roomBeside(beside))
          consider({ run, vms: this.partFitting(more, waiting, left), boards: 0, beside, of: whole })
      }
      if (left.gpus < size) continue
      const held = gpusOf(sets, this.loads)
      const boards = boardsOf(held + size, this.room) - boardsOf(held, this.room)
      consider({ run, vms: this.partFitting(vms, waiting, left), boards, beside: null, of })
    }
    return best
  }

  /** VMs that may join a set of the load: some whole load holds them together. */
  private roomBeside(load: number): readonly { readonly whole: number; readonly more: readonly number[] }[] {
    const known = this.rooms.get(load)
    if (known) return known
    const { vms, size } = this.loads[load]!
    const made = this.loads.slice(0, this.given).flatMap((one, whole) => {
      const more = one.vms.map((n, g) => n - vms[g]!)
      return one.size === size && more.every((n) => n >= 0) && total(more) > 0 ? [{ whole, more }] : []
    })
    this.rooms.set(load, made)
    return made
  }

  private partFitting(vms: readonly number[], waiting: readonly number[], { shares }: HostLeft): readonly number[] {
    const left = [...shares]
    return vms.map((most, g) => {
      const each = this.shareOf[g]!
      let n = Math.min(most, waiting[g]!)
      for (let r = 0; r < left.length; r++) if (each[r]! > 0) n = Math.min(n, Math.floor(left[r]! / each[r]! + 1e-9))
      n = Math.max(0, n)
      for (let r = 0; r < left.length; r++) left[r]! -= n * each[r]!
      return n
    })
  }

  private put({ run, vms, beside, of }: Place, hosts: number): void {
    const before = this.open[run]!
    const joined = beside === null ? null : this.loads[beside]!
    const load = this.loadOf(joined ? vms.map((n, g) => n + joined.vms[g]!) : vms, of)
    const sets = this.loads.map((_, i) => (before.sets[i] ?? 0) + (i === load ? 1 : 0) - (i === beside ? 1 : 0))
    const fuller: OpenRun = { sets, hosts, left: this.leftBy(sets) }
    this.open.splice(run, 1, ...(before.hosts > hosts ? [{ ...before, hosts: before.hosts - hosts }] : []), fuller)
  }

  /** The place of a load with so many VMs a set, which is new where none has been like it. */
  private loadOf(vms: readonly number[], of: number): number {
    const { size } = this.loads[of]!
    const key = `${size}:${vms.join()}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const shares = this.shareOf.reduce<readonly number[]>(
      (sum, each, g) => sum.map((share, r) => share + vms[g]! * each[r]!),
      (this.shareOf[0] ?? []).map(() => 0),
    )
    this.known.set(key, this.loads.length)
    return this.loads.push({ sets: 0, size, shares, vms, of }) - 1
  }

  private leftBy(sets: readonly number[]): HostLeft {
    const { gpus, shares } = emptyHost(this.loads, this.room, this.room.boardsMax)
    return {
      gpus: gpus - gpusOf(sets, this.loads),
      shares: shares.map((all, r) => sets.reduce((left, n, i) => left - n * this.loads[i]!.shares[r]!, all)),
    }
  }

  /** Runs of the same hosts as one, and each load with the sets that stand somewhere. */
  counted(): DividedHosts {
    const merged = new Map<string, HostRun>()
    for (const run of this.open) {
      const sets = this.loads.map((_, i) => run.sets[i] ?? 0)
      const key = sets.join()
      merged.set(key, { sets, hosts: run.hosts + (merged.get(key)?.hosts ?? 0) })
    }
    const runs = [...merged.values()]
    const loads = this.loads.map((load, i) => ({ ...load, sets: runs.reduce((sum, { sets, hosts }) => sum + hosts * sets[i]!, 0) }))
    return { loads, runs }
  }
}
