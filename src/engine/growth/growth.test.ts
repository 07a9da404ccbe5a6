import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { finish } from "../basics/task.ts"
import { fixOption } from "../decisions/fixed.ts"
import { isFixedPlan } from "../decisions/fixedPlan.ts"
import { evaluate } from "../evaluate.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { countIn, growthAsked, scenarioIn } from "./counts.ts"
import { growthTask } from "./growth.ts"
import type { Growth } from "./types.ts"

const group = (workload: string, count: number, overrides: VmGroup["overrides"] = {}): VmGroup => ({
  name: null,
  workload,
  count,
  overrides,
})
const withGrowth = (
  growthPercent: number | null,
  years: number,
  groups: readonly VmGroup[] = [group("knowledge-worker", 200), group("cad-medium", 30)],
): Scenario => ({
  ...defaultScenario,
  groups,
  economics: { ...defaultScenario.economics, growthPercent, years },
})
function grown(scenario: Scenario): Growth {
  const options = evaluate(scenario, catalogue).options.flatMap((one) => fixOption(one) ?? [])
  return finish(growthTask(options, scenario, catalogue))
}

const anyScenario = fc
  .record({
    office: fc.integer({ min: 1, max: 400 }),
    cad: fc.integer({ min: 1, max: 60 }),
    rate: fc.integer({ min: 0, max: 60 }),
    years: fc.constantFrom(1, 2.5, 4, 6, 7.25),
    counted: fc.subarray(["space", "staff", "financing"] as const),
    owned: fc.boolean(),
  })
  .map(({ office, cad, rate, years, counted, owned }): Scenario => {
    const scenario = withGrowth(rate, years, [group("knowledge-worker", office), group("cad-medium", cad)])
    return {
      ...scenario,
      economics: { ...scenario.economics, counted },
      supply: owned
        ? { ...scenario.supply, owned: [{ host: "2u-4dw", count: 3, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 9000 }] }
        : scenario.supply,
    }
  })

describe("growth", () => {
  test("of nothing is today's answer, to the cent, whatever is counted and however long", () => {
    fc.assert(
      fc.property(anyScenario, (made) => {
        const scenario = { ...made, economics: { ...made.economics, growthPercent: 0, discountRatePercent: 0 } }
        const { options } = grown(scenario)
        const today = new Map(evaluate(scenario, catalogue).options.map((one) => [one.key, one]))
        expect(options.length).toBeGreaterThan(0)
        for (const { option, total, presentValue, outgrown } of options) {
          const cost = today.get(option.key)?.cost?.total
          for (const end of ["low", "likely", "high"] as const) {
            expect(Math.abs(total[end] - (cost?.[end] ?? NaN))).toBeLessThan(0.005)
            expect(presentValue[end]).toBeCloseTo(total[end], 2)
          }
          expect(total.known).toBe(cost?.known)
          expect(outgrown).toBeNull()
        }
      }),
      { numRuns: 15, seed: 16 },
    )
  }, 120_000)

  test("never takes a board or host away, buys what is missing when it is, and its years add up", () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        for (const { years, total, presentValue } of grown(scenario).options) {
          let boards = 0
          let hosts = 0
          for (const [at, year] of years.entries()) {
            const before = years[at - 1]
            expect(year.installed.boards).toBeGreaterThanOrEqual(Math.max(year.needed.boards, before?.installed.boards ?? 0))
            expect(year.installed.hosts).toBeGreaterThanOrEqual(Math.max(year.needed.hosts, before?.installed.hosts ?? 0))
            expect(year.vms).toBeGreaterThanOrEqual(before?.vms ?? 0)
            expect(Math.min(year.bought.boards, year.bought.hosts)).toBeGreaterThanOrEqual(0)
            boards += year.bought.boards
            hosts += year.bought.hosts
            expect(boards).toBeLessThanOrEqual(year.installed.boards)
            expect(hosts).toBeLessThanOrEqual(year.installed.hosts)
            for (const end of ["low", "likely", "high"] as const) {
              expect(Math.min(year.hardware[end], year.licences[end], year.running[end])).toBeGreaterThanOrEqual(-0.005)
              expect(year.hardware[end] + year.licences[end] + year.running[end]).toBeCloseTo(year.total[end], 4)
            }
            expect(year.total.low).toBeLessThanOrEqual(year.total.likely + 0.005)
            expect(year.total.likely).toBeLessThanOrEqual(year.total.high + 0.005)
          }
          expect(years.reduce((sum, one) => sum + one.total.likely, 0)).toBeCloseTo(total.likely, 2)
          expect(presentValue.likely).toBeLessThanOrEqual(total.likely + 0.005)
        }
      }),
      { numRuns: 12, seed: 4 },
    )
  }, 120_000)

  test("says in which year what was there at first no longer holds, and what is bought then", () => {
    const { options } = grown(withGrowth(40, 5, [group("knowledge-worker", 200)]))
    const [best] = options
    expect(best?.outgrown).not.toBeNull()
    const year = best?.years.find((one) => one.year === best.outgrown)
    expect((year?.bought.boards ?? 0) + (year?.bought.hosts ?? 0)).toBeGreaterThan(0)
    expect(options.every(({ years }) => years.length === 5)).toBe(true)
  })

  test("comes to a limit in the year that breaks it, and says which", () => {
    const scenario = withGrowth(50, 4, [group("knowledge-worker", 200)])
    const limited = { ...scenario, supply: { ...scenario.supply, gpuTotal: 40 } }
    const best = grown(limited).options.find(({ option }) => !isFixedPlan(option) && option.technique === "mediated-pass-through")
    expect(best?.failsIn).toBeGreaterThan(1)
    expect(best?.years.find(({ year }) => year === best.failsIn)?.reasons.map(({ code }) => code)).toContain("gpu-total")
  })

  test("a later payment counts less by the rate, from the second year", () => {
    const scenario = withGrowth(0, 3)
    const { options, discount } = grown({ ...scenario, economics: { ...scenario.economics, discountRatePercent: 10 } })
    expect(discount).toMatchObject({ value: { low: 10, likely: 10, high: 10 }, basis: "yours" })
    for (const { years } of options)
      for (const { year, total, presentValue } of years) expect(presentValue.likely * 1.1 ** (year - 1)).toBeCloseTo(total.likely, 4)
    expect(grown(scenario).discount).toMatchObject({ value: { low: 4, likely: 7, high: 10 }, basis: "estimate" })
  })
})

describe("VMs of a year", () => {
  test("are the group's own figures, else its own rate, else that of all", () => {
    const scenario = withGrowth(10, 4, [group("a", 100), group("b", 100, { growthPercent: 50 }), group("c", 100, { laterVms: [0, 7] })])
    const counts = (year: number) => scenario.groups.map((one) => countIn(one, year, scenario))
    expect([1, 2, 3, 4].map(counts)).toEqual([
      [100, 100, 100],
      [110, 150, 0],
      [121, 225, 7],
      [133, 338, 7],
    ])
    expect(scenarioIn(scenario, 2).places).toEqual([0, 1])
    expect([growthAsked(scenario), growthAsked(defaultScenario)]).toEqual([true, false])
  })
})
