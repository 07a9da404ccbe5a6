import { describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import type { Range } from "../dataset/schema/index.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { OptionResult } from "../engine/report.ts"
import type { FigureGoal, Goal } from "../engine/goal.ts"
import type { Scenario } from "../engine/scenario.ts"
import { allMet, checkGoals, goalGroups, type GoalCheck } from "./goals.ts"
import { decodeFragment, knownIds } from "./url/index.ts"

const asked = (fragment: string): Scenario => decodeFragment(fragment, knownIds(catalogue)).state.scenario
const scenario = asked("vm=knowledge-worker:100,cad-medium:20:Design,cad-medium:10")
const { options } = evaluate(scenario, catalogue)
const optionOf = (technique: string): OptionResult => {
  const found = options.find((option) => option.technique === technique)
  if (!found) throw new Error(`no ${technique}`)
  return found
}
const mediated = optionOf("mediated-pass-through")
const passed = optionOf("fixed-pass-through")

const check = (goal: Goal, option: OptionResult | null = mediated, of: Scenario = scenario): GoalCheck => {
  const [found] = checkGoals({ ...of, goals: [goal] }, option)
  if (!found) throw new Error("nothing was checked")
  return found
}
const bound = (about: FigureGoal["about"], side: FigureGoal["side"], value: number, group: FigureGoal["group"] = null): FigureGoal => ({
  about,
  side,
  value,
  group,
})
const shareOf = (index: number): Range =>
  mediated.groups.find((group) => group.index === index)?.nativeShare ?? { low: 0, likely: 0, high: 0 }

describe("a goal about a figure with a range", () => {
  const worst = (end: keyof Range): number => Math.min(...mediated.groups.map(({ nativeShare }) => nativeShare[end]))

  test("is met where the whole range keeps the bound, perhaps where a part does, missed where none does", () => {
    expect(worst("low")).toBeLessThan(worst("high"))
    expect(check(bound("share", "least", worst("low")))).toMatchObject({ state: "met", figure: { low: worst("low"), high: worst("high") } })
    expect(check(bound("share", "least", worst("low") + 1e-6)).state).toBe("perhaps")
    expect(check(bound("share", "least", worst("high"))).state).toBe("perhaps")
    expect(check(bound("share", "least", worst("high") + 1e-6)).state).toBe("missed")
  })

  test("asks every group: at least is held against the one with least, at most against the one with most", () => {
    const most = Math.max(...mediated.groups.map(({ nativeShare }) => nativeShare.high))
    expect(check(bound("share", "most", most)).state).toBe("met")
    expect(check(bound("share", "most", most - 1e-6)).state).toBe("perhaps")
  })

  test("of one group asks that group alone", () => {
    const { low } = shareOf(1)
    expect(check(bound("share", "least", low, "design"))).toMatchObject({ state: "met", figure: shareOf(1) })
    expect(check(bound("share", "least", low, 2))).toMatchObject({ state: "met", figure: shareOf(1) })
  })

  test("judges cost by all that it may be", () => {
    const total = mediated.cost?.total ?? { low: 0, likely: 0, high: 0 }
    expect(total.low).toBeLessThan(total.high)
    expect(check(bound("cost", "most", total.high)).state).toBe("met")
    expect(check(bound("cost", "most", total.likely)).state).toBe("perhaps")
    expect(check(bound("cost", "most", total.low - 1)).state).toBe("missed")
  })
})

describe("a price that is not fully known", () => {
  const cost = mediated.cost
  if (!cost) throw new Error("priced")
  const open: OptionResult = { ...mediated, cost: { ...cost, total: { ...cost.total, known: false } } }

  test("keeps no ceiling, for what is missing only adds", () => {
    expect(check(bound("cost", "most", 1e12), open)).toMatchObject({ state: "unknown", reason: "price" })
    expect(check(bound("cost", "most", cost.total.low - 1), open).state).toBe("missed")
    expect(check(bound("cost", "least", cost.total.low), open).state).toBe("met")
    expect(check(bound("cost", "least", cost.total.high + 1), open)).toMatchObject({ state: "unknown", reason: "price" })
  })
})

describe("goals about counts", () => {
  const { gpus, hosts } = mediated.placement ?? { gpus: { count: 0 }, hosts: { count: 0, spare: 0 } }

  test("are met or missed, spare hosts included", () => {
    expect(check(bound("gpus", "most", gpus.count)).state).toBe("met")
    expect(check(bound("gpus", "most", gpus.count - 1)).state).toBe("missed")
    expect(check(bound("hosts", "most", hosts.count + hosts.spare)).state).toBe("met")
    expect(check(bound("hosts", "most", hosts.count + hosts.spare - 1)).state).toBe("missed")
  })

  test("VMs are the scenario's, in all or of the groups named, whatever serves them", () => {
    expect(check(bound("vms", "least", 130), null).state).toBe("met")
    expect(check(bound("vms", "least", 131), null).state).toBe("missed")
    expect(check(bound("vms", "most", 20, "Design"), null)).toMatchObject({ state: "met", figure: { likely: 20 } })
  })
})

describe("which groups a goal is about", () => {
  test("those of that name, else those of that workload, else the one at that place", () => {
    expect(goalGroups(scenario, null)).toEqual([0, 1, 2])
    expect(goalGroups(scenario, "design")).toEqual([1])
    expect(goalGroups(scenario, "cad-medium")).toEqual([1, 2])
    expect(goalGroups(scenario, 3)).toEqual([2])
    expect(goalGroups(scenario, 4)).toEqual([])
  })

  test("a group that is not there leaves the goal open, and says so", () => {
    expect(check(bound("share", "least", 0, "Sales"))).toMatchObject({ state: "unknown", reason: "no-group" })
  })
})

describe("goals in words", () => {
  const [live, suspend]: readonly Goal[] = [
    { about: "migration", is: "live" },
    { about: "migration", is: "suspend" },
  ]
  const moving = (level: OptionResult["migration"]["level"], suspendResume: OptionResult["migration"]["suspendResume"]): OptionResult => ({
    ...mediated,
    migration: { ...mediated.migration, level, suspendResume },
  })

  test("moving under conditions is moving, as for needs; what nobody says is not known", () => {
    expect(
      live &&
        (["live", "live-with-conditions", "suspend-only", "none", "unknown"] as const).map(
          (level) => check(live, moving(level, "no")).state,
        ),
    ).toEqual(["met", "met", "missed", "missed", "unknown"])
    expect(
      suspend &&
        (["yes", "conditional", "no", "not-applicable", "unknown"] as const).map((can) => check(suspend, moving("none", can)).state),
    ).toEqual(["met", "met", "missed", "missed", "unknown"])
  })

  test("isolation asks for a level or better, technique for that one", () => {
    expect(check({ about: "isolation", is: "weak" }, { ...mediated, isolation: "moderate" }).state).toBe("met")
    expect(check({ about: "isolation", is: "strong" }, { ...mediated, isolation: "moderate" })).toMatchObject({
      state: "missed",
      found: "moderate",
    })
    expect(check({ about: "technique", is: "mediated-pass-through" }).state).toBe("met")
    expect(check({ about: "technique", is: "api-remoting" }).state).toBe("missed")
  })

  test("no VM stands still while moving where none can be moved", () => {
    expect(passed.migration.level).toBe("cold-only")
    expect(check(bound("stun", "most", 10), passed)).toMatchObject({ state: "missed", reason: "cannot-move" })
  })
})

describe("an option that cannot serve the VMs", () => {
  test("meets nothing, and none at all leaves everything open", () => {
    const cannot = { ...mediated, feasible: false }
    expect(check(bound("gpus", "most", 10_000), cannot)).toMatchObject({ state: "missed", reason: "cannot" })
    expect(check({ about: "technique", is: "mediated-pass-through" }, cannot).state).toBe("missed")
    expect(check(bound("gpus", "most", 10_000), null)).toMatchObject({ state: "unknown", reason: "nothing" })
  })
})

test("all are met only where there are some and each is", () => {
  const goals: readonly Goal[] = [bound("gpus", "most", 10_000), bound("vms", "least", 1)]
  expect(allMet(checkGoals({ ...scenario, goals }, mediated))).toBe(true)
  expect(allMet(checkGoals({ ...scenario, goals: [...goals, bound("gpus", "most", 1)] }, mediated))).toBe(false)
  expect(allMet([])).toBe(false)
})
