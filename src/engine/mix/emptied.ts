import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechniqueId } from "../../dataset/schema/index.ts"
import { candidateOf } from "../plan/candidate.ts"
import type { OptionResult, PlanPart, PlanResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { carryOut } from "../search/carryOut.ts"
import { optionResult } from "../search/option.ts"
import { newSearch } from "../search/search.ts"
import { newSurvey } from "../search/survey.ts"
import { partScenario } from "./partScenario.ts"
import { planResult } from "./planResult.ts"

/**
 * The parts with the hosts at work that a kind has left: where a part on hosts that are there needs fewer of them than there are, their boards standing together, another for which hosts are bought takes what is
 * left, without boards, as far as that costs less. Its product, GPU and VMs stay. The same list where nothing changes.
 */
function onEmptied(parts: readonly PlanPart[], scenario: Scenario, catalogue: Catalogue): readonly PlanPart[] {
  let made = parts
  for (const [kind, { count }] of scenario.supply.owned.entries()) {
    const used = parts.reduce((sum, { option: { owned } }) => sum + (owned?.index === kind ? owned.used : 0), 0)
    const left = count - used
    if (used === 0 || left <= 0) continue
    const best = made
      .flatMap((part) => {
        const option = part.option.owned ? null : standing(part, { kind, emptied: left }, scenario, catalogue)
        return option ? [{ part, option, saves: usdOf(part.option) - usdOf(option) }] : []
      })
      .toSorted((a, b) => b.saves - a.saves)[0]
    if (best && best.saves > 0.005) made = made.map((one) => (one === best.part ? { ...one, option: best.option } : one))
  }
  return made
}

/** The plan of these parts, on emptied hosts where it costs less so. */
export function planOfParts(
  technique: TechniqueId | "mix",
  parts: readonly PlanPart[],
  proven: boolean,
  scenario: Scenario,
  catalogue: Catalogue,
): PlanResult {
  const plan = planResult(technique, parts, proven, scenario, catalogue)
  const fuller = onEmptied(parts, scenario, catalogue)
  if (fuller === parts) return plan
  const other = planResult(technique, fuller, false, scenario, catalogue)
  const usd = ({ totals }: PlanResult): number => (totals?.cost.known ? totals.cost.likely : Infinity)
  return other.reasons.length <= plan.reasons.length && usd(other) < usd(plan) ? other : plan
}

const usdOf = ({ cost }: OptionResult): number => (cost?.total.known ? cost.total.likely : Infinity)

/** The part's option on so many emptied hosts of a kind, more of which may be bought; null where they do not take it. */
function standing(
  { groups, counts, option }: PlanPart,
  share: { readonly kind: number; readonly emptied: number },
  scenario: Scenario,
  catalogue: Catalogue,
): OptionResult | null {
  const own = partScenario(scenario, groups, share, "own", counts)
  const search = newSearch(own, catalogue, newSurvey())
  const plan = planCandidate(candidateOf(option, catalogue), search.hosts, own, catalogue)
  const host = plan.hosts.find(({ owned }) => owned?.index === share.kind)
  const { placed = null, reasons = [] } = host ? carryOut(plan, host, search) : {}
  if (!placed || reasons.length > 0) return null
  const { origin, pin, searched } = option
  const made = optionResult({ origin, pin, plan: placed.plan, placed, reasons: [], searched }, own, catalogue)
  const there = scenario.supply.owned[share.kind]?.count ?? share.emptied
  return made.owned ? { ...made, owned: { ...made.owned, there, emptied: share.emptied } } : null
}
