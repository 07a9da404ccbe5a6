import { BestFirst, type Scored } from "./bestFirst.ts"
import { isNeed, type Reach } from "./demand.ts"
import { HostState, type Spot } from "./hostState.ts"
import type { Kind, Need, Prepared } from "./kinds.ts"
import { climateOf, type Climate, scoreOf } from "./score.ts"

export interface Standing {
  readonly kind: number
  readonly host: number
  readonly spot: Spot
}

/** Of more hosts than these, only so many with room are looked at for each VM, each time others: kinds × hosts may be hundreds of millions. */
const MANY_HOSTS = 2000
const LOOKED_AT = 600
/** Of kinds with fewer members the hosts with room are not kept: the lists would take more memory than they save time. */
const MANY_ALIKE = 64

/** A placement in the making: who stands where, and who of each kind still waits. */
export class Work {
  readonly prepared: Prepared
  readonly reach: Reach
  readonly states: readonly HostState[]
  readonly standing = new Map<number, Standing>()
  /** By kind: members without a place, the next last. Kinds that fit nowhere have none. */
  readonly waiting: readonly number[][]
  /** By host: its VMs. */
  readonly on: readonly Set<number>[]
  /** By host: its model, and vCPUs, RAM and thousandths of its freest GPU that are left, to pass by quickly what has no room. */
  private readonly model: Int32Array
  private readonly vcpu: Float64Array
  private readonly ramGib: Float64Array
  private readonly milli: Float64Array
  /** What the kind last asked for needs; thousandths of a GPU by model. */
  private vcpuAsked = 0
  private ramAsked = 0
  private readonly milliAsked: Float64Array
  private readonly hostLists = new Map<string, readonly number[]>()
  /** By shape, the last search that met an empty host of it. */
  private readonly met: Int32Array
  private searches = 0
  private readonly climate: Climate

  constructor(prepared: Prepared, reach: Reach) {
    this.prepared = prepared
    this.reach = reach
    this.climate = climateOf(prepared, reach)
    this.states = prepared.inventory.hosts.map((_, host) => new HostState(prepared, host))
    this.waiting = prepared.kinds.map(({ members }, k) => (reach.gpusOf[k] === null ? [] : members.toReversed()))
    this.met = new Int32Array(reach.shapes.length)
    this.on = this.states.map(() => new Set<number>())
    this.model = Int32Array.from(this.states, (state) => state.modelIndex)
    this.milliAsked = new Float64Array(prepared.models.length)
    this.vcpu = Float64Array.from(this.states, (state) => state.vcpu)
    this.ramGib = Float64Array.from(this.states, (state) => state.ramGib)
    this.milli = Float64Array.from(this.states, (state) => (state.milli.length > 0 ? 1000 : 0))
  }

  kindOf(k: number): Kind {
    return this.prepared.kinds[k]!
  }

  needOn(k: number, host: number): Need | null {
    const need = this.prepared.kinds[k]!.needs[this.states[host]!.modelIndex]
    return isNeed(need) ? need : null
  }

  /** Hosts of a model and with GPUs enough for the kind; vCPU and RAM are looked at when a spot is. */
  hostsFor(k: number): readonly number[] {
    const { vm, needs } = this.prepared.kinds[k]!
    const key = `${vm.gpus}|${needs.map((need) => (isNeed(need) ? 1 : 0)).join("")}`
    const known = this.hostLists.get(key)
    if (known) return known
    const { hosts } = this.prepared.inventory
    const made = this.states.flatMap((state, host) => (isNeed(needs[state.modelIndex]) && hosts[host]!.gpus >= vm.gpus ? [host] : []))
    this.hostLists.set(key, made)
    return made
  }

  /** Takes note of what the kind needs, for `isShort`. */
  private askFor(k: number): void {
    const { vm, needs } = this.prepared.kinds[k]!
    this.vcpuAsked = vm.vcpu - 1e-6
    this.ramAsked = vm.ramGib - 1e-6
    needs.forEach((need, model) => (this.milliAsked[model] = !isNeed(need) ? Infinity : vm.gpus > 0 ? need.milli - 1e-6 : -1))
  }

  /** True where the host has no room for the kind last asked for, by what is quickly told. */
  private isShort(host: number): boolean {
    return (
      this.vcpu[host]! < this.vcpuAsked || this.ramGib[host]! < this.ramAsked || this.milli[host]! < this.milliAsked[this.model[host]!]!
    )
  }

  /** The spot with the best score. Of empty hosts of one shape the first stands for all. */
  bestSpot(k: number, hosts: readonly number[], fitting: number[] | null = null): { host: number; spot: Spot } | null {
    let best: { host: number; spot: Spot } | null = null
    let bestScore = Infinity
    const search = ++this.searches
    const kind = this.prepared.kinds[k]!
    const isMany = hosts.length > MANY_HOSTS
    let at = isMany ? (search * 7919) % hosts.length : 0
    let looked = 0
    this.askFor(k)
    for (let left = hosts.length; left > 0; left--) {
      const host = hosts[at]!
      if (++at === hosts.length) at = 0
      if (this.isShort(host)) continue
      const state = this.states[host]!
      if (state.vms === 0) {
        const shape = this.reach.shapeOf[host]!
        if (this.met[shape] === search) {
          fitting?.push(host)
          continue
        }
        this.met[shape] = search
      }
      const need = kind.needs[state.modelIndex] as Need
      const spot = state.spot(kind.vm, need)
      if (spot === null) continue
      fitting?.push(host)
      if (isMany && ++looked > LOOKED_AT) {
        if (fitting === null) break
        continue
      }
      const score = scoreOf(state, kind, need, spot, this.climate)
      if (score < bestScore) {
        bestScore = score
        best = { host, spot }
      }
    }
    return best
  }

