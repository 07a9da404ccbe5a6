import { catalogue } from "../../dataset/load.ts"
import { besideTask, causesTask, type Causes } from "../../engine/decisions/causes.ts"
import type { Outcome } from "../../engine/decisions/outcomes.ts"
import { growthTask } from "../../engine/growth/growth.ts"
import type { Growth } from "../../engine/growth/types.ts"
import { breakEvenTask, type BreakEven, type Dial } from "../../engine/decisions/breakEven.ts"
import type { Fixed } from "../../engine/decisions/fixedPlan.ts"
import { monteCarloTask, type MonteCarlo, type MonteCarloOptions } from "../../engine/decisions/monteCarlo.ts"
import { mostPlanTask, type MostOfPlans } from "../../engine/decisions/mostPlan.ts"
import { mostVmsTask, type MostOf, type MostWithin } from "../../engine/decisions/mostVms.ts"
import { rankTask, type Ranking } from "../../engine/decisions/rank.ts"
import { sensitivityTask, type Sensitivity } from "../../engine/decisions/sensitivity.ts"
import type { Task } from "../../engine/basics/task.ts"
import { demandsTask, type Demands } from "../../engine/decisions/demands.ts"
import { unlockTask, type Sought, type Unlocks } from "../../engine/decisions/unlock.ts"
import { unlockGroupsTask } from "../../engine/decisions/unlockGroups.ts"
import type { PlanUnlock } from "../../engine/decisions/unlockPlan.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { mixOf } from "../../engine/mix/mix.ts"
import { scenarioOfPart } from "../../engine/mix/partScenario.ts"
import type { Derivation, Figure, MixReport, OptionResult, PlanPart, PricedPlan, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { explain } from "../../engine/why/explain.ts"
import { explainPlan } from "../../engine/why/plan.ts"
import { withIsolatedNames } from "../isolated.ts"
import { mostBeside } from "../view.ts"

/** What can be asked of the evaluation worker. Plain data: it is posted as it is. */
export type Job =
  | { readonly kind: "report"; readonly scenario: Scenario }
  | { readonly kind: "explain"; readonly option: OptionResult; readonly figure: Figure; readonly scenario: Scenario }
  /** What a plan of parts costs, and a figure of one of its parts; the scenario is the plan's. */
  | { readonly kind: "explain"; readonly plan: PricedPlan; readonly scenario: Scenario }
  | { readonly kind: "explain"; readonly part: PlanPart; readonly figure: Figure; readonly scenario: Scenario }
  | { readonly kind: "mix"; readonly scenario: Scenario }
  | { readonly kind: "beside"; readonly scenarios: readonly Scenario[] }
  | { readonly kind: "causes"; readonly base: Scenario; readonly other: Scenario }
  | { readonly kind: "growth"; readonly scenario: Scenario; readonly options: readonly Fixed[] }
  | { readonly kind: "rank"; readonly scenario: Scenario }
  | { readonly kind: "unlock"; readonly scenario: Scenario; readonly sought: Sought }
  | { readonly kind: "unlock-groups"; readonly scenario: Scenario }
  | { readonly kind: "demands"; readonly scenario: Scenario }
  /** `from`: as many as one way for all serves. */
  | { readonly kind: "most-plan"; readonly scenario: Scenario; readonly group: number; readonly from: number }
  | { readonly kind: "most"; readonly scenario: Scenario; readonly group: number; readonly within: MostWithin }
  | { readonly kind: "break-even"; readonly scenario: Scenario; readonly dial: Dial }
  | { readonly kind: "sensitivity"; readonly scenario: Scenario; readonly option: Fixed }
  | {
      readonly kind: "monte-carlo"
      readonly scenario: Scenario
      readonly options: readonly Fixed[]
      readonly settings: MonteCarloOptions
    }

export interface Results {
  readonly report: Report
  readonly explain: Derivation
  readonly mix: MixReport
  readonly beside: readonly (readonly Outcome[])[]
  readonly causes: Causes
  readonly growth: Growth
  readonly rank: Ranking
  readonly unlock: Unlocks
  readonly "unlock-groups": readonly PlanUnlock[]
  readonly demands: Demands | null
  readonly "most-plan": MostOfPlans
  readonly most: readonly MostOf[]
  readonly "break-even": BreakEven | null
  readonly sensitivity: Sensitivity | null
  readonly "monte-carlo": MonteCarlo
}
export type ResultOf<One extends Job> = Results[One["kind"]]
export type AnyResult = Results[Job["kind"]]

// oxlint-disable-next-line require-yield -- a single step
function* reportTask(scenario: Scenario): Task<Report> {
  return evaluate(withIsolatedNames(scenario), catalogue)
}

// oxlint-disable-next-line require-yield -- a single step
function* explainTask(job: Extract<Job, { kind: "explain" }>): Task<Derivation> {
  const scenario = withIsolatedNames(job.scenario)
  if ("plan" in job) return explainPlan(job.plan, scenario, catalogue)
  if ("part" in job) return explain(job.part.option, job.figure, scenarioOfPart(job.part, scenario), catalogue)
  return explain(job.option, job.figure, scenario, catalogue)
}

/** The plans asked for last. */
const lastPlans = new Map<string, MixReport>()
/** The page's own scenario as it was and is, and those beside it. */
const plansKept = 2 + mostBeside

/** Board, picture, Decide and what stands beside ask for the same plans one after another: the last ones found are kept. */
function* mixTask(scenario: Scenario): Task<MixReport> {
  const key = JSON.stringify(scenario)
  const report = lastPlans.get(key) ?? (yield* mixOf(withIsolatedNames(scenario), catalogue))
  lastPlans.delete(key)
  lastPlans.set(key, report)
  for (const oldest of lastPlans.keys()) if (lastPlans.size > plansKept) lastPlans.delete(oldest)
  return report
}

/** The job as a task in steps; `onPartial` hears what is known on the way, where the job has such. */
export function taskOf(job: Job, onPartial?: (soFar: AnyResult) => void): Task<AnyResult> {
  switch (job.kind) {
    case "report":
      return reportTask(job.scenario)
    case "explain":
      return explainTask(job)
    case "mix":
      return mixTask(job.scenario)
    case "beside":
      return besideTask(job.scenarios, catalogue, mixTask)
    case "causes":
      return causesTask(job.base, job.other, catalogue, mixTask)
    case "growth":
      return growthTask(job.options, job.scenario, catalogue)
    case "rank":
      return rankTask(job.scenario, catalogue)
    case "unlock":
      return unlockTask(job.sought, job.scenario, catalogue)
    case "unlock-groups":
      return unlockGroupsTask(job.scenario, catalogue, mixTask)
    case "demands":
      return demandsTask(job.scenario, catalogue)
    case "most-plan":
      return mostPlanTask(job.group, job.from, job.scenario, catalogue)
    case "most":
      return mostVmsTask(job.group, job.within, job.scenario, catalogue)
    case "break-even":
      return breakEvenTask(job.dial, job.scenario, catalogue)
    case "sensitivity":
      return sensitivityTask(job.option, job.scenario, catalogue)
    case "monte-carlo":
      return monteCarloTask(job.options, job.scenario, catalogue, job.settings, onPartial)
  }
}
