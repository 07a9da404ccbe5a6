import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../basics/task.ts"
import { defaultScenario, type OptionPin, type PlanPin, type Scenario, type VmGroup } from "../scenario.ts"
import { mixOf } from "./mix.ts"

const group = (workload: string, count: number): VmGroup => ({ name: null, workload, count, overrides: {} })
const pin = (product: string, gpu: string | null): OptionPin => ({ product, gpu, instanceType: null })
const base: Scenario = { ...defaultScenario, groups: [group("knowledge-worker", 300), group("llm-inference", 8)] }
const plan: PlanPin = {
  parts: [
    { groups: [0], pin: pin("kvm-vgpu-nvidia", "a16") },
    { groups: [1], pin: pin("kvm-vfio", "l40s") },
  ],
}
const pinnedOf = (planPins: readonly PlanPin[], scenario: Scenario = base) => finish(mixOf({ ...scenario, planPins }, catalogue))

test("the cheapest plan, pinned by its products and GPUs, costs what it costs, and no pinned plan that meets every need costs less", () => {
  const { mix } = pinnedOf([])
  const same: PlanPin = { parts: mix.parts.map(({ groups, option }) => ({ groups, pin: pin(option.product, option.gpu) })) }
  const [first, second] = pinnedOf([same, plan]).pinned
  expect(first?.totals?.cost.likely).toBeCloseTo(mix.totals?.cost.likely ?? 0, 2)
  expect(first?.feasible).toBe(true)
  expect(second?.feasible).toBe(true)
  expect(second?.totals?.cost.likely).toBeGreaterThanOrEqual((mix.totals?.cost.likely ?? Infinity) - 0.01)
})

test("pinned plans change nothing of what is found", () => {
  const { pinned: _, ...found } = pinnedOf([plan])
  const { pinned: none, ...alone } = pinnedOf([])
  expect(none).toEqual([])
  expect(found).toEqual(alone)
})

test("what stands against a part is told of the scenario's group", () => {
  const scenario: Scenario = {
    ...base,
    groups: [group("knowledge-worker", 300), { ...group("llm-inference", 8), overrides: { needs: { liveMigration: true } } }],
  }
  const [found] = pinnedOf([plan], scenario).pinned
  expect(found?.feasible).toBe(false)
  expect(found?.reasons.map(({ code, group: at }) => [code, at])).toContainEqual(["live-migration", 1])
  expect(found?.totals).not.toBeNull()
})

test("a group in no part is served by nothing, places that are not there count for nothing, and limits hold for the whole", () => {
  const [part] = plan.parts
  const [half, over] = pinnedOf([{ parts: part ? [{ ...part, groups: [0, 7] }] : [] }, plan], {
    ...base,
    policies: { ...base.policies, budgetUsd: 1000 },
  }).pinned
  expect(half?.unserved).toEqual([1])
  expect(half?.feasible).toBe(false)
  expect(half?.parts.map(({ groups }) => groups)).toEqual([[0]])
  expect(over?.reasons.map(({ code }) => code)).toContain("budget")
})

test("boards that are there already go to one part, so that the plan is cheapest, and hosts that these leave empty to another", () => {
  const owned: Scenario = {
    ...base,
    supply: { ...base.supply, owned: [{ host: "2u-4dw", count: 12, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }] },
  }
  const [with_, without] = [pinnedOf([plan], owned).pinned[0], pinnedOf([plan]).pinned[0]]
  expect(with_?.parts.filter(({ option: { owned } }) => owned && owned.emptied === undefined)).toHaveLength(1)
  expect(with_?.parts.reduce((sum, { option: { owned } }) => sum + (owned?.used ?? 0), 0)).toBeLessThanOrEqual(12)
  expect(with_?.totals?.cost.likely).toBeLessThan(without?.totals?.cost.likely ?? 0)
})
