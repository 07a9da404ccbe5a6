import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Candidate, Plan, PlanMemory } from "../candidate.ts"
import { newPlanMemory } from "../candidate.ts"
import { unitCosts, type UnitCosts } from "../cost/leastCost.ts"
import { hostOptions, type HostOption } from "../feasibility/hardware.ts"
import type { PlacedPlan, PlacementMemory } from "../placed.ts"
import type { Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** What one evaluation looks at, and what it remembers while it does. */
export interface Search {
  readonly scenario: Scenario
  readonly catalogue: Catalogue
  readonly hosts: readonly HostOption[]
  readonly memory: PlacementMemory
  readonly leastGpus: Map<string, number>
  readonly units: UnitCosts
  readonly plans: PlanMemory
  readonly alike: Map<string, Plan>
  readonly likenesses: Map<string, string>
  readonly guests: Map<string, readonly Reason[]>
}

export function newSearch(scenario: Scenario, catalogue: Catalogue): Search {
  return {
    scenario,
    catalogue,
    hosts: hostOptions(scenario, catalogue),
    memory: new Map(),
    leastGpus: new Map(),
    units: unitCosts(scenario, catalogue),
    plans: newPlanMemory(),
    alike: new Map(),
    likenesses: new Map(),
    guests: new Map(),
  }
}

/** What came of placing a plan: nothing placed where something stands against placing it at all. */
export interface Outcome {
  readonly placed: PlacedPlan | null
  readonly reasons: readonly Reason[]
}

export interface Weighed {
  readonly candidate: Candidate
  readonly productReasons: readonly Reason[]
}
