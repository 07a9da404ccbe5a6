import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu } from "../../dataset/core.ts"
import type { Scenario } from "../scenario.ts"
import { planningOf, purchases } from "./defaults.ts"
import type { CostInput } from "./input.ts"
import type { HostChoice } from "../basics/hostChoice.ts"
import { likelyLicenceUsd } from "./licences.ts"
import { guestRule } from "./vmLicences.ts"

/** Likely USD over the horizon. */
export interface UnitCosts {
  /** So many hosts, and so many boards in them, before they do any work. */
  readonly hosts: (host: HostChoice, count: number) => number
  readonly boards: (gpu: Gpu, host: HostChoice, count: number) => number
  /** What one that is fully busy in the busy hour adds. */
  readonly hostWork: (host: HostChoice) => number
  readonly boardWork: (gpu: Gpu) => number
}

/**
 * Hardware with its replacements, maintenance and network, and the electricity of a machine that idles; apart from it what
 * its work draws (energy.ts). Licences and what is counted on demand are left out, so counts times these are a lower bound
 * of the total. Unknown prices and power count as nothing.
 */
export function unitCosts(scenario: Scenario, catalogue: Catalogue): UnitCosts {
  const planning = planningOf(scenario.economics, catalogue)
  const { years, prices } = scenario.economics
  const upkeep = (planning.maintenance.value.likely / 100) * years
  const perWatt = ((8760 * years) / 1000) * planning.pue.value.likely * planning.electricity.value.likely
  const network = planning.networkPerHost?.value.likely ?? 0
  const serverTimes = purchases(years, planning.serverLife.value).likely + upkeep
  const gpuTimes = purchases(years, planning.gpuLife.value).likely + upkeep
  const perBusyWatt = perWatt * Math.min(1, Math.max(0, planning.busyHours.value.likely))
  const hostUsd = (host: HostChoice): number => (prices[host.owned?.like ?? host.id] ?? host.priceUsd?.likely ?? 0) + network
  const boardUsd = (gpu: Gpu): number => prices[gpu.id] ?? catalogue.gpuPrice(gpu.id)?.boardPriceUsd?.likely ?? 0
  // Of what is there, the first purchase falls away.
  return {
    hosts: (host, count) =>
      count * (hostUsd(host) * serverTimes + host.idleWatts * perWatt) -
      Math.min(count, host.owned?.count ?? 0) * (hostUsd(host) - (host.owned?.valueUsd ?? 0)),
    boards: (gpu, { owned }, count) =>
      count * (boardUsd(gpu) * gpuTimes + (catalogue.power(gpu.id)?.idleWatts ?? 0) * perWatt) -
      Math.min(count, (owned?.count ?? 0) * (owned?.boards ?? 0)) * boardUsd(gpu),
    hostWork: (host) => Math.max(0, host.peakWatts - host.idleWatts) * perBusyWatt,
    boardWork: (gpu) => {
      const power = catalogue.power(gpu.id)
      return power ? Math.max(0, power.fullLoadWatts - power.idleWatts) * perBusyWatt : 0
    },
  }
}

/** Likely USD of the licences, the broker and desktop rights included, for at least the counts of the placement: also a bound, for no licence gets cheaper with more. */
export const leastLicences = (input: CostInput): number => likelyLicenceUsd(sparing(input))

/** Where only some groups need a licence per GPU, it is not known yet which GPUs will carry them: the bound counts none. */
export function sparing(input: CostInput): CostInput {
  const perGpu = input.groups.map((group) => {
    const id = guestRule(input, group)?.licence
    return id ? input.catalogue.licence(id)?.metric === "gpu" : false
  })
  if (!perGpu.includes(true) || !perGpu.includes(false)) return input
  return { ...input, placement: { ...input.placement, gpus: { ...input.placement.gpus, count: 0 } } }
}
