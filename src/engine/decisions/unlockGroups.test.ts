import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../basics/task.ts"
import { mixOf } from "../mix/mix.ts"
import { defaultScenario, type GroupNeeds, type Scenario, type VmGroup } from "../scenario.ts"
import { unlockGroupsTask } from "./unlockGroups.ts"

const group = (workload: string, count: number, needs?: GroupNeeds): VmGroup => ({
  name: null,
  workload,
  count,
  overrides: needs ? { needs } : {},
})
const ways = (scenario: Scenario) => finish(unlockGroupsTask(scenario, catalogue))
const mixed = (scenario: Scenario) => finish(mixOf(scenario, catalogue)).mix
const base: Scenario = {
  ...defaultScenario,
  groups: [
    group("knowledge-worker", 100),
    group("llm-inference", 4, { liveMigration: true, leastIsolation: "strong", techniques: ["fixed-pass-through"] }),
  ],
}

test("of the group that nothing serves less is asked, in its own needs, and the others keep theirs", () => {
  const found = ways(base)
  expect(found.length).toBeGreaterThan(0)
  for (const { relaxations, scenario, plan } of found) {
    // What no release supports is included for all or for none; every other thing is asked of the group alone.
    const asked = relaxations.filter((one) => one.kind !== "include-unsupported")
    expect(asked.every((one) => "group" in one && one.group === 1)).toBe(true)
    expect(scenario.groups[0]).toEqual(base.groups[0])
    expect({ ...scenario.policies, includeUnsupported: false }).toEqual({ ...base.policies, includeUnsupported: false })
    expect(mixed(scenario).totals?.cost.likely).toBeCloseTo(plan.totals.cost.likely, 2)
  }
})

test("a need that the scenario states for all is loosened for the one group alone", () => {
  const scenario: Scenario = {
    ...base,
    techniques: ["fixed-pass-through"],
    groups: [group("cad-medium", 10, { liveMigration: false }), group("llm-inference", 4)],
    policies: { ...base.policies, liveMigration: true },
  }
  const [least] = ways(scenario)
  expect(least?.relaxations).toContainEqual({ kind: "drop", policy: "liveMigration", group: 1 })
  expect(least?.scenario.policies.liveMigration).toBe(true)
  expect(mixed(least?.scenario ?? scenario).feasible).toBe(true)
})

test("what gives up less comes first, and costs more than what gives up more", () => {
  const found = ways(base)
  const sizes = found.map((one) => one.size)
  const usd = found.map((one) => one.plan.totals.cost.likely)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  expect(usd).toEqual(usd.toSorted((a, b) => b - a))
})

test("no less than half of a least share is proposed", () => {
  const hard: Scenario = {
    ...base,
    groups: [group("knowledge-worker", 100), { ...group("cad-heavy", 8), overrides: { leastNativeShare: 1, needs: { gpus: ["a16"] } } }],
  }
  const shares = ways(hard).flatMap(({ relaxations }) => relaxations.flatMap((one) => (one.kind === "least-share" ? [one.to ?? 0] : [])))
  expect(shares.length).toBeGreaterThan(0)
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.5)
})

test("limits that the plan would break are raised with it, to what it takes", () => {
  const tight: Scenario = { ...base, policies: { ...base.policies, budgetUsd: 1000 } }
  const [least] = ways(tight)
  const budget = { kind: "budget", from: 1000, to: Math.ceil(least?.plan.totals.cost.likely ?? 0) }
  expect(least?.relaxations).toContainEqual(budget)
  expect(mixed(least?.scenario ?? tight).feasible).toBe(true)
})

test("where every group is served by something, nothing is loosened", () => {
  expect(ways({ ...base, groups: base.groups.slice(0, 1) })).toEqual([])
})
