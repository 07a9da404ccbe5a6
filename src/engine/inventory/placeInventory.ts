import type { Catalogue } from "../../dataset/catalogue.ts"
import { atMost } from "./bounds.ts"
import { isNeed, orderOf, type Reach, reachOf } from "./demand.ts"
import { strandedOn, typicalKinds } from "./fragmentation.ts"
import { HostState, type Spot } from "./hostState.ts"
import { type Kind, type Need, prepare, type Prepared } from "./kinds.ts"
import { climateOf, type Climate, scoreOf } from "./score.ts"
import type { Inventory, InventoryReport, Lack, OnProgress, PlacedVm, UnplacedVm } from "./types.ts"

export type * from "./types.ts"
export { slicings } from "./types.ts"

/** Spots tried while VMs are moved to make room: the repair stops there, however much is left to do. */
const REPAIR_STEPS = 60_000
/** VMs placed between two reports of progress. */
const REPORT_EVERY = 250

/**
 * Places each VM of an inventory on the hosts there are. Best fit, those that take most of a GPU first, by a score that counts what is left stranded;
 * then single VMs are moved aside where that makes room for one left over. The same input gives the same answer. With every answer comes what no
 * placement could exceed, a true reason for each VM left over, and what of the free GPUs is stranded, by the rule that strands it.
 */
export function placeInventory(inventory: Inventory, catalogue: Catalogue, onProgress: OnProgress = () => undefined): InventoryReport {
  const prepared = prepare(inventory, catalogue)
  const reach = reachOf(prepared)
  const work = new Work(prepared, reach)
  const order = orderOf(prepared.kinds, reach)
  work.placeAll(order, (share) => onProgress(0.8 * share))
  work.repair(order)
  work.fillUp(order)
  onProgress(0.9)
  const report = reportOf(work, prepared, reach)
  onProgress(1)
  return report
}

interface Standing {
  readonly kind: number
  readonly host: number
  readonly spot: Spot
}

/** A placement in the making. */
class Work {
  readonly states: readonly HostState[]
  readonly standing = new Map<number, Standing>()
  /** By kind: members that found no place. */
  readonly left = new Map<number, number[]>()
  private readonly on: Set<number>[]
  private readonly hostLists = new Map<string, readonly number[]>()
  /** By shape, the last search that met an empty host of it. */
  private readonly met: Int32Array
  private searches = 0
  private readonly prepared: Prepared
  private readonly reach: Reach
  private readonly climate: Climate

  constructor(prepared: Prepared, reach: Reach) {
    this.prepared = prepared
    this.reach = reach
    this.climate = climateOf(prepared, reach)
    this.states = prepared.inventory.hosts.map((_, host) => new HostState(prepared, host))
    this.met = new Int32Array(reach.shapes.length)
    this.on = this.states.map(() => new Set<number>())
  }

  placeAll(order: readonly number[], onProgress: OnProgress): void {
    const total = order.reduce((sum, k) => sum + this.prepared.kinds[k]!.members.length, 0)
    let done = 0
    for (const k of order) {
      const kind = this.prepared.kinds[k]!
      // A host without room for one of a kind has none for the next.
      let hosts = this.hostsFor(k)
      for (const vm of kind.members) {
        if (++done % REPORT_EVERY === 0) onProgress(done / total)
        const fitting: number[] | null = kind.members.length > 1 ? [] : null
        const best = hosts.length === 0 ? null : this.bestSpot(kind, hosts, fitting)
        hosts = fitting ?? hosts
        if (best === null) this.leave(k, vm)
        else this.put(vm, { kind: k, ...best })
      }
    }
  }

  private leave(k: number, vm: number): void {
    const others = this.left.get(k)
    if (others) others.push(vm)
    else this.left.set(k, [vm])
  }

