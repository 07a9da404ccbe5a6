import type { Catalogue } from "../../dataset/catalogue.ts"
import { atStep, type Task } from "../basics/task.ts"
import { askedBy, type Needs } from "../feasibility/needs.ts"
import { bestMix } from "../mix/mix.ts"
import type { PlanResult, PricedPlan } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { relaxAll, type Relaxation } from "./relaxations.ts"

/** Something asked for that makes the answer dearer: without it, all else as it is, the cheapest plan costs so much less. */
export interface Demand {
  readonly relaxations: readonly [Relaxation]
  readonly savedUsd: number
  readonly plan: PricedPlan
  readonly scenario: Scenario
}

export interface Demands {
  /** The cheapest plan of what is asked, in one part or several. */
  readonly plan: PricedPlan
  /** What saves most first. */
  readonly dear: readonly Demand[]
  /** What costs nothing that is worth telling. */
  readonly free: readonly Relaxation[]
  /** More is asked than is tried. */
  readonly untried: number
}

/** Demands dropped one by one at most. */
export const mostDemands = 40
/** What is below this share of the cost is no difference. */
const worthTelling = 0.005
/** So much less of native is what a group would be asked for, 0..1. */
const shareStep = 0.1

/**
 * What each demand costs: every need, list, limit, spare host and least share that the scenario states is dropped alone (of a least share a tenth of native) and the cheapest plan of any
 * parts is found anew. Of what all groups need, each group by itself is tried too, for the need of one may bind another's choice. Null where nothing meets every need as it is.
 */
export function* demandsTask(scenario: Scenario, catalogue: Catalogue): Task<Demands | null> {
  const all = demandsOf(scenario, catalogue)
  const tried = all.slice(0, mostDemands)
  const of = tried.length + 1
  const plan = pricedOf(yield* atStep(bestMix(scenario, catalogue), { done: 0, of }))
  if (!plan) return null
  const dear: Demand[] = []
  const free: Relaxation[] = []
  for (const [at, one] of tried.entries()) {
    const without = relaxAll(scenario, [one], catalogue)
    const cheaper = pricedOf(yield* atStep(bestMix(without, catalogue), { done: at + 1, of }))
    const savedUsd = cheaper?.totals.cost.known && plan.totals.cost.known ? plan.totals.cost.likely - cheaper.totals.cost.likely : 0
    if (cheaper && savedUsd > worthTelling * plan.totals.cost.likely)
      dear.push({ relaxations: [one], savedUsd, plan: cheaper, scenario: without })
    else free.push(one)
  }
  return { plan, dear: dear.toSorted((a, b) => b.savedUsd - a.savedUsd), free, untried: all.length - tried.length }
}

const pricedOf = (plan: PlanResult): PricedPlan | null => (plan.feasible && plan.totals ? { ...plan, totals: plan.totals } : null)

/** Every demand of the scenario, as what dropping it would be. */
export function demandsOf(scenario: Scenario, catalogue: Catalogue): readonly Relaxation[] {
  const { groups, supply, policies } = scenario
  const asked = <T>(
    pick: (needs: Needs) => T,
    is: (asked: T) => boolean,
    make: (group: number | null, asked: T) => Relaxation,
  ): Relaxation[] =>
    askedBy(scenario, pick).flatMap((one) => {
      if (!is(one.asked)) return []
      const own = one.group === null && groups.length > 1 ? [...groups.keys()].map((index) => make(index, one.asked)) : []
      return [make(one.group, one.asked), ...own]
    })
  const listed = (what: "vendors" | "hypervisors" | "gpus" | "techniques"): Relaxation[] =>
    asked(
      (needs): readonly string[] => needs[what],
      (list) => list.length > 0,
      (group) => ({ kind: "any", what, group }),
    )
  const dropped = (policy: "liveMigration" | "suspendResume"): Relaxation[] =>
    asked(
      (needs) => needs[policy],
      (needed) => needed,
      (group) => ({ kind: "drop", policy, group }),
    )
  const limit = (kind: "power-cap" | "host-limit" | "rack-limit" | "gpu-total", from: number | null): Relaxation[] =>
    from === null ? [] : [{ kind, from, to: null }]
  const leastShares = groups.flatMap(({ workload, overrides }, group): Relaxation[] => {
    const from = overrides.leastNativeShare ?? catalogue.workload(workload)?.leastNativeShare ?? 0
    return from > shareStep ? [{ kind: "least-share", group, from, to: Math.round((from - shareStep) * 1000) / 1000 }] : []
  })
  return [
    ...dropped("liveMigration"),
    ...dropped("suspendResume"),
    ...asked(
      (needs) => needs.leastIsolation,
      (least) => least !== null && least !== "weak",
      (group, least) => ({ kind: "isolation", from: least ?? "weak", to: "weak", group }),
    ),
    ...listed("vendors"),
    ...listed("hypervisors"),
    ...listed("gpus"),
    ...listed("techniques"),
    ...(supply.host === "auto" ? [] : [{ kind: "any-host" } as const]),
    ...(supply.spareHosts > 0 ? [{ kind: "no-spares", spares: supply.spareHosts } as const] : []),
    ...limit("rack-limit", supply.rackLimit),
    ...limit("host-limit", supply.hostLimit),
    ...limit("gpu-total", supply.gpuTotal),
    ...Object.entries(supply.gpuLimits).map(([id, from]): Relaxation => ({
      kind: "gpu-limit",
      id,
      name: catalogue.gpu(id)?.shortName ?? id,
      from,
      to: null,
    })),
    ...limit("power-cap", policies.powerCapKw),
    ...leastShares,
  ]
}
