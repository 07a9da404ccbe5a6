import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, WorkloadClass } from "../../dataset/core.ts"
import type { Candidate, GroupPlan, Plan, PlanMemory } from "../candidate.ts"
import { newPlanMemory } from "../candidate.ts"
import { unitCosts, type UnitCosts } from "../cost/leastCost.ts"
import { hostOptions, type HostOption } from "../feasibility/hardware.ts"
import type { PlacedPlan, PlacementMemory } from "../placed.ts"
import type { PlacementOutcome } from "../placement/place.ts"
import type { GroupResult, Reason, SizeMode } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** What one evaluation looks at, and what it remembers while it does. */
export interface Search {
  readonly scenario: Scenario
  readonly catalogue: Catalogue
  readonly hosts: readonly HostOption[]
  readonly memory: PlacementMemory
  /** By the plan's groups, and by what the bound depends on. */
  readonly leastGpus: Map<readonly GroupPlan[] | string, number>
  readonly leastHosts: Map<string, number>
  readonly units: UnitCosts
  readonly plans: PlanMemory
  readonly alike: Map<string, Plan>
  readonly guests: Map<string, readonly Reason[]>
  readonly gpus: Map<string, readonly Gpu[]>
  /** Placements with their groups' results, by the plan's groups (which alike products share) and the kind of host. */
  readonly carried: WeakMap<readonly GroupPlan[], Map<string, readonly Carried[]>>
  /** Classes of work that the scenario asks for. */
  readonly classes: { readonly key: string; readonly list: readonly (WorkloadClass | undefined)[] }
}

/** A plan placed in one of the modes open to it. */
export interface Carried {
  readonly sizeMode: SizeMode | null
  readonly outcome: PlacementOutcome
  readonly groups: readonly GroupResult[]
}

export function newSearch(
  scenario: Scenario,
  catalogue: Catalogue,
  hosts: readonly HostOption[] = hostOptions(scenario, catalogue),
): Search {
  const classes = [...new Set(scenario.groups.map((group) => catalogue.workload(group.workload)?.class))]
  return {
    scenario,
    catalogue,
    hosts,
    memory: new Map(),
    leastGpus: new Map(),
    leastHosts: new Map(),
    units: unitCosts(scenario, catalogue),
    plans: newPlanMemory(),
    alike: new Map(),
    guests: new Map(),
    gpus: new Map(),
    carried: new WeakMap(),
    classes: { key: classes.join(), list: classes },
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
