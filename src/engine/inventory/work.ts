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
  /** By host: vCPUs, RAM and thousandths of its freest GPU that are left, to pass by quickly what has no room. */
  private readonly vcpu: Float64Array
  private readonly ramGib: Float64Array
  private readonly milli: Float64Array
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

  /** The spot with the best score; hosts with room go to `fitting`. Of empty hosts of one shape the first stands for all. */
  bestSpot(k: number, hosts: readonly number[], fitting: number[] | null = null): { host: number; spot: Spot } | null {
    let best: { host: number; spot: Spot } | null = null
    let bestScore = Infinity
    const search = ++this.searches
    const kind = this.prepared.kinds[k]!
    const { vm, needs } = kind
    const step = hosts.length > MANY_HOSTS ? (search * 7919) % hosts.length : 0
    let looked = 0
    for (let i = 0; i < hosts.length; i++) {
      const host = hosts[(i + step) % hosts.length]!
      if (this.vcpu[host]! + 1e-6 < vm.vcpu || this.ramGib[host]! + 1e-6 < vm.ramGib) continue
      const state = this.states[host]!
      if (vm.gpus > 0 && this.milli[host]! + 1e-6 < (needs[state.modelIndex] as Need).milli) continue
      if (state.vms === 0) {
        const shape = this.reach.shapeOf[host]!
        if (this.met[shape] === search) {
          fitting?.push(host)
          continue
        }
        this.met[shape] = search
      }
      const need = needs[state.modelIndex] as Need
      const spot = state.spot(vm, need)
      if (spot === null) continue
      fitting?.push(host)
      if (hosts.length > MANY_HOSTS && ++looked > LOOKED_AT) {
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
      // A host without room for one of a kind has none for the next.
      let hosts = this.hostsFor(k)
      while (waiting.length > 0 && hosts.length > 0) {
        onEach()
        const fitting: number[] | null = waiting.length > 1 ? [] : null
        const best = this.bestSpot(k, hosts, fitting)
        if (best === null) break
        hosts = fitting ?? hosts
        this.settle(k, best.host, best.spot)
      }
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
      const fitting: number[] = []
      const best = this.bestSpot(k, hosts.get(k) ?? this.hostsFor(k), fitting)
      hosts.set(k, fitting)
      if (best === null) kept[k]!.push(vm)
      else this.put(vm, { kind: k, ...best })
    }
    kept.forEach((vms, k) => this.waiting[k]!.splice(0, Infinity, ...vms.toReversed()))
  }

  isDone(): boolean {
    return this.waiting.every((vms) => vms.length === 0)
  }
}
