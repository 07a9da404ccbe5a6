import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { defaultScenario } from "../../engine/scenario.ts"
import { leastServed } from "../../features/common/shares.ts"
import { boardSaid, figuresOf, shownOptions } from "./said.ts"

const groups = [
  { name: "Office", workload: "knowledge-worker", count: 200, overrides: {} },
  { name: "Design", workload: "cad-medium", count: 40, overrides: {} },
]

test("a slide and its notes never give a mean alone where groups differ", () => {
  const scenario = { ...defaultScenario, groups }
  const report = evaluate(scenario, catalogue)
  const differing = shownOptions(report).filter((option) => leastServed(option.groups) !== null)
  expect(differing.length).toBeGreaterThan(0)
  for (const option of differing) expect(figuresOf(option, scenario).shareRange).toMatch(/ on average, .+ for (?:Office|Design)$/)
  expect(boardSaid(report, scenario).filter((line) => line.includes(" on average, "))).toHaveLength(differing.length)
})
