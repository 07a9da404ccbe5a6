import type { Plan } from "../plan/candidate.ts"
import { leastLicences } from "../cost/leastCost.ts"
import { likelyDesktopUsd } from "../cost/licences.ts"
import type { CostInput } from "../cost/input.ts"
import { boardsPerHost, boardsTogether, type HostOption } from "../feasibility/hardware.ts"
import { packingRules, usesGpu } from "../feasibility/technology.ts"
import { costInput, leastPlacement } from "../plan/placed.ts"
import { usableRamGib } from "../plan/placePlan.ts"
import { vmsPerGpuAlone, type PackingRules } from "../placement/place.ts"
import type { LeastHosts, Search } from "./search.ts"
import { leastMixedGpus, leastUnder, typeMixesOf } from "./sizeModes.ts"

export interface Bound {
  readonly plan: Plan
  readonly host: HostOption
  readonly gpus: number
  readonly boards: number
  readonly hosts: number
  /** No placement of the plan on such hosts has cheaper hardware and electricity, USD. */
  readonly hardware: number
}

/** Every plan on every kind of host that takes it, the one with the lowest bound first. */
export function bounds(plans: readonly Plan[], search: Search): readonly Bound[] {
  const found: Bound[] = []
  for (const plan of plans) {
    const least = leastOf(plan, search)
    for (const host of plan.hosts) found.push(boundOf(plan, host, least, search))
  }
  return found.sort((a, b) => a.hardware - b.hardware)
}

/** What a plan takes at least, on whatever hosts. */
export interface LeastUse {
  readonly gpus: number
  /** GPUs' worth of work in the busy hour. */
  readonly gpusBusy: number
}

const noGpus: LeastUse = { gpus: 0, gpusBusy: 0 }

export function leastOf(plan: Plan, search: Search): LeastUse {
  const { gpu, product, technology } = plan.candidate
  if (!gpu || !usesGpu(technology)) return noGpus
  const before = search.least.get(plan.groups)
  if (before !== undefined) return before
  const rules = packingRules(technology, product, gpu)
  const least = Math.min(
    leastUnder(rules, plan.groups, gpu, search),
    leastMixedGpus(plan, search),
    ...typeMixesOf(plan, rules, search).map(({ groups }) => leastUnder(rules, groups, gpu, search)),
  )
  const made = { gpus: least, gpusBusy: leastBusy(plan, rules, gpu.memoryMib) }
  search.least.set(plan.groups, made)
  return made
}

/**
 * GPUs' worth of work at least. A GPU asked for x of its time is busy for min(1, x), which is x / max(1, most any GPU is asked for)
 * or more; no GPU is asked for more than by the most VMs of each group that it could hold alone, together.
 */
function leastBusy({ groups }: Plan, rules: PackingRules, gpuMemoryMib: number | null): number {
  let all = 0
  let most = 0
  for (const { placement, model, others } of groups) {
    const perVm = model.activeShare * model.demand.duty.likely
    all += placement.count * (placement.gpusPerVm ?? 1) * perVm
    const alone = [placement, ...others.map((one) => one.placement)].map((one) => vmsPerGpuAlone(one, rules, gpuMemoryMib).vms)
    most += Math.min(placement.count, Math.max(...alone)) * perVm
  }
  return all / Math.max(1, most)
}

export function boundOf(plan: Plan, host: HostOption, { gpus, gpusBusy }: LeastUse, search: Search): Bound {
  const { scenario, catalogue, units } = search
  const gpu = usesGpu(plan.candidate.technology) ? plan.candidate.gpu : null
  const together = gpu ? boardsTogether(gpu, host, catalogue) : 1
  const boards = together * Math.ceil(gpus / (together * (gpu?.gpusPerBoard ?? 1)))
  const vms = hostsForVms(plan, host, search)
  const hosts = Math.max(vms.hosts, gpu ? Math.ceil(boards / boardsPerHost(gpu, host, catalogue)) : 0)
  const spare = scenario.supply.spareHosts
  if (!gpu || boards === 0) return { plan, host, gpus, boards, hosts, hardware: units.hosts(host, hosts + spare) + vms.workUsd }
  // Spare hosts are fitted like the fullest host: with fewer boards on each, more hosts are needed.
  let machines = Infinity
  for (let fullest = together * Math.ceil(boards / (hosts * together)); fullest >= 1; fullest -= together) {
    const fitted = Math.max(hosts, Math.ceil(boards / fullest)) + spare
    machines = Math.min(machines, units.hosts(host, fitted) + units.boards(gpu, host, boards + spare * fullest))
    if (spare === 0) break
  }
  const work = vms.workUsd + (gpusBusy / gpu.gpusPerBoard) * units.boardWork(gpu)
  return { plan, host, gpus, boards, hosts, hardware: machines + work }
}

/** Hosts that the VMs' vCPUs and RAM alone ask for, and what the VMs' work on them costs, USD. Every complete plan of a scenario asks for the same. */
function hostsForVms(plan: Plan, host: HostOption, { scenario, catalogue, leastHosts, units }: Search): LeastHosts {
  const key = `${host.id}|${plan.groups.length}`
  const known = leastHosts.get(key)
  if (known !== undefined) return known
  let vcpu = 0
  let ram = 0
  let active = 0
  let apart = 1
  for (const { placement, model } of plan.groups) {
    vcpu += placement.count * placement.vcpu
    ram += placement.count * placement.ramGib
    active += placement.count * placement.vcpu * model.activeShare
    apart = Math.max(apart, Math.ceil(placement.count / (placement.maxPerHost ?? Infinity)))
  }
  const perHost = host.cores * scenario.supply.vcpuPerCore
  const hosts = Math.max(apart, Math.ceil(vcpu / perHost - 1e-9), Math.ceil(ram / usableRamGib(host, catalogue) - 1e-9))
  const made = { hosts, workUsd: (active / perHost) * units.hostWork(host) }
  leastHosts.set(key, made)
  return made
}

const leastInput = ({ plan, host, gpus, boards, hosts }: Bound, { scenario, catalogue }: Search): CostInput =>
  costInput(
    plan,
    { host, placement: leastPlacement(gpus, boards, hosts, scenario.supply.spareHosts, host.id), groups: [] },
    scenario,
    catalogue,
  )

export const licencesOf = (bound: Bound, search: Search): number => leastLicences(leastInput(bound, search))

/**
 * What any of the plans costs for the broker and desktop rights at least, USD. They are counted by users, so that one bound of each product tells; known
 * beforehand, they end the search as early as if nobody paid them.
 */
export function leastDesktops(found: readonly Bound[], search: Search): number {
  const seen = new Set<string>()
  let least = Infinity
  for (const one of found) {
    const { id } = one.plan.candidate.product
    if (seen.has(id)) continue
    seen.add(id)
    least = Math.min(least, likelyDesktopUsd(leastInput(one, search)))
    if (least === 0) break
  }
  return least === Infinity ? 0 : least
}
