import { expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../evaluate.ts"
import type { Derivation, Figure, Input } from "../report.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"
import { explain } from "./explain.ts"
import { sayWhy } from "../../words/why.ts"

const figures: readonly Figure[] = ["nativeShare", "gpus", "hosts", "cost", "migration", "feasibility"]

const scenarios: readonly Scenario[] = [
  defaultScenario,
  {
    ...defaultScenario,
    groups: catalogue.workloads.map((one) => ({ name: null, workload: one.id, count: 20, overrides: {} })),
    pins: [
      { product: "vmware-vgpu-nvidia", gpu: "a100-pcie-40", instanceType: "a100-pcie-40-1-5c" },
      { product: "pcem", gpu: "3dfx-voodoo2", instanceType: null },
      { product: "intel-gvtg-kvmgt", gpu: "intel-skl", instanceType: null },
      { product: "rcuda", gpu: "l40s", instanceType: null },
    ],
  },
]

function* inputsOf(derivation: Derivation): Generator<Input> {
  yield* derivation.inputs
  yield derivation.result
  for (const step of derivation.steps) yield* inputsOf(step)
}

test("every figure of every option answers why, and every input that is a fact names its source", () => {
  let facts = 0
  for (const scenario of scenarios) {
    for (const option of evaluate(scenario, catalogue).options) {
      for (const figure of figures) {
        const derivation = explain(option, figure, scenario, catalogue)
        expect(sayWhy(derivation.title)).not.toBe("")
        for (const one of inputsOf(derivation)) {
          const numbers = typeof one.value === "object" ? Object.values(one.value) : [one.value]
          for (const value of numbers)
            expect(typeof value === "number" && !Number.isFinite(value), `${derivation.title.id}: ${one.label.id}`).toBe(false)
          if (one.basis === "computed" || one.basis === "yours") continue
          facts++
          expect(one.evidence.length, `${option.key} ${figure}: ${one.label.id}`).toBeGreaterThan(0)
        }
      }
    }
  }
  expect(facts).toBeGreaterThan(500)
})

test("the parts of the native share multiply to it", () => {
  for (const option of evaluate(defaultScenario, catalogue).options) {
    for (const group of option.groups) {
      expect(group.efficiency.likely * group.sharing.likely).toBeCloseTo(group.nativeShare.likely, 6)
    }
  }
})
