import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechniqueId } from "../../dataset/schema/index.ts"
import { planningOf } from "../cost/defaults.ts"
import { racked, racksFor } from "../cost/racks.ts"
import { hostOptions } from "../feasibility/hardware.ts"
import { addMoney, scaleMoney, sum, weightedMean, zeroMoney } from "../basics/range.ts"
import type { Cost, PlanPart, PlanResult, PlanTotals } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { carryOut, limitReasons, type Use } from "../search/carryOut.ts"
import { optionResult } from "../search/option.ts"
import { newSearch } from "../search/search.ts"
import { newSurvey } from "../search/survey.ts"
import type { FoundPart } from "./part.ts"
import { partScenario } from "./partScenario.ts"
import { withCommonSpares } from "./spares.ts"

/** Of the groups (indexes) that a part serves, the VMs: null where that is all of one. Empty where it is all of each. */
export function countsOf(
  groups: readonly number[],
  served: readonly number[],
  scenario: Scenario,
): { readonly counts?: readonly (number | null)[] } {
  const counts = served.map((count, at) => (count === scenario.groups[groups[at] ?? -1]?.count ? null : count))
  return counts.some((one) => one !== null) ? { counts } : {}
}

/** The part as an option of its own scenario, planned, placed and priced there. */
export function partOf({ way, placed }: FoundPart, scenario: Scenario, catalogue: Catalogue): PlanPart {
  const groups = placed.plan.groups.map((one) => one.index)
  const counts = countsOf(
    groups,
    placed.plan.groups.map((one) => one.group.count),
    scenario,
  )
  const at = placed.host.owned?.index
  const own = partScenario(scenario, groups, at === undefined ? null : { kind: at }, "own", counts.counts)
  const search = newSearch(own, catalogue, newSurvey())
  const plan = planCandidate(way.plan.candidate, search.hosts, own, catalogue)
  const outcome = carryOut(plan, placed.host, search)
  return {
    groups,
    ...counts,
    option: optionResult(
      {
        origin: "best",
        pin: null,
        plan: outcome.placed?.plan ?? plan,
        placed: outcome.placed,
        reasons: outcome.reasons,
        searched: { candidates: 1, feasible: 1 },
      },
      own,
      catalogue,
    ),
  }
}

/** The parts with the spare hosts that they share, what all of them take, and which limits of the whole that breaks. */
export function planResult(
  technique: TechniqueId | "mix",
  found: readonly PlanPart[],
  proven: boolean,
  scenario: Scenario,
  catalogue: Catalogue,
): PlanResult {
  const parts = withCommonSpares(found, scenario, catalogue)
  const totals = totalsOf(parts, scenario, catalogue)
  const reasons = limitReasons(takenBy(totals, catalogue), scenario)
  return { technique, parts, unserved: [], reasons, feasible: reasons.length === 0, proven: proven && reasons.length === 0, totals }
}

/** What all parts take, as limits of the whole ask. */
export const takenBy = ({ bought, hosts, spareHosts, racks, cost, peakKw }: PlanTotals, catalogue: Catalogue): Use => ({
  gpus: Object.entries(bought).flatMap(([id, count]) => {
    const gpu = catalogue.gpu(id)
    return gpu ? [{ gpu, count }] : []
  }),
  hosts: hosts + spareHosts,
  racks,
  totalUsd: cost.likely,
  peakKw: peakKw.likely,
})

function totalsOf(parts: readonly PlanPart[], scenario: Scenario, catalogue: Catalogue): PlanTotals {
  const placed = parts.flatMap(({ option }) =>
    option.placement && option.cost ? [{ option, placement: option.placement, cost: option.cost }] : [],
  )
  const bought: Record<string, number> = {}
  for (const { option, placement } of placed) {
    const gpu = option.gpu === null ? undefined : catalogue.gpu(option.gpu)
    if (!gpu || placement.gpus.bought === 0) continue
    bought[gpu.id] = (bought[gpu.id] ?? 0) + placement.gpus.bought + placement.gpus.spareBoards * gpu.gpusPerBoard
  }
  const cost = placed.reduce((total, one) => addMoney(total, one.cost.total), zeroMoney)
  const planning = planningOf(scenario.economics, catalogue, scenario.supply)
  const hosts = hostOptions(scenario, catalogue)
  const vms = scenario.groups.reduce((all, one) => all + one.count, 0)
  const groups = placed.flatMap(({ option }) => option.groups)
  return {
    cost,
    perVmMonth: scaleMoney(cost, 1 / (Math.max(1, vms) * 12 * scenario.economics.years)),
    breakdown: breakdownOf(placed.map((one) => one.cost)),
    gpus: placed.reduce((all, one) => all + one.placement.gpus.count, 0),
    bought,
    hosts: placed.reduce((all, one) => all + one.placement.hosts.count, 0),
    spareHosts: placed.reduce((all, one) => all + one.placement.hosts.spare, 0),
    racks: racksFor(
      placed.flatMap(({ option, placement, cost }) => {
        const host = hosts.find((one) => one.id === option.hostId)
        return host ? [racked(host, placement, cost, planning)] : []
      }),
      planning,
    ),
    peakKw: sum(placed.map((one) => one.cost.peakKw)),
    energyKwhPerYear: sum(placed.map((one) => one.cost.energyKwhPerYear)),
    carbonTonnes: sum(placed.map((one) => one.cost.carbonTonnes)),
    nativeShare: weightedMean(
      groups.map((one) => one.nativeShare),
      groups.map((one) => one.count),
    ),
  }
}

function breakdownOf(costs: readonly Cost[]): Cost["breakdown"] {
  const [first, ...others] = costs.map((one) => one.breakdown)
  if (!first) throw new RangeError("A plan has at least one part.")
  const made = { ...first }
  for (const other of others) for (const part of Object.keys(made) as (keyof typeof made)[]) made[part] = addMoney(made[part], other[part])
  return made
}
