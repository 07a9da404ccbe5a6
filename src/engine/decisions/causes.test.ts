import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { finish } from "../basics/task.ts"
import { evaluate } from "../evaluate.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { mixOf } from "../mix/mix.ts"
import { winningPlan } from "../mix/wins.ts"
import { besideTask, causesTask, type Causes } from "./causes.ts"
import { apartOf } from "./outcomes.ts"
import { differencesOf, switched } from "./differences.ts"

const group = (workload: string, count: number, name: string | null = null, overrides: VmGroup["overrides"] = {}): VmGroup => ({
  name,
  workload,
  count,
  overrides,
})
const base: Scenario = { ...defaultScenario, groups: [group("knowledge-worker", 200), group("cad-medium", 40, "Design")] }

const names = ["Design", "Office", null] as const
const anyGroup = fc.record({
  name: fc.constantFrom(...names),
  workload: fc.constantFrom("knowledge-worker", "cad-medium", "llm-inference"),
  count: fc.integer({ min: 1, max: 300 }),
  overrides: fc.record({ frameBufferMib: fc.constantFrom(2048, 4096), leastNativeShare: fc.constantFrom(0.5, 0.7) }, { requiredKeys: [] }),
})
const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    groups: fc.array(anyGroup, { minLength: 1, maxLength: 4 }),
    years: fc.integer({ min: 1, max: 8 }),
    spareHosts: fc.integer({ min: 0, max: 3 }),
    liveMigration: fc.boolean(),
  })
  .map(({ groups, years, spareHosts, liveMigration }) => ({
    ...defaultScenario,
    groups,
    economics: { ...defaultScenario.economics, years },
    supply: { ...defaultScenario.supply, spareHosts },
    policies: { ...defaultScenario.policies, liveMigration },
  }))

/** What counts of the groups: neither names nor order. */
const plain = ({ workload, count, overrides }: VmGroup): string =>
  JSON.stringify([workload, count, Object.entries(overrides).toSorted(([a], [b]) => (a < b ? -1 : 1))])
const nameless = ({ groups, ...others }: Scenario) => ({ ...others, groups: groups.map(plain).toSorted() })

describe("differences of two scenarios", () => {
  test("switched all at once make the base the other, names and order of groups apart", () => {
    fc.assert(
      fc.property(anyScenario, anyScenario, (one, two) => {
        expect(nameless(switched(one, two, differencesOf(one, two)))).toEqual(nameless(two))
      }),
      { numRuns: 300, seed: 16 },
    )
  })

  test("are none between a scenario and itself, whatever the order of its groups", () => {
    expect(differencesOf(base, structuredClone(base))).toEqual([])
    expect(differencesOf(base, { ...base, groups: base.groups.toReversed() })).toEqual([])
  })

  test("never leave a scenario without groups, one at a time", () => {
    fc.assert(
      fc.property(anyScenario, anyScenario, (one, two) => {
        for (const difference of differencesOf(one, two)) expect(switched(one, two, [difference]).groups.length).toBeGreaterThan(0)
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  test("of the currency, of goals and of growth move no figure", () => {
    const other: Scenario = {
      ...base,
      economics: { ...base.economics, currency: "EUR", currencyPerUsd: 0.9, growthPercent: 10 },
      goals: [{ about: "gpus", side: "most", value: 9, group: null }],
    }
    expect(differencesOf(base, other).map(({ id, moves }) => [id, moves])).toEqual([
      ["economics.growthPercent", false],
      ["economics.currency", false],
      ["economics.currencyPerUsd", false],
      ["goals", false],
    ])
    expect(finish(causesTask(base, other, catalogue)).effects).toEqual([])
  })
})

describe("causes", () => {
  const more: Scenario = {
    ...base,
    groups: [group("knowledge-worker", 300), group("cad-medium", 40, "Design")],
    economics: { ...base.economics, years: 6 },
  }

  test("of a single difference are the whole of it", () => {
    const other = { ...base, economics: { ...base.economics, years: 6 } }
    const { effects, other: whole } = finish(causesTask(base, other, catalogue))
    expect(effects).toHaveLength(1)
    expect(effects[0]?.outcomes).toEqual(whole)
  })

  test("are what the engine answers with one input switched and the others held", () => {
    const { base: atBase, other: atOther, effects } = finish(causesTask(base, more, catalogue))
    expect(effects.map(({ difference }) => difference.id)).toEqual(["group.0.count", "economics.years"])
    const total = (scenario: Scenario): readonly (number | undefined)[] => {
      const won = winningPlan(finish(mixOf(scenario, catalogue)))
      const options = evaluate(scenario, catalogue).options.map(({ cost }) => cost?.total.likely)
      return won ? [...options, won.totals?.cost.likely] : options
    }
    expect(atBase.map(({ cost }) => cost?.likely)).toEqual(total(base))
    expect(atOther.map(({ cost }) => cost?.likely)).toEqual(total(more))
    expect(effects[0]?.outcomes.map(({ cost }) => cost?.likely)).toEqual(total({ ...base, groups: more.groups }))
    expect(finish(besideTask([base, more], catalogue))).toEqual([atBase, atOther])
  })

  test("of what a plan of parts costs are told where such a plan is the answer, and each input is switched for it, too", () => {
    const parts: Scenario = { ...base, groups: [group("knowledge-worker", 300), group("llm-inference", 8)] }
    const other: Scenario = {
      ...parts,
      groups: [group("knowledge-worker", 600), group("llm-inference", 8)],
      economics: { ...base.economics, years: 6 },
    }
    const plan = (outcomes: Causes["base"]) => outcomes.find(({ id }) => id === "mix")
    const likely = (scenario: Scenario) => finish(mixOf(scenario, catalogue)).mix.totals?.cost.likely
    const { base: atBase, other: atOther, effects } = finish(causesTask(parts, other, catalogue))
    expect(plan(atBase)).toMatchObject({ technique: null, feasible: true, cost: { likely: likely(parts) } })
    expect(plan(atOther)?.cost?.likely).toBe(likely(other))
    expect(effects.map(({ outcomes }) => plan(outcomes)?.cost?.likely)).toEqual([
      likely({ ...parts, groups: other.groups }),
      likely({ ...parts, economics: other.economics }),
    ])
  })

  test("where nothing meets every need, a plan of parts that comes closest stands beside the others, too", () => {
    const poor: Scenario = {
      ...base,
      groups: [group("knowledge-worker", 300), group("llm-inference", 8)],
      policies: { ...base.policies, budgetUsd: 10_000 },
    }
    const [outcomes] = finish(besideTask([poor], catalogue))
    const { mix, isClosest } = finish(mixOf(poor, catalogue))
    expect(isClosest).toBe(true)
    expect(outcomes?.find(({ id }) => id === "mix")).toMatchObject({ feasible: false, cost: { likely: mix.totals?.cost.likely } })
  })

  test("say perhaps where ranges overlap, and not where they are apart or alike", () => {
    const at = (low: number, likely: number, high: number) => ({ low, likely, high })
    expect(apartOf(at(1, 2, 3), at(3, 4, 5))).toEqual({ likely: 2, perhaps: true })
    expect(apartOf(at(1, 2, 3), at(3.5, 4, 5))).toEqual({ likely: 2, perhaps: false })
    expect(apartOf(at(1, 2, 3), at(1, 2, 3))).toEqual({ likely: 0, perhaps: false })
  })
})
