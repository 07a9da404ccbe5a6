import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Sources } from "../../../dataset/sources.ts"
import type { CostInput } from "../../../engine/cost/input.ts"
import { hostOptions } from "../../../engine/feasibility/hardware.ts"
import { partScenario } from "../../../engine/mix/planResult.ts"
import { candidateOf } from "../../../engine/plan/candidate.ts"
import { costInput } from "../../../engine/plan/placed.ts"
import { planCandidate } from "../../../engine/plan/planCandidate.ts"
import type { Cost, MixReport, OptionResult, PlanResult, Report } from "../../../engine/report.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"

/** What a proposal's files are made of. */
export interface OfficeFacts {
  readonly scenario: Scenario
  readonly report: Report
  /** The best plan of parts; null where it was not asked for. */
  readonly mix: MixReport | null
  readonly catalogue: FullCatalogue
  readonly sources: Sources
  readonly words: OfficeWords
}

/** What is said in words, by whoever has them. */
export interface OfficeWords {
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly detail: string | null
  /** The scenario and this answer again; null: it has no address. */
  readonly link: string | null
  /** The day on which it was made, YYYY-MM-DD. */
  readonly date: string
  /** Key of the option that the answer is about. */
  readonly about: string | null
}

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
  const plan = planCandidate(candidateOf(option, catalogue), hostOptions(scenario, catalogue), scenario, catalogue)
  const host = plan.hosts.find((one) => one.id === option.hostId)
  const { cost, placement, groups } = option
  return cost && placement && host ? costInput(plan, { host, placement, groups }, scenario, catalogue) : null
}

export const optionName = ({ productName, gpuName }: OptionResult): string =>
  gpuName === null ? productName : `${productName}, ${gpuName}`

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
  const parts = plan.parts.map(({ groups, option }) =>
    partOf(option, partScenario(scenario, groups, option.owned?.index ?? null), option.groups.map((one) => one.name).join(", ")),
  )
  if (parts.some((one) => one === null)) return null
  return { key: "mix", name: "Mix of several", technique: "Mix", feasible: plan.feasible, parts: parts.flatMap((one) => one ?? []) }
}
