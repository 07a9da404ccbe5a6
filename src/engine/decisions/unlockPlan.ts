import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Task } from "../basics/task.ts"
import { bestMix } from "../mix/mix.ts"
import { takenBy as takenByPlan } from "../mix/planResult.ts"
import type { PlanResult, PlanTotals, PricedPlan, Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { limitReasons } from "../search/carryOut.ts"
import { isNumeric, relaxAll, sizeOf, type Relaxation } from "./relaxations.ts"

/** What would let the cheapest plan of parts be: limits of the whole, raised to what it takes. */
export interface PlanUnlock {
  readonly relaxations: readonly Relaxation[]
  /** How much is given up, by `sizeOf`; several add up. */
  readonly size: number
  readonly plan: PricedPlan
  readonly scenario: Scenario
}

/**
 * The limits that the cheapest plan of parts breaks, each raised to what the plan takes and no further: limits do not change which plan is cheapest, so with them it is
 * the answer. Null where the plan breaks none, or where there is none: what stands against a group stands against it in every plan.
 */
export function unlockPlan(plan: PlanResult, scenario: Scenario, catalogue: Catalogue): PlanUnlock | null {
  const { totals, reasons, parts } = plan
  if (!totals || parts.length < 2 || reasons.length === 0) return null
  return raisedFor({ ...plan, totals }, scenario, catalogue)
}

function raisedFor(plan: PricedPlan, scenario: Scenario, catalogue: Catalogue): PlanUnlock | null {
  const relaxations = limitsRaised(plan, scenario)
  if (!relaxations) return null
  return {
    relaxations,
    size: relaxations.reduce((sum, one) => sum + sizeOf(one), 0),
    plan,
    scenario: relaxAll(scenario, relaxations, catalogue),
  }
}

/** Limits at which another plan is looked for at most, each a whole search. */
const limitsTried = 6

/**
 * Ways to let a plan of parts be where limits of the whole stand against the cheapest: raised to what that takes; and where one limit alone does, raised no further than any plan found
 * takes, for more money. The one that gives up least comes first.
 */
export function* unlockLimitsTask(mix: PlanResult, scenario: Scenario, catalogue: Catalogue): Task<readonly PlanUnlock[]> {
  const cheapest = unlockPlan(mix, scenario, catalogue)
  const [one, ...others] = cheapest?.relaxations ?? []
  // With more money the cheapest is what may be; less of it nothing takes.
  if (!cheapest || !one || others.length > 0 || !isNumeric(one) || one.kind === "budget" || one.to === null)
    return cheapest ? [cheapest] : []
  const step = one.kind === "power-cap" ? one.from / 50 : 1
  let least: PlanUnlock | null = null
  let [low, high] = [one.from, one.to]
  for (let tried = 0; tried < limitsTried && high - low > step; tried++) {
    yield { done: tried, of: limitsTried }
    const middle = one.kind === "power-cap" ? (low + high) / 2 : Math.floor((low + high) / 2)
    const plan: PlanResult = yield* bestMix(relaxAll(scenario, [{ ...one, to: middle }], catalogue), catalogue)
    const against = plan.feasible && plan.totals && limitReasons(takenByPlan(plan.totals, catalogue), scenario)
    const way = against && plan.totals && raisedFor({ ...plan, totals: plan.totals, reasons: against }, scenario, catalogue)
    if (way) {
      least = way
      high = middle
    } else low = middle
  }
  return least && least.size < cheapest.size ? [least, cheapest] : [cheapest]
}

/** One for each limit of the whole that the plan breaks, raised to what it takes; null where something else stands against it. */
export function limitsRaised({ totals, reasons }: PricedPlan, scenario: Scenario): readonly Relaxation[] | null {
  const relaxations = reasons.flatMap((one) => raised(one, totals, scenario))
  return relaxations.length < reasons.length ? null : relaxations
}

function raised({ told }: Reason, totals: PlanTotals, { policies, supply }: Scenario): readonly Relaxation[] {
  const from = (limit: number | null, make: (limit: number) => Relaxation): readonly Relaxation[] => (limit === null ? [] : [make(limit)])
  if (told.id === "over-budget")
    return from(policies.budgetUsd, (limit) => ({ kind: "budget", from: limit, to: Math.ceil(totals.cost.likely) }))
  if (told.id === "over-power")
    return from(policies.powerCapKw, (limit) => ({ kind: "power-cap", from: limit, to: Math.ceil(totals.peakKw.likely * 100) / 100 }))
  if (told.id === "host-limit")
    return from(supply.hostLimit, (limit) => ({ kind: "host-limit", from: limit, to: totals.hosts + totals.spareHosts }))
  if (told.id === "rack-limit" || told.id === "racks-unknown")
    return from(supply.rackLimit, (limit) => ({ kind: "rack-limit", from: limit, to: totals.racks.count?.likely ?? null }))
  if (told.id === "gpu-total") {
    const bought = Object.values(totals.bought).reduce((sum, count) => sum + count, 0)
    return from(supply.gpuTotal, (limit) => ({ kind: "gpu-total", from: limit, to: bought }))
  }
  if (told.id === "gpu-limit") {
    const { id, name } = told.values.gpu
    return from(supply.gpuLimits[id] ?? null, (limit) => ({ kind: "gpu-limit", id, name, from: limit, to: totals.bought[id] ?? null }))
  }
  return []
}
