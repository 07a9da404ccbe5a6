import type { Catalogue } from "../../dataset/catalogue.ts"
import { finish, type Task } from "../basics/task.ts"
import { needsOfGroup } from "../feasibility/needs.ts"
import { mixOf } from "../mix/mix.ts"
import { partScenario } from "../mix/partScenario.ts"
import type { Scenario } from "../scenario.ts"
import { canServe } from "../search/best.ts"
import type { PlansOf } from "./causes.ts"
import { newSearch } from "../search/search.ts"
import { relaxAll, relaxationId, sizeOf, type Relaxation } from "./relaxations.ts"
import { unlockTask, type Unlock } from "./unlock.ts"
import { limitsRaised, unlockLimitsTask, type PlanUnlock } from "./unlockPlan.ts"

/** Ways told of one plan. */
const waysTold = 3

/**
 * What would let a plan of parts be where some groups are served by nothing: of those groups alone is less asked, in their own needs, and of the whole
 * only where limits would be broken then. Ways of less money and less given up: none told is worse than another in both. The one that gives up least comes first. Where every group
 * can be served by something, limits of the whole alone are raised (`unlockPlan.ts`). Empty where no asking for less helps.
 */
export function* unlockGroupsTask(
  scenario: Scenario,
  catalogue: Catalogue,
  plansOf: PlansOf = (asked) => mixOf(asked, catalogue),
): Task<readonly PlanUnlock[]> {
  const alone = scenario.groups.map((_, index) => aloneOf(index, scenario))
  const unserved = alone.flatMap((one, index) => (isServed(one, catalogue) ? [] : [index]))
  if (unserved.length === 0) return yield* unlockLimitsTask((yield* plansOf(scenario)).mix, scenario, catalogue)
  const of = unserved.length * scenario.techniques.length + waysTold
  let done = 0
  const ways: (readonly Asking[])[] = []
  for (const index of unserved) {
    const single = alone[index]
    const found: Unlock[] = []
    for (const technique of single?.techniques ?? []) {
      if (!single) continue
      const steps = unlockTask({ technique }, single, catalogue)
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          found.push(...(step.value.ways ?? []))
          break
        }
        yield { done: done + step.value.done / Math.max(1, step.value.of), of }
      }
      done += 1
    }
    if (found.length === 0) return []
    ways.push(notWorse(found.map((way) => asking(way, index))))
  }

  const told: PlanUnlock[] = []
  for (let nth = 0; nth < waysTold && ways.some((one) => nth < one.length); nth++) {
    yield { done: done + nth, of }
    const plan = planWith(
      ways.flatMap((one) => one[Math.min(nth, one.length - 1)] ?? []),
      scenario,
      catalogue,
    )
    if (plan) told.push(plan)
  }
  return notWorse(told.map((way) => ({ way, size: way.size, usd: way.plan.totals.cost.likely }))).map(({ way }) => way)
}

/** The group by itself, all that it needs said by itself. */
function aloneOf(index: number, scenario: Scenario): Scenario {
  const part = partScenario(scenario, [index], null)
  return {
    ...part,
    groups: part.groups.map((group) => ({ ...group, overrides: { ...group.overrides, needs: needsOfGroup(group, scenario) } })),
  }
}

function isServed(single: Scenario, catalogue: Catalogue): boolean {
  const search = newSearch(single, catalogue)
  return single.techniques.some((technique) => canServe(technique, search))
}

interface Weighed {
  readonly size: number
  readonly usd: number
}

interface Asking extends Weighed {
  readonly relaxations: readonly Relaxation[]
}

/** A way of the group by itself, in terms of the whole scenario. */
const asking = ({ relaxations, size, option }: Unlock, index: number): Asking => ({
  relaxations: relaxations.map((one) => ("group" in one ? { ...one, group: index } : one)),
  size,
  usd: option.cost?.total.likely ?? Infinity,
})

/** Those for which no other gives up as little for as little money; what gives up least comes first. */
function notWorse<One extends Weighed>(ways: readonly One[]): readonly One[] {
  const kept: One[] = []
  for (const way of ways.toSorted((a, b) => a.size - b.size || a.usd - b.usd)) if (kept.every((one) => way.usd < one.usd)) kept.push(way)
  return kept
}

/** The cheapest plan of parts where so much less is asked; limits that it breaks are raised to what it takes. */
function planWith(asked: readonly Asking[], scenario: Scenario, catalogue: Catalogue): PlanUnlock | null {
  const less = new Map(asked.flatMap(({ relaxations }) => relaxations).map((one) => [relaxationId(one), one]))
  const loosened = relaxAll(scenario, [...less.values()], catalogue)
  const { mix } = finish(mixOf(loosened, catalogue))
  if (!mix.totals) return null
  const plan = { ...mix, totals: mix.totals }
  const limits = limitsRaised(plan, loosened)
  if (!limits) return null
  const relaxations = [...less.values(), ...limits]
  return {
    relaxations,
    size: relaxations.reduce((sum, one) => sum + sizeOf(one), 0),
    plan,
    scenario: relaxAll(loosened, limits, catalogue),
  }
}
