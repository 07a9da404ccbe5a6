import type { Catalogue } from "../../dataset/catalogue.ts"
import type { PlanResult, PlanTotals, PricedPlan, Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { relaxAll, sizeOf, type Relaxation } from "./relaxations.ts"

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
  const relaxations = limitsRaised({ ...plan, totals }, scenario)
  if (!relaxations) return null
  return {
    relaxations,
    size: relaxations.reduce((sum, one) => sum + sizeOf(one), 0),
    plan: { ...plan, totals },
    scenario: relaxAll(scenario, relaxations, catalogue),
  }
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
