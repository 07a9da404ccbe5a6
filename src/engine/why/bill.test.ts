import { describe, expect, test } from "vitest"
import type { Range } from "../../dataset/core.ts"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { sum } from "../basics/range.ts"
import { evaluate } from "../evaluate.ts"
import { mixOf } from "../mix/mix.ts"
import { scenarioOfPart } from "../mix/partScenario.ts"
import { finish } from "../basics/task.ts"
import type { OptionResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { billOf, byYear, termUsd } from "./bill.ts"

const fragments = [
  "",
  "vm=knowledge-worker:200,cad-medium:40&years=7.5",
  "vm=llm-inference:8&years=3&count=space,staff,financing",
  "vm=ai-training:6&have=2u-4dw:2*l40s:2&years=9&count=financing",
  "vm=cad-medium:60&have=2u-4dw:4*l40s:2*value:20000&years=6&spare=2",
  "vm=knowledge-worker:90&currency=EUR&rate=0.9&price=a16:3000&count=-broker&years=1",
]
const scenarioOf = (fragment: string): Scenario => decodeFragment(fragment, knownIds(catalogue)).state.scenario

function expectSame(found: Range, asked: Range): void {
  for (const end of ["low", "likely", "high"] as const) {
    expect(Math.abs(found[end] - asked[end])).toBeLessThan(0.005)
  }
}

function expectBill(option: OptionResult, scenario: Scenario): void {
  const bill = billOf(option, scenario, catalogue)
  expect(bill.length).toBe(option.cost?.lines.length ?? 0)
  for (const line of bill) {
    expectSame(sum(line.terms.map(termUsd)), line.usd)
    expectSame(sum(byYear(line.terms, scenario.economics.years)), line.usd)
  }
}

describe("the bill as a calculation", () => {
  test.each(fragments)("of %s: each line is the sum of its terms to the cent, and its years add up to it", (fragment) => {
    const scenario = scenarioOf(fragment)
    const { options } = evaluate(scenario, catalogue)
    expect(options.some(({ cost }) => cost !== null)).toBe(true)
    for (const option of options) expectBill(option, scenario)
  })

  test("holds for each part of a plan of parts", () => {
    const scenario = scenarioOf("vm=knowledge-worker:1500,cad-medium:120,llm-inference:16")
    const { parts } = finish(mixOf(scenario, catalogue)).mix
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expectBill(part.option, scenarioOfPart(part, scenario))
  })

  test("boards that live four years are bought in the first, and from the fifth on a quarter of them each year", () => {
    const scenario = scenarioOf("years=8")
    const option = evaluate(scenario, catalogue).options.find((one) => (one.placement?.gpus.boards ?? 0) > 0)!
    const line = billOf(option, scenario, catalogue).find(({ part }) => part === "gpus")!
    const [first = 0, ...others] = byYear(line.terms, 8).map(({ likely }) => likely)
    expect(catalogue.planningDefault("gpu-life").value.likely).toBe(4)
    expect(others.map((usd) => usd / first)).toEqual([0, 0, 0, 0.25, 0.25, 0.25, 0.25])
  })
})
