import { isNeed, type Reach } from "./demand.ts"
import { strandedOn, typicalKinds } from "./fragmentation.ts"
import type { Kind } from "./kinds.ts"
import type { InventoryReport, Lack, PlacedVm, UnplacedVm } from "./types.ts"
import type { Work } from "./work.ts"

/** Tells what became of each VM and each host. `atMost`: what no placement can exceed. */
export function reportOf(work: Work, atMost: InventoryReport["atMost"]): InventoryReport {
  const { prepared, reach } = work
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
    const vms = never ? kind.members : work.waiting[k]!
    if (vms.length === 0) return
    const lacks = never ? lacksOfEmpty(k, reach) : lacksNow(kind, work.hostsFor(k), work)
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
    atMost,
    unknownModels: prepared.unknownModels,
  }
}

const byFrequency = (counts: ReadonlyMap<Lack, number>) =>
  [...counts].map(([lack, hosts]) => ({ lack, hosts })).toSorted((a, b) => b.hosts - a.hosts || (a.lack < b.lack ? -1 : 1))

function lacksOfEmpty(k: number, reach: Reach): UnplacedVm["lacks"] {
  const counts = new Map<Lack, number>()
  reach.shapes.forEach((shape, s) => {
    const lack = reach.lack(k, s)
    if (lack !== null) counts.set(lack, (counts.get(lack) ?? 0) + shape.hosts.length)
  })
  return byFrequency(counts)
}

/** Of hosts that could hold the kind while empty: what each lacks now. */
function lacksNow({ vm, needs }: Kind, hosts: readonly number[], { states, reach }: Work): UnplacedVm["lacks"] {
  const counts = new Map<Lack, number>()
  const could = new Map<number, boolean>()
  for (const host of hosts) {
    const state = states[host]!
    const need = needs[state.modelIndex]!
    const shape = reach.shapeOf[host]!
    let fits = could.get(shape)
    if (fits === undefined) could.set(shape, (fits = reach.shapes[shape]!.empty.lack(vm, need) === null))
    const lack = fits ? state.lack(vm, need) : null
    if (lack !== null) counts.set(lack, (counts.get(lack) ?? 0) + 1)
  }
  return byFrequency(counts)
}
