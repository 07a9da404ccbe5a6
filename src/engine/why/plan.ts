import type { Catalogue } from "../../dataset/catalogue.ts"
import { scenarioOfPart } from "../mix/partScenario.ts"
import type { Derivation, PlanPart, PricedPlan } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { explain } from "./explain.ts"
import { computed, derivation, groupThing, productAndGpu, spoken, tell } from "./inputs.ts"

const nameOf = ({ groups, option }: PlanPart) =>
  tell("plan-part", {
    groups: option.groups.map((one, at) => groupThing({ index: groups[at] ?? one.index, name: one.name })),
    ...productAndGpu(option),
  })

/** The answer to "why does the plan cost that?": the sum of its parts, each of which is an option of its own with its own bill beneath. */
export function explainPlan({ parts, totals }: PricedPlan, scenario: Scenario, catalogue: Catalogue): Derivation {
  const { years } = scenario.economics
  const hasShared = parts.some((one) => one.sparesOf !== undefined)
  return derivation({
    title: tell("cost-title", { years }),
    lead: { id: "lead-plan-cost", values: { parts: parts.length } },
    formula: "plan-cost-formula",
    inputs: parts.map((part) => computed(nameOf(part), part.option.cost ? spoken(part.option.cost.total) : "not-known", "usd")),
    result: computed("cost-total", spoken(totals.cost), "usd"),
    notes: hasShared ? ["plan-spares-note"] : [],
    steps: parts.map((part) => ({ ...explain(part.option, "cost", scenarioOfPart(part, scenario), catalogue), title: nameOf(part) })),
  })
}
