import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../basics/task.ts"
import { evaluate } from "../evaluate.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"
import { mostQuestions, mostVmsTask, type MostOf } from "./mostVms.ts"

const desktops = (count: number, rest: Partial<Scenario> = {}): Scenario => ({
  ...defaultScenario,
  techniques: ["fixed-pass-through", "mediated-pass-through"],
  ...rest,
  groups: [{ name: null, workload: "knowledge-worker", count, overrides: {} }],
})
const asked = (scenario: Scenario, count: number): readonly OptionResult[] =>
  evaluate({ ...scenario, groups: scenario.groups.map((one) => ({ ...one, count })) }, catalogue).options
const most = (scenario: Scenario, within: "limits" | "owned" = "limits"): readonly MostOf[] =>
  finish(mostVmsTask(0, within, scenario, catalogue))

describe("the most VMs that fit", () => {
  test.each([
    ["a budget", desktops(10, { policies: { ...defaultScenario.policies, budgetUsd: 300_000 } })],
    ["hosts at most", desktops(900, { supply: { ...defaultScenario.supply, hostLimit: 4 } })],
    ["power", desktops(10, { policies: { ...defaultScenario.policies, powerCapKw: 8 } })],
    ["GPUs in all", desktops(50, { supply: { ...defaultScenario.supply, gpuTotal: 30 } })],
    ["GPUs of a model", desktops(50, { supply: { ...defaultScenario.supply, gpus: ["a16"], gpuLimits: { a16: 24 } } })],
  ])("under %s is the count that fits where one more does not, whatever count it starts from", (_, scenario) => {
    const found = most(scenario)
    const feasible = (technique: string, count: number) =>
      count === 0 || asked(scenario, count).find((one) => one.technique === technique)?.feasible
    for (const { technique, vms, stops, unlimited } of found) {
      expect(unlimited).toBe(false)
      expect(stops.length).toBeGreaterThan(0)
      expect.soft(feasible(technique, vms), technique).toBe(true)
      expect.soft(feasible(technique, vms + 1), technique).toBe(false)
    }
    expect(found.some((one) => one.vms > 0)).toBe(true)
  })

  test("what stops one more is told of the way that holds as many, not of another that would need still more", () => {
    const scenario = desktops(50, { supply: { ...defaultScenario.supply, gpuTotal: 30 }, techniques: ["mediated-pass-through"] })
    const [found] = most(scenario)
    expect(found?.stops.map(({ told }) => told)).toEqual([{ id: "gpu-total", values: { gpus: 31, spares: true, most: 30 } }])
  })

  test("without a limit there is nothing to ask, and nothing stops them", () => {
    expect(mostQuestions(desktops(10))).toEqual([])
    const [first] = most(desktops(10, { techniques: ["mediated-pass-through"] }))
    expect(first).toMatchObject({ unlimited: true, stops: [] })
  })

  test("on hosts that are there alone nothing is bought, and one more would need buying", () => {
    const owned = [{ host: "2u-4dw", count: 5, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }]
    const scenario = desktops(10, { supply: { ...defaultScenario.supply, owned, spareHosts: 1 }, techniques: ["mediated-pass-through"] })
    expect(mostQuestions(scenario)).toEqual(["owned"])
    const [found] = most(scenario, "owned")
    // Four hosts carry, one is spare: 8 GPUs of 46,068 MiB reported, 24 profiles of 2 GiB at most on each.
    expect(found?.vms).toBe(8 * (found?.option?.groups[0]?.vmsPerGpu ?? 0))
    expect(found?.option?.owned).toMatchObject({ hostsBought: 0, boardsBought: 0, used: 5 })
  })

  test("on hosts of several kinds are those of the kind that carries most, though buying beside another would be cheaper", () => {
    const few = { host: "2u-4dw", count: 1, boards: { gpu: "l40s", perHost: 4 }, valueUsd: 0 }
    const many = { host: "2u-4dw", count: 30, boards: { gpu: "a40", perHost: 2 }, valueUsd: 60_000 }
    const asked = (owned: Scenario["supply"]["owned"]) =>
      most(desktops(10, { supply: { ...defaultScenario.supply, owned }, techniques: ["mediated-pass-through"] }), "owned")[0]
    const [both, alone] = [asked([few, many]), asked([many])]
    expect(alone?.vms).toBeGreaterThan(29 * 2 * 20)
    expect(both?.vms).toBe(alone?.vms)
    expect(both?.option?.owned).toMatchObject({ index: 1, hostsBought: 0, boardsBought: 0 })
  })

  test("on hosts without boards are none for what needs a GPU, and no limit is blamed that nobody set", () => {
    const owned = [{ host: "2u-4dw", count: 5, boards: null, valueUsd: 0 }]
    const [found] = most(desktops(10, { supply: { ...defaultScenario.supply, owned }, techniques: ["mediated-pass-through"] }), "owned")
    expect(found).toMatchObject({ vms: 0, option: null, stops: [] })
  })
})
