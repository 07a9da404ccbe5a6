import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../basics/task.ts"
import { mixOf } from "../mix/mix.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { isNumeric, relaxationId } from "./relaxations.ts"
import { unlockLimitsTask, unlockPlan } from "./unlockPlan.ts"

const group = (workload: string, count: number): VmGroup => ({ name: null, workload, count, overrides: {} })
const base: Scenario = {
  ...defaultScenario,
  groups: [group("knowledge-worker", 600), group("llm-inference", 8)],
  techniques: ["fixed-pass-through", "mediated-pass-through"],
}
const mixed = (scenario: Scenario) => finish(mixOf(scenario, catalogue)).mix

test("the limits that the cheapest plan of parts breaks are raised to what it takes: with them it is the answer, with any one less it is not", () => {
  const scenario: Scenario = {
    ...base,
    policies: { ...base.policies, budgetUsd: 50_000, powerCapKw: 1 },
    supply: { ...base.supply, hostLimit: 2, gpuTotal: 3, rackLimit: 1, gpuLimits: { a16: 8 } },
  }
  const broken = mixed(scenario)
  const way = unlockPlan(broken, scenario, catalogue)
  if (!way) throw new Error("Limits alone stand against it.")
  expect(way.relaxations.map((one) => one.kind)).toEqual(expect.arrayContaining(["budget", "power-cap", "host-limit", "gpu-total"]))
  const open = mixed(way.scenario)
  expect(open.feasible).toBe(true)
  expect(open.totals?.cost.likely).toBeCloseTo(broken.totals?.cost.likely ?? 0, 2)
  for (const one of way.relaxations.filter(isNumeric)) expect(one.to).toBeGreaterThan(one.from)
  const hosts = mixed({ ...way.scenario, supply: { ...way.scenario.supply, hostLimit: (way.scenario.supply.hostLimit ?? 0) - 1 } })
  expect(hosts.feasible && hosts.proven).toBe(false)
})

test("a plan that breaks nothing, or that is not there, needs nothing raised", () => {
  expect(unlockPlan(mixed(base), base, catalogue)).toBeNull()
})

test("where racks stand against every plan, fewer than the cheapest takes are proposed first where another plan does with them", () => {
  const scenario: Scenario = {
    ...base,
    groups: [group("knowledge-worker", 1500), group("cad-medium", 120), group("llm-inference", 16)],
    supply: { ...base.supply, rackLimit: 2 },
  }
  const ways = finish(unlockLimitsTask(mixed(scenario), scenario, catalogue))
  const sizes = ways.map((way) => way.size)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  for (const way of ways) {
    expect(way.relaxations.map(relaxationId)).toEqual(["rack-limit"])
    expect(way.plan.totals.racks.count?.likely).toBe(way.scenario.supply.rackLimit)
    expect(mixed(way.scenario).feasible).toBe(true)
  }
  const usd = ways.map((way) => way.plan.totals.cost.likely)
  expect(usd).toEqual(usd.toSorted((a, b) => b - a))
})
