import { describe, expect, it } from "vitest"
import type { Derivation } from "../report.ts"
import { catalogueWith, costInput, group, scenario } from "../cost/cost.fixture.ts"
import { costOf } from "../cost/cost.ts"
import { explainCost } from "./cost.ts"
import type { CostInput } from "../cost/input.ts"
import { sayWhy } from "../../words/why.ts"

const explain = (change: Partial<CostInput> = {}): Derivation => {
  const input = costInput(change)
  return explainCost(costOf(input), input)
}
const step = (derivation: Derivation, title: string): Derivation | undefined =>
  derivation.steps.find((own) => sayWhy(own.title).startsWith(title))
const likely = (value: Derivation["result"]["value"]): number =>
  typeof value === "object" && "likely" in value ? value.likely : Number(value)

describe("why it costs that", () => {
  it("the parts add up to the total, and each step gives its part", () => {
    const derivation = explain()
    const parts = derivation.inputs.reduce((sum, input) => sum + likely(input.value), 0)
    expect(parts).toBeCloseTo(likely(derivation.result.value), 6)
    const steps = derivation.steps.reduce((sum, own) => sum + likely(own.result.value), 0)
    expect(steps).toBeCloseTo(parts, 6)
  })

  it("names the price of a board with its source", () => {
    const boards = step(explain(), "GPUs: Quad")
    expect(boards?.inputs).toContainEqual({
      label: { id: "cost-board-price", values: {} },
      value: 4000,
      unit: "usd",
      evidence: [{ source: "handmade", basis: "documented" }],
      basis: "documented",
    })
  })

  it("says which figures are the user's own", () => {
    const derivation = explain({ scenario: scenario({ prices: { quad: 1 }, pue: 1.2 }) })
    expect(step(derivation, "GPUs")?.inputs.find((input) => input.label.id === "cost-board-price")?.basis).toBe("yours")
    expect(step(derivation, "Electricity for GPUs")?.inputs.find((input) => sayWhy(input.label) === "pue")?.basis).toBe("yours")
  })

  it("says what is missing", () => {
    const derivation = explain({ catalogue: catalogueWith({ gpuPrices: [] }) })
    const [note] = derivation.notes
    expect(note && sayWhy(note)).toBe("At least this much: not known is the price of the Quad board.")
    expect(step(derivation, "GPUs")?.inputs).toContainEqual(
      expect.objectContaining({ label: { id: "cost-board-price", values: {} }, value: { id: "not-known", values: {} } }),
    )
  })

  it("gives the rule behind a guest licence and the minimums of a core licence", () => {
    const derivation = explain({ groups: [group({ series: "Q" })] })
    expect(step(derivation, "Licence: nvidia-vws")?.inputs.map(({ value }) => value)).toContainEqual({
      id: "as-written",
      values: { text: { quote: "Q-series vGPUs, MIG-backed ones included, are licensed as vWS, per concurrent user." } },
    })
    expect(step(derivation, "Licence: platform")?.notes.map(sayWhy)).toContain("An order counts at least 72 cores.")
  })

  it("calls the busy hours what they are: an estimate", () => {
    const hours = step(explain(), "Electricity for hosts")?.inputs.find((input) => input.label.id === "energy-busy-hours")
    expect(hours?.basis).toBe("estimate")
  })
})
