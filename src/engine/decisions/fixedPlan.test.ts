import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../basics/task.ts"
import { mixOf } from "../mix/mix.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { fixPlan, inputsOfFixed, weighFixed } from "./fixedPlan.ts"
import { monteCarloTask } from "./monteCarlo.ts"
import { sensitivityTask } from "./sensitivity.ts"

const group = (workload: string, count: number): VmGroup => ({ name: null, workload, count, overrides: {} })
const scenario: Scenario = { ...defaultScenario, groups: [group("knowledge-worker", 600), group("llm-inference", 8)] }
const { mix } = finish(mixOf(scenario, catalogue))
const plan = fixPlan(mix)

test("a plan held at likely figures comes to its totals, and breaks a limit of the whole where all parts together do", () => {
  if (!plan || !mix.totals) throw new Error("There is a plan of parts.")
  expect(plan.parts.length).toBeGreaterThan(1)
  const held = weighFixed(plan, scenario, catalogue)
  expect(held?.feasible).toBe(true)
  expect(held?.total.likely).toBeCloseTo(mix.totals.cost.likely, 2)
  expect(held?.gpus).toBe(mix.totals.gpus)
  expect(held?.hosts).toBe(mix.totals.hosts + mix.totals.spareHosts)
  expect(held?.nativeShare.likely).toBeCloseTo(mix.totals.nativeShare.likely, 9)
  const most = Math.max(...mix.parts.map(({ option }) => option.cost?.total.likely ?? 0))
  const limited = { ...scenario, policies: { ...scenario.policies, budgetUsd: most + 1 } }
  expect(weighFixed(plan, limited, catalogue)?.feasible).toBe(false)
})

test("what a plan rests on are the prices of every part's GPU, and moving one of them moves the plan", () => {
  if (!plan) throw new Error("There is a plan of parts.")
  const gpus = plan.parts.flatMap(({ option }) => option.gpu ?? [])
  const ids = inputsOfFixed([plan], scenario, catalogue).map((one) => one.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const gpu of gpus) expect(ids).toContain(`gpu-price/${gpu}`)
  const swings = finish(sensitivityTask(plan, scenario, catalogue))?.swings ?? []
  for (const gpu of gpus) expect(swings.find((one) => one.input.id === `gpu-price/${gpu}`)?.costSwingUsd).toBeGreaterThan(0)
  const { outcomes } = finish(monteCarloTask([plan, ...plan.parts.slice(0, 1).map((one) => one.option)], scenario, catalogue, { draws: 8 }))
  expect(outcomes[0]?.total.p90).toBeGreaterThan(outcomes[0]?.total.p10 ?? 0)
  expect(outcomes[0]?.groupShares.length).toBe(2)
})
