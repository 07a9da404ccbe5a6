import type { Plan } from "../candidate.ts"
import { leastLicences } from "../cost/leastCost.ts"
import { boardsPerHost, type HostOption } from "../feasibility/hardware.ts"
import { packingRules, usesGpu } from "../feasibility/technology.ts"
import { costInput, leastPlacement, usableRamGib } from "../placed.ts"
import { lowerBoundGpus } from "../placement/place.ts"
import type { Search } from "./search.ts"

export interface Bound {
  readonly plan: Plan
  readonly host: HostOption
  readonly gpus: number
  readonly boards: number
  readonly hosts: number
  /** No placement of the plan on such hosts has cheaper hardware, USD. */
  readonly hardware: number
}

/** Every plan on every kind of host that takes it, the one with the lowest bound first. */
export function bounds(plans: readonly Plan[], search: Search): readonly Bound[] {
  return plans
    .flatMap((plan) => {
      const gpus = leastGpus(plan, search)
      return plan.hosts.map((host) => boundOf(plan, host, gpus, search))
    })
    .sort((a, b) => a.hardware - b.hardware)
}

export function leastGpus(plan: Plan, search: Search): number {
  const { gpu, product, technology } = plan.candidate
  if (!gpu || !usesGpu(technology)) return 0
  const before = search.leastGpus.get(plan.groups)
  if (before !== undefined) return before
  const key = `${gpu.id}|${technology}|${product.sharing.maxVmsPerGpu ?? ""}|${plan.groups.map((one) => `${one.type?.id ?? ""}:${one.placement.maxPerGpuByPerformance}:${one.placement.maxPerInstanceByPerformance ?? ""}`).join()}`
  const made =
    search.leastGpus.get(key) ??
    lowerBoundGpus({
      groups: plan.groups.map((one) => one.placement),
      rules: packingRules(technology, product, gpu),
      gpuMemoryMib: gpu.memoryMib,
    })
  search.leastGpus.set(key, made)
  search.leastGpus.set(plan.groups, made)
  return made
}

export function boundOf(plan: Plan, host: HostOption, gpus: number, search: Search): Bound {
  const { scenario, units } = search
  const gpu = usesGpu(plan.candidate.technology) ? plan.candidate.gpu : null
  const boards = Math.ceil(gpus / (gpu?.gpusPerBoard ?? 1))
  const hosts = Math.max(hostsForVms(plan, host, search), gpu ? Math.ceil(boards / boardsPerHost(gpu, host)) : 0)
  const hardware = (hosts + scenario.supply.spareHosts) * units.host(host) + (gpu ? boards * units.board(gpu) : 0)
  return { plan, host, gpus, boards, hosts, hardware }
}

/** Hosts that the VMs' vCPUs and RAM alone ask for. Every complete plan of a scenario asks for the same. */
function hostsForVms(plan: Plan, host: HostOption, { scenario, catalogue, leastHosts }: Search): number {
  const key = `${host.id}|${plan.groups.length}`
  const known = leastHosts.get(key)
  if (known !== undefined) return known
  let vcpu = 0
  let ram = 0
  for (const { placement } of plan.groups) {
    vcpu += placement.count * placement.vcpu
    ram += placement.count * placement.ramGib
  }
  const made = Math.max(
    1,
    Math.ceil(vcpu / (host.cores * scenario.supply.vcpuPerCore) - 1e-9),
    Math.ceil(ram / usableRamGib(host, catalogue) - 1e-9),
  )
  leastHosts.set(key, made)
  return made
}

export function licencesOf({ plan, host, gpus, boards, hosts }: Bound, { scenario, catalogue }: Search): number {
  return leastLicences(
    costInput(plan, host, leastPlacement(gpus, boards, hosts, scenario.supply.spareHosts, host.id), [], scenario, catalogue),
  )
}
