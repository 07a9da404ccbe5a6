import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { CostInput } from "../../../engine/cost/input.ts"
import { hostOptions } from "../../../engine/feasibility/hardware.ts"
import { scenarioOfPart } from "../../../engine/mix/partScenario.ts"
import { candidateOf } from "../../../engine/plan/candidate.ts"
import { planCandidate } from "../../../engine/plan/planCandidate.ts"
import type { Cost, OptionResult, PlanResult } from "../../../engine/report.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { costInputOf } from "../../../engine/why/explain.ts"
import { partName, planName } from "../../common/plan.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import type { ContentsInput } from "../contents.ts"
import { optionName, questionText } from "../words.ts"

/** What a proposal's files are made of: the same as its contents. */
export type OfficeFacts = ContentsInput

/** The question that the files answer. */
export const questionOf = ({ scenario, report }: Pick<OfficeFacts, "scenario" | "report">): string =>
  questionText({ totalVms: report.totalVms, years: scenario.economics.years, scenario })

/** Some groups on hosts of their own, with all that their cost is worked out from. */
export interface PartWork {
  /** In the workbook's own keys: "p1". */
  readonly id: string
  /** Of which groups, where a plan has several parts. */
  readonly groups: string | null
  readonly option: OptionResult
  readonly cost: Cost
  readonly input: CostInput
}

/** One way to serve all: an option, or a plan of parts. */
export interface PlanWork {
  readonly key: string
  readonly name: string
  readonly technique: string
  readonly feasible: boolean
  readonly parts: readonly PartWork[]
}

/** From what an option's cost was worked out; null where nothing is placed or priced. */
function inputOf(option: OptionResult, scenario: Scenario, catalogue: FullCatalogue): CostInput | null {
  return costInputOf(
    option,
    planCandidate(candidateOf(option, catalogue), hostOptions(scenario, catalogue), scenario, catalogue),
    scenario,
    catalogue,
  )
}

/** Every option that has a cost, and the mix where it has parts of several kinds. */
export function plansOf({ scenario, report, mix, catalogue }: OfficeFacts): readonly PlanWork[] {
  let next = 1
  const partOf = (option: OptionResult, of: Scenario, groups: string | null): PartWork | null => {
    const input = option.cost && inputOf(option, of, catalogue)
    return option.cost && input ? { id: `p${next++}`, groups, option, cost: option.cost, input } : null
  }
  const plans = report.options.flatMap((option): readonly PlanWork[] => {
    const part = partOf(option, scenario, null)
    if (!part) return []
    const { key, feasible } = option
    return [{ key, name: optionName(option), technique: techniqueStyle[option.technique].name, feasible, parts: [part] }]
  })
  const mixed = mix && mixWork(mix.mix, scenario, partOf)
  return mixed ? [...plans, mixed] : plans
}

function mixWork(
  plan: PlanResult,
  scenario: Scenario,
  partOf: (option: OptionResult, of: Scenario, groups: string) => PartWork | null,
): PlanWork | null {
  if (plan.parts.length < 2) return null
  const parts = plan.parts.map((part) =>
    partOf(part.option, scenarioOfPart(part, scenario), part.option.groups.map((one) => one.name).join(", ")),
  )
  if (parts.some((one) => one === null)) return null
  const name = [...new Set(plan.parts.map(partName))].join(", ")
  return { key: "mix", name, technique: planName, feasible: plan.feasible, parts: parts.flatMap((one) => one ?? []) }
}
