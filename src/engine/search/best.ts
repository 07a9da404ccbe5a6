import type { TechniqueId } from "../../dataset/schema/index.ts"
import type { Plan } from "../plan/candidate.ts"
import { optionResult } from "./option.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import type { OptionResult, Reason } from "../report.ts"
import { bounds, leastDesktops, licencesOf } from "./bounds.ts"
import { candidatesOf, fullPlan, quickPlan } from "./candidates.ts"
import { better, carryOut, ceilingOf, ceilingOfNearest, distinct, nearer, weight } from "./carryOut.ts"
import { withLargerSlices } from "./larger.ts"
import type { Outcome, Search, Weighed } from "./search.ts"

export function bestOf(technique: TechniqueId, search: Search): OptionResult {
  const weighed = candidatesOf(technique, search)
  const least = Math.min(...weighed.map((one) => weight(one.productReasons)))
  const plans = weighed
    .filter((one) => weight(one.productReasons) === least)
    .map((one) => ({ plan: quickPlan(one.candidate, search), reasons: one.productReasons }))
  const able = least === 0 ? plans.filter((one) => one.plan.reasons.length === 0) : []
  let best: PlacedPlan | null = null
  let nearest: { plan: Plan; outcome: Outcome } | null = null
  const found = bounds(
    able.map((one) => one.plan),
    search,
  )
  const desktops = leastDesktops(found, search)
  for (const least of found) {
    const ceiling = best ? ceilingOf(best) : nearest ? ceilingOfNearest(nearest.outcome, search.scenario) : Infinity
    if (least.hardware + desktops > ceiling) break
    if (ceiling < Infinity && least.hardware + licencesOf(least, search) > ceiling) continue
    const { plan, host } = least
    const outcome = carryOut(plan, host, search, ceiling)
    if (outcome.placed && outcome.reasons.length === 0) {
      if (!best || better(outcome.placed, best)) best = outcome.placed
    } else if (!nearest || nearer(outcome, nearest.outcome)) nearest = { plan, outcome }
  }
  const searched = { candidates: weighed.length, feasible: able.length }
  const result = (quick: Plan, placed: PlacedPlan | null, reasons: readonly Reason[], feasible: number): OptionResult => {
    const plan = fullPlan(quick, search)
    return optionResult(
      { origin: "best", pin: null, plan, placed: placed ? { ...placed, plan } : null, reasons, searched: { ...searched, feasible } },
      search.scenario,
      search.catalogue,
    )
  }
  if (best) {
    const cheapest = withLargerSlices(best, found, desktops, search)
    return result(cheapest.plan, cheapest, [], able.length)
  }
  if (nearest) return result(nearest.outcome.placed?.plan ?? nearest.plan, nearest.outcome.placed, nearest.outcome.reasons, 0)
  return leastMissing(weighed, searched, search)
}

/** Plans against which nothing stands but, perhaps, their placement; each is made when it is asked for. */
function* ablePlans(technique: TechniqueId, search: Search): Generator<Plan> {
  for (const { candidate, productReasons } of candidatesOf(technique, search)) {
    if (productReasons.length > 0) continue
    const plan = quickPlan(candidate, search)
    if (plan.reasons.length === 0) yield plan
  }
}

/** Whether anything of a technique meets every need, limits of the whole aside. */
export const isAble = (technique: TechniqueId, search: Search): boolean => !ablePlans(technique, search).next().done

/** Whether anything of a technique meets every need: whether `bestOf` would be feasible, for less. Ends at the first, and where all that is left is above the budget. */
export function canServe(technique: TechniqueId, search: Search): boolean {
  const found = bounds([...ablePlans(technique, search)], search)
  const most = search.scenario.policies.budgetUsd ?? Infinity
  for (const least of found) {
    if (least.hardware > most) return false
    const { placed, reasons } = carryOut(least.plan, least.host, search)
    if (placed && reasons.length === 0) return true
  }
  return false
}

/** Where nothing can: the plan with the fewest reasons, of those the one that would be cheapest, with figures as far as they go. */
export function leastMissing(weighed: readonly Weighed[], searched: OptionResult["searched"], search: Search): OptionResult {
  const plans = weighed.map((one) => ({ plan: quickPlan(one.candidate, search), reasons: one.productReasons }))
  const total = (one: { plan: Plan; reasons: readonly Reason[] }): number => weight(one.plan.reasons) + weight(one.reasons)
  const early = Math.min(...plans.map(total))
  const near = plans
    .filter((one) => total(one) === early)
    .map((one) => (one.plan.complete ? one : { ...one, plan: fullPlan(one.plan, search) }))
  const fewest = Math.min(...near.map(total))
  const tied = near.filter((one) => total(one) === fewest)
  let plan: Plan | undefined
  let outcome: Outcome = { placed: null, reasons: [] }
  const found = bounds(
    tied.map((one) => one.plan),
    search,
  )
  const desktops = leastDesktops(found, search)
  for (const least of found) {
    const ceiling = ceilingOfNearest(outcome, search.scenario)
    if (least.hardware + desktops > ceiling) break
    if (ceiling < Infinity && least.hardware + licencesOf(least, search) > ceiling) continue
    const other = carryOut(least.plan, least.host, search)
    if (!plan || (other.placed && (!outcome.placed || nearer(other, outcome)))) {
      plan = least.plan
      outcome = other
    }
  }
  plan ??= tied[0]?.plan
  if (!plan) throw new Error("The dataset has no product for a technique.")
  const chosen = { plan: fullPlan(plan, search), reasons: tied.find((one) => one.plan === plan)?.reasons ?? [] }
  const reasons = [...chosen.reasons, ...chosen.plan.reasons, ...outcome.reasons]
  return optionResult(
    { origin: "best", pin: null, plan: outcome.placed?.plan ?? chosen.plan, placed: outcome.placed, reasons: distinct(reasons), searched },
    search.scenario,
    search.catalogue,
  )
}
