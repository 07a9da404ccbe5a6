import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/core.ts"
import { candidateOf, type Plan } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { planningOf } from "../cost/defaults.ts"
import { racked, type RackedHosts } from "../cost/racks.ts"
import { weightedMean, type Money } from "../basics/range.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import type { OptionResult, Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { carryOut, takenBy, type Use } from "../search/carryOut.ts"
import { newSearch, type Search } from "../search/search.ts"

/** An option held as it is, product, GPU, slicing and kind of host, while the figures behind it move. */
export interface FixedOption extends Pick<
  OptionResult,
  "key" | "technique" | "technology" | "product" | "productName" | "gpu" | "gpuName" | "slicing"
> {
  readonly hostId: string
}

/** Null where the option could not be placed, so that there is nothing to hold. */
export function fixOption(option: OptionResult): FixedOption | null {
  const { key, technique, technology, product, productName, gpu, gpuName, slicing, hostId } = option
  return hostId === null ? null : { key, technique, technology, product, productName, gpu, gpuName, slicing, hostId }
}

export interface Weighing {
  /** Meets every limit and performance target with these figures. */
  readonly feasible: boolean
  readonly total: Money
  readonly perVmMonth: Money
  /** Weighted by VMs. */
  readonly nativeShare: Range
  /** Of each group, by its index in the scenario. */
  readonly groupShares: readonly Range[]
  readonly gpus: number
  readonly hosts: number
  /** What limits ask about: a plan of parts adds them up. */
  readonly taken: Use
  readonly racked: readonly RackedHosts[]
}

function searchFor(option: FixedOption, scenario: Scenario, catalogue: Catalogue): Search {
  const all = newSearch(scenario, catalogue)
  const hosts = all.hosts.filter((host) => host.id === option.hostId)
  return hosts.length > 0 ? { ...all, hosts } : all
}

const planFixed = (option: FixedOption, scenario: Scenario, catalogue: Catalogue, search: Search): Plan =>
  planCandidate(candidateOf(option, catalogue), search.hosts, scenario, catalogue, search.plans)

/** The option's plan: its groups' models and what stands against it. */
export const planOf = (option: FixedOption, scenario: Scenario, catalogue: Catalogue): Plan =>
  planFixed(option, scenario, catalogue, searchFor(option, scenario, catalogue))

/** Plans, places and prices the option anew, with all that speaks against it. Null where it cannot be placed at all. */
export function placeFixed(
  option: FixedOption,
  scenario: Scenario,
  catalogue: Catalogue,
): { readonly placed: PlacedPlan; readonly reasons: readonly Reason[] } | null {
  const search = searchFor(option, scenario, catalogue)
  const plan = planFixed(option, scenario, catalogue, search)
  const host = plan.hosts[0]
  if (!host) return null
  const { placed, reasons } = carryOut(plan, host, search)
  return placed && { placed, reasons: [...plan.reasons, ...reasons] }
}

/** What the option comes to. Null where it cannot be placed at all. */
export function weigh(option: FixedOption, scenario: Scenario, catalogue: Catalogue): Weighing | null {
  const carried = placeFixed(option, scenario, catalogue)
  if (!carried) return null
  const { placed, reasons } = carried
  return {
    feasible: reasons.length === 0,
    total: placed.cost.total,
    perVmMonth: placed.cost.perVmMonth,
    nativeShare: weightedMean(
      placed.groups.map((one) => one.nativeShare),
      placed.groups.map((one) => one.count),
    ),
    groupShares: placed.groups.map((one) => one.nativeShare),
    gpus: placed.placement.gpus.count,
    hosts: placed.placement.hosts.count + placed.placement.hosts.spare,
    ...machinesOf(placed, scenario, catalogue),
  }
}

/** What limits ask about. */
export const machinesOf = (placed: PlacedPlan, scenario: Scenario, catalogue: Catalogue): Pick<Weighing, "taken" | "racked"> => ({
  taken: takenBy(placed, scenario, catalogue),
  racked: [racked(placed.host, placed.placement, placed.cost, planningOf(scenario.economics, catalogue))],
})
