import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Task } from "../basics/task.ts"
import { isFixedPlan, type Fixed } from "../decisions/fixedPlan.ts"
import type { Scenario } from "../scenario.ts"
import { scenarioIn, yearsOf } from "./counts.ts"
import { discountOf } from "./discount.ts"
import { growOption } from "./growOption.ts"
import { growPlan } from "./growPlan.ts"
import type { Grown, Growth } from "./types.ts"

const fails = ({ failsIn, overBudget }: Grown): boolean => failsIn !== null || overBudget

/**
 * Each option held over the years of the scenario, with the VMs of each: what is needed, bought and paid when. What is bought stays, and is bought
 * anew pro rata when its life is over; prices are those of today; licences that are rented are those of the year, licences that are bought are
 * added to; what is not needed any more is switched off and no longer maintained. With no growth the years add up to the option's own cost, and so
 * they do of a plan of parts (`growPlan.ts`).
 */
export function* growthTask(options: readonly Fixed[], scenario: Scenario, catalogue: Catalogue): Task<Growth> {
  const grown: Grown[] = []
  for (const option of options) {
    yield { done: grown.length, of: options.length }
    grown.push(isFixedPlan(option) ? growPlan(option, scenario, catalogue) : growOption(option, scenario, catalogue))
  }
  grown.sort((a, b) => Number(fails(a)) - Number(fails(b)) || a.presentValue.likely - b.presentValue.likely)
  const { value, basis, evidence } = discountOf(scenario, catalogue)
  const vms = Array.from({ length: yearsOf(scenario) }, (_, at) => {
    const then = scenarioIn(scenario, at + 1)
    return scenario.groups.map((_group, place) => then.scenario.groups[then.places.indexOf(place)]?.count ?? 0)
  })
  return { discount: { value, basis, evidence }, vms, options: grown }
}
