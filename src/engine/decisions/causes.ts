import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range, TechniqueId } from "../../dataset/core.ts"
import type { Money } from "../basics/range.ts"
import type { Task } from "../basics/task.ts"
import { evaluate } from "../evaluate.ts"
import type { MigrationLevel, OptionResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { differencesOf, switched, type Difference } from "./differences.ts"

/** What a scenario comes to with a technique's best option, or a pinned one. */
export interface Outcome {
  /** The option's key for a pinned one, else the technique: by this, outcomes of two scenarios are told beside each other. */
  readonly id: string
  readonly technique: TechniqueId
  readonly key: string
  readonly productName: string
  readonly gpuName: string | null
  readonly feasible: boolean
  /** Over the horizon, USD; null where nothing can be placed. */
  readonly cost: Money | null
  /** That carry VMs; null likewise. */
  readonly gpus: number | null
  /** With spares. */
  readonly hosts: number | null
  /** Weighted by VMs, 0..1. */
  readonly share: Range | null
  /** What each group gets: a mean hides who gets least. */
  readonly groups: readonly { readonly name: string; readonly nativeShare: Range }[]
  readonly migration: MigrationLevel
}

const outcomeOf = (option: OptionResult): Outcome => {
  const { origin, technique, key, productName, gpuName, feasible, placement, cost, nativeShare, groups, migration } = option
  return {
    id: origin === "pin" ? key : technique,
    technique,
    key,
    productName,
    gpuName,
    feasible,
    cost: cost?.total ?? null,
    gpus: placement?.gpus.count ?? null,
    hosts: placement ? placement.hosts.count + placement.hosts.spare : null,
    share: nativeShare,
    groups: groups.map((group) => ({ name: group.name, nativeShare: group.nativeShare })),
    migration: migration.level,
  }
}

const outcomesOf = (scenario: Scenario, catalogue: Catalogue): readonly Outcome[] => evaluate(scenario, catalogue).options.map(outcomeOf)

/** What each of several scenarios comes to, in their order. */
export function* besideTask(scenarios: readonly Scenario[], catalogue: Catalogue): Task<readonly (readonly Outcome[])[]> {
  const found: (readonly Outcome[])[] = []
  for (const scenario of scenarios) {
    yield { done: found.length, of: scenarios.length }
    found.push(outcomesOf(scenario, catalogue))
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
 * effects together leave of the whole difference is owed to inputs acting together, for they were never switched in any order.
 */
export function* causesTask(base: Scenario, other: Scenario, catalogue: Catalogue): Task<Causes> {
  const moving = differencesOf(base, other).filter(({ moves }) => moves)
  const tried = moving.slice(0, mostSwitched)
  const of = tried.length + 2
  const atBase = outcomesOf(base, catalogue)
  yield { done: 1, of }
  const atOther = outcomesOf(other, catalogue)
  const effects: Effect[] = []
  for (const difference of tried) {
    yield { done: effects.length + 2, of }
    effects.push({ difference, outcomes: outcomesOf(switched(base, other, [difference]), catalogue) })
  }
  return { base: atBase, other: atOther, effects, untried: moving.length - tried.length }
}

/** A difference of two figures that are ranges. */
export interface Apart {
  /** Of the likely values; positive: the other has more. */
  readonly likely: number
  /** Their ranges overlap, so that it may be none, or the other way round. */
  readonly perhaps: boolean
}

export const apartOf = (base: Range, other: Range): Apart => ({
  likely: other.likely - base.likely,
  perhaps: other.likely !== base.likely && other.low <= base.high && base.low <= other.high,
})
