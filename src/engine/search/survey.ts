import type { Catalogue } from "../../dataset/catalogue.ts"
import { perCatalogue } from "../../dataset/perCatalogue.ts"
import type { Gpu, TechniqueId } from "../../dataset/core.ts"
import type { Candidate, Plan, PlanMemory } from "../plan/candidate.ts"
import { newPlanMemory } from "../plan/candidate.ts"
import type { Reason } from "../report.ts"
import type { Scenario, VmGroup } from "../scenario.ts"
import type { Weighed } from "./search.ts"

/** A candidate with what it makes of every group, and which of them it can serve. */
export interface Way {
  readonly technique: TechniqueId
  readonly plan: Plan
  /** By index of the group: nothing stands against serving it this way. */
  readonly serves: readonly boolean[]
}

/**
 * What a scenario's candidates and plans depend on: everything but how many VMs a group counts, what it is called, what limits the whole, and
 * money, of which only whether there is a price matters. Two scenarios with the same survey differ in placement and cost only, so that a
 * count that is dragged is placed and priced anew without asking each product again what it can do.
 */
export interface Survey {
  readonly candidates: Map<TechniqueId, readonly Weighed[]>
  /** Plans by candidate, and by all that a plan depends on; their counts are those of whoever asked first. */
  readonly plans: WeakMap<Candidate, Plan>
  /** Complete plans of the candidates that came to be shown. */
  readonly full: WeakMap<Candidate, Plan>
  readonly alike: Map<string, Plan>
  /** By candidate: the same with a larger slice for all groups. */
  readonly larger: WeakMap<Candidate, readonly Candidate[]>
  readonly guests: Map<string, readonly Reason[]>
  readonly gpus: Map<string, readonly Gpu[]>
  readonly memory: PlanMemory
  /** Ways for the parts of a plan, by the techniques that are allowed. */
  readonly ways: Map<string, readonly Way[]>
}

/** One that nobody shares: for questions that are asked once, and would only push out those that come again. */
export const newSurvey = (): Survey => ({
  candidates: new Map(),
  plans: new WeakMap(),
  full: new WeakMap(),
  alike: new Map(),
  larger: new WeakMap(),
  guests: new Map(),
  gpus: new Map(),
  memory: newPlanMemory(),
  ways: new Map(),
})

/** Surveys kept for a catalogue: an edit and its undo, and the relaxations that the decisions go through. */
const mostSurveys = 6

const surveysOf = perCatalogue(() => new Map<string, Survey>())

export function surveyOf(scenario: Scenario, catalogue: Catalogue): Survey {
  const surveys = surveysOf(catalogue)
  const key = questionOf(scenario, catalogue)
  const found = surveys.get(key) ?? newSurvey()
  // The one asked for last stands last, the first is the first to go.
  surveys.delete(key)
  surveys.set(key, found)
  for (const oldest of surveys.keys()) {
    if (surveys.size <= mostSurveys) break
    surveys.delete(oldest)
  }
  return found
}

/** Parts of a scenario on which no plan depends. Whoever adds a part decides whether it belongs here. */
type Beside = "pins" | "planPins" | "techniques" | "goals"

/** What limits the whole is asked of a placement, by `limitReasons`; no plan depends on it. */
const noLimits = {
  supply: { hostLimit: null, gpuTotal: null, rackLimit: null, gpuLimits: {} },
  policies: { budgetUsd: null, powerCapKw: null },
} satisfies { readonly supply: Partial<Scenario["supply"]>; readonly policies: Partial<Scenario["policies"]> }

/** A scenario without what limits the whole of it: a part of a plan is judged by its groups' needs, the plan by the limits. */
export const withoutLimits = (scenario: Scenario): Scenario => ({
  ...scenario,
  policies: { ...scenario.policies, ...noLimits.policies },
  supply: { ...scenario.supply, ...noLimits.supply },
})

/** Two scenarios with the same question have the same survey. */
function questionOf(scenario: Scenario, catalogue: Catalogue): string {
  const { groups, supply, policies, economics, busyPoint, scheduler } = withoutLimits(scenario)
  const question: Readonly<Record<Exclude<keyof Scenario, Beside>, unknown>> = {
    groups: groups.map((group) => questionOfGroup(group, catalogue)),
    supply,
    policies,
    economics: Object.keys(economics.prices),
    busyPoint,
    scheduler,
  }
  return JSON.stringify(question)
}

function questionOfGroup({ workload, overrides, count }: VmGroup, catalogue: Catalogue): unknown {
  const frameBufferMib =
    overrides.frameBufferMib ?? (overrides.llmModel === undefined ? catalogue.workload(workload)?.frameBufferMib.default : 1) ?? 0
  // Where memory limits nothing, all VMs of the group may share one GPU, so that their number counts.
  return frameBufferMib > 0 ? [workload, overrides] : [workload, overrides, count]
}