  /** Hosts that could hold the kind while empty; kinds that fit the same shapes share a list. */
  hostsFor(k: number): readonly number[] {
    const lacks = this.reach.lacks[k]!
    const key = lacks.map((lack) => (lack === null ? 1 : 0)).join("")
    const known = this.hostLists.get(key)
    if (known) return known
    const made = this.states.flatMap((_, host) => (lacks[this.reach.shapeOf[host]!] === null ? [host] : []))
    this.hostLists.set(key, made)
    return made
  }

  /** The spot with the best score; hosts with room go to `fitting`. Of empty hosts of one shape the first stands for all. */
  private bestSpot(kind: Kind, hosts: readonly number[], fitting: number[] | null): { host: number; spot: Spot } | null {
    let best: { host: number; spot: Spot } | null = null
    let bestScore = Infinity
    const search = ++this.searches
    const { vm, needs } = kind
    for (const host of hosts) {
      const state = this.states[host]!
      if (state.vcpu + 1e-6 < vm.vcpu || state.ramGib + 1e-6 < vm.ramGib) continue
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
      const score = scoreOf(state, kind, need, spot, this.climate)
      if (score < bestScore) {
        bestScore = score
        best = { host, spot }
      }
    }
    return best
  }

  private needOf({ kind, host }: Standing): Need {
    return this.prepared.kinds[kind]!.needs[this.states[host]!.modelIndex] as Need
  }

  private put(vm: number, at: Standing): void {
    this.states[at.host]!.put(this.prepared.kinds[at.kind]!.vm, this.needOf(at), at.spot)
    this.standing.set(vm, at)
    this.on[at.host]!.add(vm)
  }

  private takeOff(vm: number): Standing {
    const at = this.standing.get(vm)!
    this.states[at.host]!.takeOff(this.prepared.kinds[at.kind]!.vm, this.needOf(at), at.spot)
    this.standing.delete(vm)
    this.on[at.host]!.delete(vm)
    return at
  }

  /** For VMs left over: moves one VM elsewhere where that makes room. Kinds in the order given; each until it fails. */
  repair(order: readonly number[]): void {
    let steps = 0
    for (const k of order) {
      const left = this.left.get(k)
      while (left !== undefined && left.length > 0 && steps < REPAIR_STEPS) {
        const used = this.makeRoom(k, left[0]!, REPAIR_STEPS - steps)
        steps += used.steps
        if (!used.placed) break
        left.shift()
      }
      if (left?.length === 0) this.left.delete(k)
    }
  }

  /** What the repair has moved may leave room that it did not look for. */
  fillUp(order: readonly number[]): void {
    for (const k of order) {
      const left = this.left.get(k)
      while (left !== undefined && left.length > 0) {
        const best = this.bestSpot(this.prepared.kinds[k]!, this.hostsFor(k), null)
        if (best === null) break
        this.put(left.shift()!, { kind: k, ...best })
      }
      if (left?.length === 0) this.left.delete(k)
    }
  }

  private makeRoom(k: number, vm: number, budget: number): { placed: boolean; steps: number } {
    const kind = this.prepared.kinds[k]!
    let steps = 0
    const taken = this.reach.gpusOf[k]!
    for (const host of this.hostsFor(k)) {
      const state = this.states[host]!
      const need = kind.needs[state.modelIndex]
      if (!isNeed(need)) continue
      // A copy: VMs come and go on the host meanwhile.
      for (const other of Array.from(this.on[host]!)) {
        if (steps > budget) return { placed: false, steps }
        const at = this.standing.get(other)!
        // Moving what is larger than the VM that asks would only trade one for another.
        if ((this.reach.gpusOf[at.kind] ?? 0) > taken + 1e-9) continue
        steps++
        this.takeOff(other)
        const spot = state.spot(kind.vm, need)
        if (spot !== null) {
          this.put(vm, { kind: k, host, spot })
          const hosts = this.hostsFor(at.kind)
          steps += hosts.length / 50
          const elsewhere = this.bestSpot(this.prepared.kinds[at.kind]!, hosts, null)
          if (elsewhere !== null) {
            this.put(other, { kind: at.kind, ...elsewhere })
            return { placed: true, steps }
          }
          this.takeOff(vm)
        }
        this.put(other, at)
      }
    }
    return { placed: false, steps }
  }
}

