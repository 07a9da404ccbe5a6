import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../evaluate.ts"
import { defaultScenario, type GroupNeeds, type Scenario, type VmGroup } from "../scenario.ts"
import { askedBy, needsOfGroup } from "./needs.ts"

const group = (workload: string, count: number, needs?: GroupNeeds): VmGroup => ({
  name: null,
  workload,
  count,
  overrides: needs ? { needs } : {},
})
const of = (groups: readonly VmGroup[], policies: Partial<Scenario["policies"]> = {}): Scenario => ({
  ...defaultScenario,
  groups,
  policies: { ...defaultScenario.policies, ...policies },
})
const best = (scenario: Scenario, technique: string) => evaluate(scenario, catalogue).options.find((one) => one.technique === technique)

describe("needs of a group", () => {
  test("are the scenario's where it states none, and its own where it does", () => {
    const scenario = of([group("cad-light", 1, { suspendResume: true, leastIsolation: null })], {
      liveMigration: true,
      leastIsolation: "strong",
    })
    expect(needsOfGroup(scenario.groups[0]!, scenario)).toMatchObject({ liveMigration: true, suspendResume: true, leastIsolation: null })
  })

  test("are asked once where all groups ask for the same, else group by group", () => {
    const desktops = group("knowledge-worker", 10, { liveMigration: true })
    expect(askedBy(of([desktops]), (one) => one.liveMigration)).toEqual([{ asked: true, group: null }])
    expect(askedBy(of([desktops, group("llm-inference", 2)]), (one) => one.liveMigration)).toEqual([
      { asked: true, group: 0 },
      { asked: false, group: 1 },
    ])
  })

  test("of which one is not met rule an option out for that group alone, and the reason names it", () => {
    const scenario = of([group("cad-light", 10), group("cad-medium", 4, { liveMigration: true })])
    const option = best(scenario, "fixed-pass-through")
    expect(option?.feasible).toBe(false)
    expect(option?.reasons.filter((one) => one.code === "live-migration").map((one) => one.group)).toEqual([1])
  })

  test("that all state alike are the scenario's own", () => {
    const stated: GroupNeeds = { liveMigration: true, leastIsolation: "moderate", vendors: ["nvidia"], hypervisors: ["kvm", "vsphere"] }
    const groups = [group("knowledge-worker", 40), group("cad-medium", 12)]
    const inAll = of(groups, { liveMigration: true, leastIsolation: "moderate", vendors: ["nvidia"], hypervisors: ["kvm", "vsphere"] })
    const inEach = of(groups.map((one) => ({ ...one, overrides: { needs: stated } })))
    expect(evaluate(inEach, catalogue)).toEqual(evaluate(inAll, catalogue))
  })

  test("that say what the scenario says anyway change nothing", () => {
    const plain = of([group("knowledge-worker", 40), group("cad-medium", 12)], { suspendResume: true })
    const said = { ...plain, groups: [plain.groups[0]!, group("cad-medium", 12, { suspendResume: true, vendors: [], techniques: [] })] }
    expect(evaluate(said, catalogue)).toEqual(evaluate(plain, catalogue))
  })

  test("can lift what the scenario asks for", () => {
    const asked = of([group("llm-inference", 4)], { liveMigration: true })
    expect(best(asked, "fixed-pass-through")?.feasible).toBe(false)
    expect(best({ ...asked, groups: [group("llm-inference", 4, { liveMigration: false })] }, "fixed-pass-through")?.feasible).toBe(true)
  })

  test("name the techniques that may serve it", () => {
    const scenario = of([group("cad-medium", 4, { techniques: ["mediated-pass-through"] })])
    expect(best(scenario, "mediated-pass-through")?.feasible).toBe(true)
    expect(best(scenario, "fixed-pass-through")?.reasons.map((one) => one.code)).toContain("technique-policy")
  })

  test("name GPU models: one product on one GPU must be among those of every group", () => {
    const l4 = group("knowledge-worker", 20, { gpus: ["l4", "a16"] })
    expect(best(of([l4, group("cad-medium", 4, { gpus: ["a16", "l40s"] })]), "mediated-pass-through")?.gpu).toBe("a16")
    const apart = best(of([l4, group("cad-medium", 4, { gpus: ["l40s"] })]), "mediated-pass-through")
    expect(apart?.feasible).toBe(false)
    expect(apart?.reasons.map((one) => one.code)).toContain("gpu-policy")
  })
})

const anyNeeds: fc.Arbitrary<GroupNeeds> = fc.record(
  {
    liveMigration: fc.boolean(),
    suspendResume: fc.boolean(),
    leastIsolation: fc.constantFrom(null, "moderate", "strong"),
    vendors: fc.constantFrom([], ["nvidia"], ["nvidia", "amd"]),
    hypervisors: fc.constantFrom([], ["kvm"], ["kvm", "vsphere"]),
    gpus: fc.subarray(["a16", "l40s", "l4", "a40"], { minLength: 2 }),
    techniques: fc.constantFrom([], ["mediated-pass-through"], ["fixed-pass-through", "mediated-pass-through"]),
  },
  { requiredKeys: [] },
)

test("of any groups with any needs, what serves all of them serves each of them alone", () => {
  let served = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("knowledge-worker", "cad-light", "llm-inference"), anyNeeds), { minLength: 2, maxLength: 3 }),
      (asked) => {
        const groups = asked.map(([workload, needs]) => group(workload, 6, needs))
        for (const option of evaluate(of(groups), catalogue).options.filter((one) => one.feasible)) {
          served++
          for (const one of groups) {
            const needs = needsOfGroup(one, defaultScenario)
            const product = catalogue.product(option.product)
            const stands = option.gpu !== null && option.placement!.gpus.count > 0 ? catalogue.gpu(option.gpu) : undefined
            const met = {
              technique: needs.techniques.length === 0 || needs.techniques.includes(option.technique),
              hypervisor: needs.hypervisors.length === 0 || product?.hypervisors.some((id) => needs.hypervisors.includes(id)),
              gpu: !stands || needs.gpus.length === 0 || needs.gpus.includes(stands.id),
              vendor: !stands || needs.vendors.length === 0 || needs.vendors.includes(stands.vendor),
              moves: !needs.liveMigration || ["live", "live-with-conditions"].includes(option.migration.level),
              walls: needs.leastIsolation !== "strong" || option.isolation === "strong",
            }
            expect(met).toEqual({ technique: true, hypervisor: true, gpu: true, vendor: true, moves: true, walls: true })
            const alone = evaluate(
              { ...of([one]), pins: [{ product: option.product, gpu: option.gpu, instanceType: null }], techniques: [] },
              catalogue,
            )
            expect(alone.options[0]?.feasible).toBe(true)
          }
        }
      },
    ),
    { numRuns: 30, seed: 14 },
  )
  expect(served).toBeGreaterThan(5)
})
