import type { Catalogue } from "../../dataset/catalogue.ts"
import { atStep, type Task } from "../basics/task.ts"
import { evaluate } from "../evaluate.ts"
import { mixOf } from "../mix/mix.ts"
import { leadingPlan } from "../mix/wins.ts"
import type { MixReport } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { differencesOf, switched, type Difference } from "./differences.ts"
import { outcomeOf, planOutcome, type Outcome } from "./outcomes.ts"

/** How the plans of parts of a scenario are found; whoever has some at hand gives those. */
export type PlansOf = (scenario: Scenario) => Task<MixReport>

/** What a scenario comes to: its options, then the plan of parts where that is the answer, or comes closest. */
function* outcomesOf(scenario: Scenario, catalogue: Catalogue, plansOf: PlansOf | null): Task<readonly Outcome[]> {
  const options = evaluate(scenario, catalogue).options.map(outcomeOf)
  if (plansOf === null || scenario.groups.length < 2) return options
  const won = leadingPlan(yield* plansOf(scenario))
  return won ? [...options, ...planOutcome(won)] : options
}

/** What each of several scenarios comes to, in their order. */
export function* besideTask(
  scenarios: readonly Scenario[],
  catalogue: Catalogue,
  plansOf: PlansOf = (scenario) => mixOf(scenario, catalogue),
): Task<readonly (readonly Outcome[])[]> {
  const found: (readonly Outcome[])[] = []
  for (const scenario of scenarios) {
    const step = { done: found.length, of: scenarios.length }
    yield step
    found.push(yield* atStep(outcomesOf(scenario, catalogue, plansOf), step))
  }
  return found
}

/** The base with one input as in the other, all others held. */
export interface Effect {
  readonly difference: Difference
  readonly outcomes: readonly Outcome[]
}

export interface Causes {
  readonly base: readonly Outcome[]
  readonly other: readonly Outcome[]
  /** In the order of the differences. */
  readonly effects: readonly Effect[]
  /** Differences that were not switched, for there are too many. */
  readonly untried: number
}

/** Inputs switched one by one at most. */
export const mostSwitched = 60

/**
 * Which input caused what differs: each differing input alone is switched from the base to the other and the whole answer worked out anew. What the
 * effects together leave of the whole difference is owed to inputs acting together, for they were never switched in any order. Plans of parts are
 * tried on the way where one is the answer at one of both ends.
 */
export function* causesTask(
  base: Scenario,
  other: Scenario,
  catalogue: Catalogue,
  plansOf: PlansOf = (scenario) => mixOf(scenario, catalogue),
): Task<Causes> {
  const moving = differencesOf(base, other).filter(({ moves }) => moves)
  const tried = moving.slice(0, mostSwitched)
  const of = tried.length + 2
  const atBase = yield* atStep(outcomesOf(base, catalogue, plansOf), { done: 0, of })
  yield { done: 1, of }
  const atOther = yield* atStep(outcomesOf(other, catalogue, plansOf), { done: 1, of })
  const inParts = [...atBase, ...atOther].some(({ technique }) => technique === null)
  const plansBetween: PlansOf | null = inParts ? (scenario) => mixOf(scenario, catalogue) : null
  const effects: Effect[] = []
  for (const difference of tried) {
    const step = { done: effects.length + 2, of }
    yield step
    effects.push({ difference, outcomes: yield* atStep(outcomesOf(switched(base, other, [difference]), catalogue, plansBetween), step) })
  }
  return { base: atBase, other: atOther, effects, untried: moving.length - tried.length }
}
