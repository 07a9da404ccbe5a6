import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { defaultScenario } from "../../engine/scenario.ts"
import { closestFirst } from "./closest.ts"

test("where nothing meets every need, what misses least is asked about first, though another is cheaper", () => {
  const { policies } = defaultScenario
  const report = evaluate({ ...defaultScenario, policies: { ...policies, liveMigration: true, budgetUsd: 1000 } }, catalogue)
  const [first, ...others] = closestFirst(report)
  const missed = report.options.map((one) => one.reasons.length)
  expect(report.options.some((one) => one.feasible)).toBe(false)
  expect(first?.reasons.length).toBe(Math.min(...missed))
  expect(others.some((one) => (one.cost?.total.likely ?? Infinity) < (first?.cost?.total.likely ?? 0))).toBe(true)
})

test("what meets every need comes before all else, the cheapest first", () => {
  const able = closestFirst(evaluate(defaultScenario, catalogue)).filter((one) => one.feasible)
  expect(closestFirst(evaluate(defaultScenario, catalogue)).slice(0, able.length)).toEqual(able)
  const costs = able.map((one) => one.cost?.total.likely ?? 0)
  expect(costs).toEqual(costs.toSorted((a, b) => a - b))
})
