import type { Catalogue } from "../../dataset/catalogue.ts"
import { candidateOf, type Plan } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { explainCost } from "./cost.ts"
import { hostOptions } from "../feasibility/hardware.ts"
import { explainMigration } from "./migration.ts"
import { migrationGroups } from "../search/option.ts"
import { costInput } from "../plan/placed.ts"
import type { CostInput } from "../cost/input.ts"
import type { Derivation, Figure, OptionResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import type { WhyTold } from "../basics/whyTellings.ts"
import { computed, derivation, groupThing, productAndGpu, tell, told } from "./inputs.ts"
import { whyNativeShare } from "./nativeShare.ts"
import { whyGpus, whyHosts } from "./placement.ts"

/**
 * The answer to "why?" for a figure of an option: its formula, what went in with source and basis, and the steps below.
 * Worked out when asked for, from the same functions that made the figure. Throws for an option of another catalogue.
 */
export function explain(option: OptionResult, figure: Figure, scenario: Scenario, catalogue: Catalogue): Derivation {
  const plan = planCandidate(candidateOf(option, catalogue), hostOptions(scenario, catalogue), scenario, catalogue)
  switch (figure) {
    case "nativeShare":
      return whyNativeShare(option, plan, catalogue)
    case "gpus":
      return whyGpus(option, plan, catalogue)
    case "hosts":
      return whyHosts(option, plan, scenario, catalogue)
    case "cost":
      return whyCost(option, plan, scenario, catalogue)
    case "migration":
      return explainMigration(option.migration, {
        product: plan.candidate.product,
        gpu: plan.candidate.gpu,
        technology: plan.candidate.technology,
        scenario,
        placement: option.placement,
        catalogue,
        groups: migrationGroups(plan, option.groups),
      })
    case "feasibility":
      return whyFeasible(option)
  }
}

/** From what an option's cost was worked out; null where nothing was placed or priced. */
export function costInputOf(option: OptionResult, plan: Plan, scenario: Scenario, catalogue: Catalogue): CostInput | null {
  const host = plan.hosts.find((one) => one.id === option.hostId)
  const { cost, placement, groups } = option
  return cost && placement && host ? costInput(plan, { host, placement, groups }, scenario, catalogue) : null
}

function whyCost(option: OptionResult, plan: Plan, scenario: Scenario, catalogue: Catalogue): Derivation {
  const input = costInputOf(option, plan, scenario, catalogue)
  if (option.cost && input) return explainCost(option.cost, input)
  return derivation({
    title: "cost",
    lead: { id: "lead-nothing-priced", values: {} },
    formula: null,
    result: computed("cost", "unknown", ""),
    notes: ["cost-nothing-to-price"],
  })
}

function whyFeasible(option: OptionResult): Derivation {
  const { feasible, reasons, searched } = option
  return derivation({
    title: tell("needs-title", { ...productAndGpu(option), feasible }),
    lead: { id: "lead-needs", values: { feasible, reasons: reasons.length } },
    formula: "needs-formula",
    inputs: reasons.map((one) => ({
      label: one.group === null ? told("whole-scenario") : groupTold(option, one.group),
      value: one.told,
      unit: "",
      evidence: one.evidence,
      basis: one.evidence[0]?.basis ?? "yours",
    })),
    result: computed("needs-against", reasons.length, ""),
    notes: [tell("needs-searched", searched)],
  })
}

const groupTold = ({ groups }: OptionResult, index: number): WhyTold => {
  const group = groups.find((one) => one.index === index)
  return group ? tell("named", { of: groupThing(group) }) : tell("group-number", { number: index + 1 })
}
