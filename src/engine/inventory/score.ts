import type { HostState, Spot } from "./hostState.ts"
import type { Kind, Need, Prepared } from "./kinds.ts"
import { isNeed, type Reach } from "./demand.ts"

/** How dear the kinds of fragmentation are against each other; chosen by trial, they change how well VMs fit and never whether they may. */
const weights = { stranded: 4, leftOnGpu: 1, pressure: 0.5, emptyHost: 0.2, gpusLeft: 0.05 }

/** What the score needs to know of the whole inventory. */
export interface Climate {
  /** vCPUs and RAM that go with one GPU's worth of its VMs. */
  readonly vcpuPerGpu: number
  readonly ramGibPerGpu: number
  /** By model: demand that can go nowhere else, over what there is; 0..1. */
  readonly pressure: readonly number[]
}

export function climateOf({ kinds, models, modelOf, inventory }: Prepared, { gpusOf }: Reach): Climate {
  let gpus = 0
  let vcpu = 0
  let ram = 0
  const captive = models.map(() => 0)
  const owned = models.map(() => 0)
  inventory.hosts.forEach((host, h) => (owned[modelOf[h]!]! += Math.max(0, host.gpus)))
  kinds.forEach(({ vm, members, needs }, k) => {
    const each = gpusOf[k] ?? 0
    if (vm.gpus === 0 || each === 0) return
    gpus += each * members.length
    vcpu += vm.vcpu * members.length
    ram += vm.ramGib * members.length
    const reachable = models.map((_, model) => model).filter((model) => owned[model]! > 0 && isNeed(needs[model]))
    for (const model of reachable) captive[model]! += (each * members.length) / reachable.length ** 2
  })
  return {
    vcpuPerGpu: gpus > 0 ? vcpu / gpus : 0,
    ramGibPerGpu: gpus > 0 ? ram / gpus : 0,
    pressure: captive.map((demand, model) => (owned[model]! > 0 ? Math.min(1, demand / owned[model]!) : 0)),
  }
}

/** GPUs that would lie idle for want of vCPUs or RAM, if VMs went on asking for them in the inventory's mean proportions. */
function strandedBy(gpusFree: number, vcpu: number, ramGib: number, { vcpuPerGpu, ramGibPerGpu }: Climate): number {
  const served = Math.min(vcpuPerGpu > 0 ? vcpu / vcpuPerGpu : Infinity, ramGibPerGpu > 0 ? ramGib / ramGibPerGpu : Infinity)
  return Math.max(0, gpusFree - Math.max(0, served))
}

/**
 * How little a VM on this spot leaves for others; the least is best. Best fit, aware of fragmentation: GPUs newly stranded by vCPU or RAM, the part of
 * a GPU that is left over, GPUs of a model that others can't do without, hosts still empty, and GPUs left on the host, in falling weight.
 * In the spirit of fragmentation gradient descent (Weng et al., USENIX ATC 2023), with the mean VM in place of the whole mix.
 */
export function scoreOf(host: HostState, { vm }: Kind, need: Need, spot: Spot, climate: Climate): number {
  const free = host.gpusFree
  const taken = (vm.gpus * need.milli) / 1000
  const before = strandedBy(free, host.vcpu, host.ramGib, climate)
  const after = strandedBy(free - taken, host.vcpu - vm.vcpu, host.ramGib - vm.ramGib, climate)
  let left = 0
  for (const gpu of spot.gpus) left += (host.milli[gpu]! - need.milli) / 1000
  const pressure = vm.gpus > 0 ? climate.pressure[host.modelIndex]! : 0
  return (
    weights.stranded * (after - before) +
    weights.leftOnGpu * left +
    weights.pressure * pressure * vm.gpus +
    (host.vms === 0 ? weights.emptyHost : 0) +
    weights.gpusLeft * (free - taken)
  )
}
