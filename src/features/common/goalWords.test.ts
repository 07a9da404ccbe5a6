import { describe, expect, test } from "vitest"
import type { Goal } from "../../engine/goal.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import type { GoalCheck } from "../../scenario/goals.ts"
import { goalFound, goalsSummary, goalWords } from "./goalWords.ts"

const scenario: Scenario = {
  ...defaultScenario,
  groups: [
    { name: "Design", workload: "cad-medium", count: 40, overrides: {} },
    { name: null, workload: "knowledge-worker", count: 200, overrides: {} },
  ],
}
const names = ["Design", "Knowledge worker"]
const words = (goal: Goal, of: Scenario = scenario): string => goalWords(goal, of, names)
const share = (value: number, group: string | number | null = null): Goal => ({ about: "share", side: "least", value, group })
const found = (check: Partial<GoalCheck> & Pick<GoalCheck, "goal">): string =>
  goalFound({ state: "perhaps", figure: null, found: null, reason: null, ...check }, scenario, names)

describe("what a goal is called", () => {
  test("a share names its groups as the reader knows them", () => {
    expect(words(share(0.9))).toBe("At least 90 % of native in every group")
    expect(words(share(0.905, "design"))).toBe("At least 90.5 % of native for “design”")
    expect(words(share(0.9, "knowledge-worker"))).toBe("At least 90 % of native for Knowledge worker")
    expect(words(share(0.9, 1))).toBe("At least 90 % of native for group 1, Design")
    expect(words(share(0.9, "Sales"))).toBe("At least 90 % of native for “Sales”")
    expect(words(share(0.9), { ...scenario, groups: scenario.groups.slice(0, 1) })).toBe("At least 90 % of native")
  })

  test("money stands in the reader's currency, to the last figure that was asked for", () => {
    const euros = { ...scenario, economics: { ...scenario.economics, currency: "EUR", currencyPerUsd: 0.5 } }
    const cost: Goal = { about: "cost", side: "most", value: 251_250, group: null }
    expect(words(cost)).toBe("At most $251.25k over 4 years")
    expect(words(cost, euros)).toBe("At most €125.63k over 4 years")
  })

  test("words are sentences", () => {
    expect(words({ about: "migration", is: "live" })).toBe("Running VMs can be moved")
    expect(words({ about: "technique", is: "api-remoting" })).toBe("By API remoting")
    expect(words({ about: "isolation", is: "strong" })).toBe("Strong isolation")
  })
})

describe("what it is held against", () => {
  test("a share that rounds to its bound is told more exactly", () => {
    expect(found({ goal: share(0.9), figure: { low: 0.8, likely: 0.85, high: 0.95 } })).toBe("80–95 %, likely 85 %")
    expect(found({ goal: share(0.9), figure: { low: 0.897, likely: 0.92, high: 0.95 } })).toBe("89.7–95 %, likely 92 %")
    expect(found({ goal: share(0.9), figure: { low: 0.9, likely: 0.92, high: 0.95 }, state: "met" })).toBe("90–95 %")
  })

  test("a reason takes the figure's place, and an open price says what is known", () => {
    expect(found({ goal: share(0.9, "Sales"), reason: "no-group" })).toBe("there is no “Sales” here")
    const goal: Goal = { about: "cost", side: "most", value: 1, group: null }
    expect(found({ goal, figure: { low: 1e5, likely: 1e5, high: 1e5 }, reason: "price", state: "unknown" })).toBe(
      "at least $100k: part of the price is not known",
    )
  })
})

test("the summary counts, and a single goal is not counted", () => {
  const check = (state: GoalCheck["state"]): GoalCheck => ({ goal: share(0.5), state, figure: null, found: null, reason: null })
  expect(goalsSummary([check("met")])).toBe("The goal is met")
  expect(goalsSummary([check("missed")])).toBe("The goal is not met yet")
  expect(goalsSummary([check("met"), check("perhaps")])).toBe("1 of 2 goals met")
  expect(goalsSummary([check("met"), check("met")])).toBe("All 2 goals met")
})