function reportOf(work: Work, prepared: Prepared, reach: Reach): InventoryReport {
  const { inventory, kinds } = prepared
  const typical = typicalKinds(prepared, reach)
  const placed = [...work.standing]
    .map(([vm, { kind, host, spot }]): PlacedVm => {
      const need = kinds[kind]!.needs[work.states[host]!.modelIndex]
      return { vm, host, gpus: spot.gpus, instanceType: isNeed(need) ? (need.type?.id ?? null) : null }
    })
    .toSorted((a, b) => a.vm - b.vm)
  const unplaced: UnplacedVm[] = []
  kinds.forEach((kind, k) => {
    const never = reach.gpusOf[k] === null
    const vms = never ? kind.members : (work.left.get(k) ?? [])
    if (vms.length === 0) return
    const lacks = never ? lacksOfEmpty(k, reach) : lacksNow(kind, work.hostsFor(k), work.states)
    for (const vm of vms) unplaced.push({ vm, why: never ? "never" : "full", lacks })
  })
  unplaced.sort((a, b) => a.vm - b.vm)
  const hosts = inventory.hosts.map((host, index) => {
    const state = work.states[index]!
    const free = Math.max(0, state.gpusFree)
    return {
      host: index,
      vms: state.vms,
      vcpuUsed: host.vcpu - state.vcpu,
      ramGibUsed: host.ramGib - state.ramGib,
      gpusUsed: Math.max(0, host.gpus) - free,
      gpusFree: free,
      stranded: strandedOn(state, prepared, typical),
    }
  })
  const asked = (vm: number, k: number) => (kinds[k]!.vm.gpus === 0 || vm < 0 ? 0 : (reach.gpusOf[k] ?? 0))
  const bound = atMost(prepared, reach)
  const gpusPlaced = [...work.standing].reduce((sum, [vm, { kind }]) => sum + asked(vm, kind), 0)
  return {
    placed,
    unplaced,
    hosts,
    totals: {
      vms: inventory.vms.length,
      placed: placed.length,
      hosts: inventory.hosts.length,
      hostsUsed: hosts.filter((host) => host.vms > 0).length,
      gpus: inventory.hosts.reduce((sum, host) => sum + Math.max(0, host.gpus), 0),
      gpusAsked: kinds.reduce((sum, kind, k) => sum + kind.members.length * asked(0, k), 0),
      gpusPlaced,
      gpusFree: hosts.reduce((sum, host) => sum + host.gpusFree, 0),
      gpusStranded: hosts.reduce((sum, host) => sum + host.stranded.reduce((part, one) => part + one.gpus, 0), 0),
    },
    atMost: unplaced.length === 0 ? { vms: placed.length, gpus: gpusPlaced } : bound,
    unknownModels: prepared.unknownModels,
  }
}

const byFrequency = (counts: ReadonlyMap<Lack, number>) =>
  [...counts].map(([lack, hosts]) => ({ lack, hosts })).toSorted((a, b) => b.hosts - a.hosts || (a.lack < b.lack ? -1 : 1))

function lacksOfEmpty(k: number, { lacks, shapes }: Reach): UnplacedVm["lacks"] {
  const counts = new Map<Lack, number>()
  lacks[k]!.forEach((lack, shape) => {
    if (lack !== null) counts.set(lack, (counts.get(lack) ?? 0) + shapes[shape]!.hosts)
  })
  return byFrequency(counts)
}

function lacksNow({ vm, needs }: Kind, hosts: readonly number[], states: readonly HostState[]): UnplacedVm["lacks"] {
  const counts = new Map<Lack, number>()
  for (const host of hosts) {
    const state = states[host]!
    const lack = state.lack(vm, needs[state.modelIndex]!)
    if (lack !== null) counts.set(lack, (counts.get(lack) ?? 0) + 1)
  }
  return byFrequency(counts)
}
