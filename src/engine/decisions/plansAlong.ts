import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Task } from "../basics/task.ts"
import { bestMix, cheapestDivided, divisionOf } from "../mix/mix.ts"
import type { Members } from "../mix/part.ts"
import { exactMembers } from "../mix/partition.ts"
import { mayDivide, winningPlan } from "../mix/wins.ts"
import { pinnedPlan } from "../mix/pinnedPlan.ts"
import { pinOfPlan } from "../mix/planPin.ts"
import type { OptionResult, PlanResult, PricedPlan } from "../report.ts"
import type { PlanPin, Scenario } from "../scenario.ts"

/** The plan of parts at places along a dial. */
export interface PlansAlong {
  /** Where the winner is looked for. */
  readonly scan: (scenario: Scenario) => Task<PlanResult | null>
  /**
   * Between two places: its groups go together as they did in one of those scanned, each part served anew by what is cheapest, or by what
   * served it there: parts that have their spare hosts in common are not each by themselves the cheapest.
   */
  readonly between: (scenario: Scenario) => PlanResult | null
}

const none: PlansAlong = {
  // oxlint-disable-next-line require-yield -- nothing to be found
  *scan() {
    return null
  },
  between: () => null,
}

/** Of up to six groups and kinds of owned hosts every division is looked at where it is scanned; beyond, and where today's plan breaks limits, groups go together as they do today. */
export function* plansAlong(today: Scenario, catalogue: Catalogue): Task<PlansAlong> {
  if (!mayDivide(today) || today.techniques.length === 0) return none
  const known = new Map<string, readonly Members[]>()
  const pins = new Map<string, PlanPin>()
  function* found(scenario: Scenario): Task<PlanResult> {
    const plan = yield* bestMix(scenario, catalogue)
    const division = divisionOf(plan)
    if (division.length > 0) known.set(JSON.stringify(division), division)
    const pin = pinOfPlan(plan)
    pins.set(JSON.stringify(pin), pin)
    return plan
  }
  const between = (scenario: Scenario): PlanResult | null => {
    const anew = cheapestDivided([...known.values()], scenario, catalogue)
    const asThere = [...pins.values()].map((pin) => pinnedPlan(pin, scenario, catalogue)).filter(({ feasible }) => feasible)
    return asThere.reduce<PlanResult | null>((best, one) => (usdOf(one) < usdOf(best) ? one : best), anew)
  }
  const now = yield* found(today)
  // Where today's breaks limits, each search for one within them takes as long as many others.
  const isSearched = today.groups.length + today.supply.owned.length <= exactMembers && (now.feasible || now.parts.length === 0)
  return {
    *scan(scenario) {
      return isSearched ? yield* found(scenario) : between(scenario)
    },
    between,
  }
}

const usdOf = (plan: PlanResult | null): number => (plan?.feasible ? (plan.totals?.cost.likely ?? Infinity) : Infinity)

/** Likely total of each pinned plan of parts, USD, as the scenario lists them; null where it does not meet every need. */
export const pinnedTotals = (scenario: Scenario, catalogue: Catalogue): readonly (number | null)[] =>
  scenario.planPins.map((pin) => {
    const { feasible, totals } = pinnedPlan(pin, scenario, catalogue)
    return feasible && totals ? totals.cost.likely : null
  })

/** The plan where it is cheaper than the best of the options by what is worth telling, or where none of them meets every need. */
export function planBeside(plan: PlanResult | null, best: OptionResult | null): PricedPlan | null {
  const won = plan && winningPlan({ mix: plan, oneKind: best?.cost?.total ?? null })
  return won?.totals ? { ...won, totals: won.totals } : null
}
