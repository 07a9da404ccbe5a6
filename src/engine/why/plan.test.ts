import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { sayWhy } from "../../words/why.ts"
import { finish } from "../basics/task.ts"
import { mixOf } from "../mix/mix.ts"
import { scenarioOfPart } from "../mix/partScenario.ts"
import type { Derivation, Input, PricedPlan } from "../report.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"
import { explain } from "./explain.ts"
import { explainPlan } from "./plan.ts"

const scenario: Scenario = {
  ...defaultScenario,
  groups: [
    { name: "Office", workload: "knowledge-worker", count: 1500, overrides: {} },
    { name: null, workload: "cad-medium", count: 120, overrides: {} },
    { name: null, workload: "llm-inference", count: 16, overrides: {} },
  ],
}

function plan(): PricedPlan {
  const { mix } = finish(mixOf(scenario, catalogue))
  if (!mix.totals || mix.parts.length < 2) throw new Error("Each group goes its own way here.")
  return { ...mix, totals: mix.totals }
}

const likely = ({ value }: Input): number => (typeof value === "number" ? value : "likely" in value ? value.likely : Number.NaN)
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

test("a plan costs the sum of its parts, each of which answers with its own bill", () => {
  const found = plan()
  const why: Derivation = explainPlan(found, scenario, catalogue)
  expect(likely(why.result)).toBeCloseTo(found.totals.cost.likely, 4)
  expect(sum(why.inputs.map(likely))).toBeCloseTo(likely(why.result), 4)
  expect(why.steps.map(({ result }) => likely(result))).toEqual(why.inputs.map(likely))
  for (const step of why.steps) expect(sum(step.inputs.map(likely))).toBeCloseTo(likely(step.result), 4)
  expect(why.notes.some(({ id }) => id === "plan-spares-note")).toBe(found.parts.some((one) => one.sparesOf !== undefined))
  expect(sayWhy(why.inputs[0]?.label ?? why.title)).toMatch(/^Office: .+, A16$/)
})

test("cost, GPUs and native share of a part are explained as those of an option of the part's scenario, with the part's own figures", () => {
  for (const part of plan().parts) {
    const own = scenarioOfPart(part, scenario)
    const answer = (figure: "cost" | "gpus" | "nativeShare"): number => likely(explain(part.option, figure, own, catalogue).result)
    expect(answer("cost")).toBeCloseTo(part.option.cost?.total.likely ?? Number.NaN, 4)
    expect(answer("gpus")).toBe(part.option.placement?.gpus.count)
    expect(answer("nativeShare")).toBeCloseTo(part.option.nativeShare?.likely ?? Number.NaN, 6)
  }
})
