import type { Catalogue } from "../../dataset/catalogue.ts"
import type { WorkloadClass } from "../../dataset/core.ts"
import type { Candidate, GroupPlan, PlanMemory } from "../plan/candidate.ts"
import type { MachineCost } from "../cost/cost.ts"
import { unitCosts, type UnitCosts } from "../cost/leastCost.ts"
import { hostOptions, type HostOption } from "../feasibility/hardware.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import type { PlacementMemory } from "../plan/placePlan.ts"
import type { PlacementOutcome } from "../placement/place.ts"
import type { GroupResult, Reason, SizeMode } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import type { LeastUse } from "./bounds.ts"
import { surveyOf, type Survey } from "./survey.ts"
import type { TypeMix } from "./typeMixes.ts"

/** What one evaluation looks at, and what it remembers while it does. */
export interface Search {
  readonly scenario: Scenario
  readonly catalogue: Catalogue
  readonly hosts: readonly HostOption[]
  readonly memory: PlacementMemory
  /** By the plan's groups. */
  readonly least: Map<readonly GroupPlan[], LeastUse>
  /** GPUs at least, by all that this bound depends on. */
  readonly leastGpus: Map<string, number>
  readonly leastHosts: Map<string, LeastHosts>
  readonly units: UnitCosts
  readonly plans: PlanMemory
  /** What this evaluation has in common with others that differ in counts, names and money only. */
  readonly survey: Survey
  /** Groups of the survey's plans with this scenario's counts and names. */
  readonly counted: Map<readonly GroupPlan[], readonly GroupPlan[]>
  /** Other types that the groups of a plan may have, by the plan's groups. */
  readonly mixes: WeakMap<readonly GroupPlan[], readonly TypeMix[]>
  /** Placements with their groups' results and what the machines cost, by the plan's groups (which alike products share) and the kind of host. */
  readonly carried: WeakMap<readonly GroupPlan[], Map<string, readonly Carried[]>>
  /** Classes of work that the scenario asks for. */
  readonly classes: { readonly key: string; readonly list: readonly (WorkloadClass | undefined)[] }
}

/** What the VMs ask of one kind of host, GPUs aside. */
export interface LeastHosts {
  readonly hosts: number
  /** Electricity that their work takes beyond what idle hosts draw, USD over the horizon. */
  readonly workUsd: number
}

/** A plan placed in one of the modes, with one of the mixes of instance types, that are open to it. */
export interface Carried {
  /** Null: the plan's own types. */
  readonly mix: TypeMix | null
  readonly sizeMode: SizeMode | null
  readonly outcome: PlacementOutcome
  readonly groups: readonly GroupResult[]
  /** Null where nothing was placed. */
  readonly machines: MachineCost | null
  /** The same on more GPUs in cheaper machines, where it may be; whether that is cheaper with its licences, the whole cost tells. */
  readonly onMoreGpus?: () => Carried | null
}

export function newSearch(scenario: Scenario, catalogue: Catalogue, survey: Survey = surveyOf(scenario, catalogue)): Search {
  const classes = [...new Set(scenario.groups.map((group) => catalogue.workload(group.workload)?.class))]
  return {
    scenario,
    catalogue,
    hosts: hostOptions(scenario, catalogue),
    memory: new Map(),
    least: new Map(),
    leastGpus: new Map(),
    leastHosts: new Map(),
    units: unitCosts(scenario, catalogue),
    plans: survey.memory,
    survey,
    counted: new Map(),
    mixes: new WeakMap(),
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
