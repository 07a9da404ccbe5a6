import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { finish } from "../basics/task.ts"
import { fixPlan, type FixedPlan } from "../decisions/fixedPlan.ts"
import { mixOf } from "../mix/mix.ts"
import type { PlanResult } from "../report.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { growthTask } from "./growth.ts"
import type { Grown } from "./types.ts"

const group = (workload: string, count: number, overrides: VmGroup["overrides"] = {}): VmGroup => ({
  name: null,
  workload,
  count,
  overrides,
})

const asked = (groups: readonly VmGroup[], growthPercent: number, supply: Partial<Scenario["supply"]> = {}): Scenario => ({
  ...defaultScenario,
  groups,
  supply: { ...defaultScenario.supply, ...supply },
  economics: { ...defaultScenario.economics, growthPercent, years: 3 },
})

const three = [group("knowledge-worker", 1500), group("cad-medium", 120), group("llm-inference", 16)]

function planOf(scenario: Scenario): { readonly plan: PlanResult; readonly fixed: FixedPlan } {
  const plan = finish(mixOf(scenario, catalogue)).mix
  const fixed = fixPlan(plan)
  if (!fixed) throw new Error("There is no plan.")
  return { plan, fixed }
}

function grownOf(fixed: FixedPlan, scenario: Scenario): Grown {
  const [grown] = finish(growthTask([fixed], scenario, catalogue)).options
  if (!grown) throw new Error("Nothing grew.")
  return grown
}

const owned: Scenario["supply"]["owned"] = [{ host: "2u-4dw", count: 4, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }]

describe("a plan of parts over the years", () => {
  test.each([
    ["with each group its own way", asked(three, 0)],
    ["with hosts that are there", asked([group("knowledge-worker", 900), group("cad-medium", 60)], 0, { owned })],
  ])("%s comes without growth to the plan's own cost, to the cent", (_, scenario) => {
    const { plan, fixed } = planOf(scenario)
    const grown = grownOf(fixed, scenario)
    expect(plan.parts.length).toBeGreaterThan(1)
    for (const end of ["low", "likely", "high"] as const)
      expect(Math.abs(grown.total[end] - (plan.totals?.cost[end] ?? NaN))).toBeLessThan(0.005)
    expect(grown.years.map(({ gpus }) => gpus)).toEqual([plan.totals?.gpus, plan.totals?.gpus, plan.totals?.gpus])
    expect(grown.outgrown).toBeNull()
    expect(grown.failsIn).toBeNull()
  })

  test("comes to a limit of the whole in the year that breaks it, though no part by itself does", () => {
    const open = asked(three, 25)
    const { fixed } = planOf(open)
    const [first, second] = grownOf(fixed, open).years
    const most = first?.needed.hosts ?? 0
    expect(second?.needed.hosts).toBeGreaterThan(most)
    const grown = grownOf(fixed, { ...open, supply: { ...open.supply, hostLimit: most } })
    expect(grown.failsIn).toBe(2)
    expect(grown.years[0]?.reasons).toEqual([])
    expect(grown.years[1]?.reasons.map(({ code }) => code)).toEqual(["host-limit"])
  })

  test("has every VM of the year once, also of a group that is split, and those on hosts that are there stay there", () => {
    const scenario = asked([group("knowledge-worker", 900)], 0, { owned })
    const { plan, fixed } = planOf(scenario)
    const there = plan.parts.find(({ option }) => option.owned)
    const full = there?.counts?.[0] ?? 0
    expect(full).toBeGreaterThan(0)
    expect(full).toBeLessThan(900)
    const { years } = grownOf(fixed, { ...scenario, groups: [group("knowledge-worker", 900, { laterVms: [1000, full] })] })
    expect(years.map(({ vms }) => vms)).toEqual([900, 1000, full])
    // Of more VMs all are on what is bought, and of fewer those go first that stand there.
    expect((years[1]?.bought.hosts ?? 0) + (years[1]?.bought.boards ?? 0)).toBeGreaterThan(0)
    expect(years[2]?.needed.hosts).toBe((there?.option.placement?.hosts.count ?? 0) + (there?.option.placement?.hosts.spare ?? 0))
    expect(years[2]?.bought).toEqual({ boards: 0, hosts: 0 })
  })

  test("tells of what is missed in a year which of the scenario's groups misses it", () => {
    const scenario = asked(three, 0)
    const { fixed } = planOf(scenario)
    const demanding = {
      ...scenario,
      groups: scenario.groups.map((one, at) => (at === 2 ? { ...one, overrides: { leastNativeShare: 1 } } : one)),
    }
    const told = grownOf(fixed, demanding).years.flatMap(({ reasons }) => reasons.map((one) => one.group))
    expect(new Set(told)).toEqual(new Set([2]))
  })
})