  /** Takes the next waiting VM of a kind there. */
  settle(kind: number, host: number, spot: Spot): void {
    this.put(this.waiting[kind]!.pop()!, { kind, host, spot })
  }

  put(vm: number, at: Standing): void {
    this.states[at.host]!.put(this.prepared.kinds[at.kind]!.vm, this.needOn(at.kind, at.host)!, at.spot)
    this.note(at.host)
    this.standing.set(vm, at)
    this.on[at.host]!.add(vm)
  }

  takeOff(vm: number): Standing {
    const at = this.standing.get(vm)!
    this.states[at.host]!.takeOff(this.prepared.kinds[at.kind]!.vm, this.needOn(at.kind, at.host)!, at.spot)
    this.note(at.host)
    this.standing.delete(vm)
    this.on[at.host]!.delete(vm)
    return at
  }

  private note(host: number): void {
    const { vcpu, ramGib, milli } = this.states[host]!
    this.vcpu[host] = vcpu
    this.ramGib[host] = ramGib
    let most = 0
    for (const left of milli) if (left > most) most = left
    this.milli[host] = most
  }

  /** Best fit for all that wait, kinds in the order given. */
  placeWaiting(order: readonly number[], onEach: () => void = () => undefined): void {
    for (const k of order) {
      const waiting = this.waiting[k]!
      const hosts = this.hostsFor(k)
      if (waiting.length > 1 && (hosts.length <= MANY_HOSTS || waiting.length * LOOKED_AT > hosts.length)) {
        this.placeAlike(k, hosts, onEach)
        continue
      }
      for (let best; waiting.length > 0 && (best = this.bestSpot(k, hosts)) !== null;) {
        onEach()
        this.settle(k, best.host, best.spot)
      }
    }
  }

  /** Best fit for all that wait of a kind: each host is looked at once, and again only when one of them was put there. */
  private placeAlike(k: number, hosts: readonly number[], onEach: () => void): void {
    const kind = this.prepared.kinds[k]!
    const fitting = new BestFirst<Scored & { readonly host: number; readonly spot: Spot }>()
    const look = (rank: number): void => {
      const host = hosts[rank]!
      const state = this.states[host]!
      const need = this.needOn(k, host)
      const spot = need && state.spot(kind.vm, need)
      if (need && spot) fitting.push({ score: scoreOf(state, kind, need, spot, this.climate), rank, host, spot })
    }
    // Of empty hosts of one shape the first stands for all; the next follows when it is taken.
    const empty = new Map<number, number[]>()
    this.askFor(k)
    for (let rank = 0; rank < hosts.length; rank++) {
      const host = hosts[rank]!
      if (this.isShort(host)) continue
      if (this.states[host]!.vms > 0) look(rank)
      else {
        const shape = this.reach.shapeOf[host]!
        const alike = empty.get(shape)
        if (alike) alike.push(rank)
        else empty.set(shape, [rank])
      }
    }
    for (const alike of empty.values()) look(alike.reverse().pop()!)
    for (const waiting = this.waiting[k]!; waiting.length > 0;) {
      const best = fitting.pop()
      if (!best) return
      onEach()
      const next = this.states[best.host]!.vms === 0 ? empty.get(this.reach.shapeOf[best.host]!)!.pop() : undefined
      this.settle(k, best.host, best.spot)
      look(best.rank)
      if (next !== undefined) look(next)
    }
  }

  /** Best fit for each VM in the inventory's own order. */
  placeInOrder(onEach: () => void = () => undefined): void {
    const kindOf = new Map<number, number>()
    this.waiting.forEach((vms, k) => vms.forEach((vm) => kindOf.set(vm, k)))
    const kept = this.waiting.map((): number[] => [])
    // The hosts with room for a kind shrink as it is placed: what is full for one of it is full for the next.
    const hosts = new Map<number, readonly number[]>()
    for (const vm of [...kindOf.keys()].toSorted((a, b) => a - b)) {
      onEach()
      const k = kindOf.get(vm)!
      const fitting: number[] | null = this.prepared.kinds[k]!.members.length >= MANY_ALIKE ? [] : null
      const best = this.bestSpot(k, hosts.get(k) ?? this.hostsFor(k), fitting)
      if (fitting) hosts.set(k, fitting)
      if (best === null) kept[k]!.push(vm)
      else this.put(vm, { kind: k, ...best })
    }
    kept.forEach((vms, k) => this.waiting[k]!.splice(0, Infinity, ...vms.toReversed()))
  }

  isDone(): boolean {
    return this.waiting.every((vms) => vms.length === 0)
  }
}
