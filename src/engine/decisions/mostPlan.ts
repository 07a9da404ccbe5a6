import type { Catalogue } from "../../dataset/catalogue.ts"
import { atStep, type Task } from "../basics/task.ts"
import { bestMix } from "../mix/mix.ts"
import type { PlanResult, PricedPlan, Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { rising } from "./rising.ts"

/** The most VMs of a group that a plan of parts serves within the limits, all else as it stands. */
export interface MostOfPlans {
  /** 0: not even one. */
  readonly vms: number
  /** With so many; null where not even one fits. */
  readonly plan: PricedPlan | null
  /** What stands against one more. */
  readonly stops: readonly Reason[]
  readonly unlimited: boolean
}

/** Plans looked for, as far as progress is told. */
const expected = 14

/**
 * As many VMs of a group (index) as plans of parts serve, where its count is open. One way for all serves `from`, so plans do, too: from there the count is doubled until no plan is found within the limits, and the
 * gap is halved until one more is too many.
 */
export function* mostPlanTask(group: number, from: number, scenario: Scenario, catalogue: Catalogue): Task<MostOfPlans> {
  let tried = 0
  function* planFor(vms: number): Task<PlanResult> {
    const asked: Scenario = {
      ...scenario,
      groups: scenario.groups.map((one, index) => (index === group ? { ...one, count: vms } : one)),
      pins: [],
      planPins: [],
    }
    const plan = yield* atStep(bestMix(asked, catalogue), { done: Math.min(tried, expected - 1), of: expected })
    tried++
    return plan
  }
  const { vms, fits, stops, unlimited } = yield* rising(planFor, from + 1, from)
  const found = fits ?? (vms > 0 ? yield* planFor(vms) : null)
  const plan = found?.feasible && found.totals ? { ...found, totals: found.totals } : null
  return { vms, plan, stops, unlimited }
}
