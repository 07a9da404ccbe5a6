import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { finish } from "../basics/task.ts"
import { fixPlan, weighFixed } from "../decisions/fixedPlan.ts"
import { explain } from "../why/explain.ts"
import { mixOf } from "./mix.ts"
import { scenarioOfPart } from "./partScenario.ts"

const { scenario } = decodeFragment("vm=knowledge-worker:1620&owned=2u-4dw:12*l40s:2", knownIds(catalogue)).state
const { mix } = finish(mixOf(scenario, catalogue))

test("hosts whose boards stand together in others are used before like ones are bought: none that is paid stands idle beside them", () => {
  const used = mix.parts.reduce((sum, { option }) => sum + (option.owned?.used ?? 0), 0)
  const bought = mix.parts.reduce((sum, { option }) => sum + (option.owned?.hostsBought ?? option.placement?.hosts.count ?? 0), 0)
  expect(mix.feasible).toBe(true)
  expect(used).toBe(12)
  expect(bought).toBeLessThan(8)
  const boards = mix.parts.reduce((sum, { option }) => sum + (option.owned?.boardsUsed ?? 0), 0)
  expect(boards).toBeLessThanOrEqual(24)
})

test("a plan on emptied hosts never costs less than the bound of all plans", () => {
  expect(mix.leastUsd).toBeLessThanOrEqual(mix.totals?.cost.likely ?? 0)
})

test("a part on emptied hosts is held, weighed and explained as it was found", () => {
  const fixed = fixPlan(mix)
  const weighed = fixed && weighFixed(fixed, scenario, catalogue)
  expect(weighed?.total.likely).toBeCloseTo(mix.totals?.cost.likely ?? 0, 0)
  for (const part of mix.parts) {
    const { result } = explain(part.option, "cost", scenarioOfPart(part, scenario), catalogue)
    expect(result.value).toMatchObject({ likely: expect.closeTo(part.option.cost?.total.likely ?? 0, 2) })
  }
})
