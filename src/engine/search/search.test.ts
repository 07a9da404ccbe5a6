import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { makeCatalogue } from "../../dataset/catalogue.ts"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../evaluate.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { bounds, licencesOf } from "./bounds.ts"
import { candidatesOf, quickPlan } from "./candidates.ts"
import { carryOut } from "./carryOut.ts"
import { newSearch } from "./search.ts"

const workload = fc.constantFrom(...catalogue.workloads.map((one) => one.id))
const group: fc.Arbitrary<VmGroup> = fc.record({
  name: fc.constantFrom(null, "Floor 3"),
  workload,
  count: fc.integer({ min: 1, max: 5000 }),
  overrides: fc.constantFrom({}, {}, { gpuDuty: 0.4 }, { frameBufferMib: 6000 }, { activeShare: 1 }),
})
const scenarioOf: fc.Arbitrary<Scenario> = fc
  .record({
    groups: fc.array(group, { minLength: 1, maxLength: 3 }),
    spareHosts: fc.integer({ min: 0, max: 3 }),
    years: fc.constantFrom(1, 4, 9),
    electricityUsdPerKwh: fc.constantFrom(null, 0, 0.5),
  })
  .map(({ groups, spareHosts, years, electricityUsdPerKwh }) => ({
    ...defaultScenario,
    groups,
    supply: { ...defaultScenario.supply, spareHosts },
    economics: { ...defaultScenario.economics, years, electricityUsdPerKwh },
  }))

/** The same facts, of which nothing is remembered yet. */
const unseen = (): typeof catalogue => makeCatalogue({ ...catalogue })

describe("the search for the best option", () => {
  test("gives after any number of edits what it gives for a scenario never seen before", () => {
    fc.assert(
      fc.property(scenarioOf, fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 3 }), (scenario, counts) => {
        evaluate(scenario, catalogue)
        for (const count of counts) {
          const edited: Scenario = {
            ...scenario,
            groups: scenario.groups.map((one, i) => (i === 0 ? { ...one, name: `${count} VMs`, count } : one)),
            economics: { ...scenario.economics, years: 1 + (count % 5) },
          }
          expect(evaluate(edited, catalogue)).toEqual(evaluate(edited, unseen()))
        }
      }),
      { numRuns: 12, seed: 11 },
    )
  })

  test("asks products anew when what a group needs, what hosts there are or what is allowed changes", () => {
    const { supply, policies } = defaultScenario
    const edits: readonly Scenario[] = [
      { ...defaultScenario, groups: [{ name: null, workload: "knowledge-worker", count: 200, overrides: { frameBufferMib: 8192 } }] },
      { ...defaultScenario, supply: { ...supply, host: { id: "4u-8dw" } } },
      { ...defaultScenario, supply: { ...supply, gpus: ["l4"] } },
      { ...defaultScenario, policies: { ...policies, vendors: ["amd"] } },
      { ...defaultScenario, policies: { ...policies, includeUnsupported: true } },
      { ...defaultScenario, busyPoint: 0.9 },
      { ...defaultScenario, scheduler: "fixed-share" },
      { ...defaultScenario, economics: { ...defaultScenario.economics, prices: { l4: 1 } } },
    ]
    evaluate(defaultScenario, catalogue)
    for (const edited of edits) expect(evaluate(edited, catalogue)).toEqual(evaluate(edited, unseen()))
  })

  test("never leaves an option out for a bound above what it would cost", () => {
    fc.assert(
      fc.property(scenarioOf, (scenario) => {
        const search = newSearch(scenario, catalogue)
        for (const technique of scenario.techniques) {
          const plans = candidatesOf(technique, search)
            .map((one) => quickPlan(one.candidate, search))
            .filter((plan) => plan.reasons.length === 0)
          // One of the products that share their groups stands for all; no GPU and no way of slicing is left out.
          const distinct = [...new Map(plans.map((plan) => [plan.groups, plan])).values()]
          for (const bound of bounds(distinct, search)) {
            const { placed } = carryOut(bound.plan, bound.host, search)
            if (!placed) continue
            const least = bound.hardware + licencesOf(bound, search)
            expect(placed.cost.total.likely).toBeGreaterThanOrEqual(least - 1e-9 * least - 0.005)
          }
        }
      }),
      { numRuns: 15, seed: 3 },
    )
  })
})
