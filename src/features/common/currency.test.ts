import { expect, test } from "vitest"
import { defaultScenario } from "../../engine/scenario.ts"
import { costFigure, currencyOf, rateNote } from "./currency.ts"

const total = { low: 350_000, likely: 412_000, high: 520_000, known: true }
const asked = (currency: string, currencyPerUsd = 1) => ({
  ...defaultScenario,
  economics: { ...defaultScenario.economics, currency, currencyPerUsd },
})

test("without a rate amounts stay dollars, and it is said", () => {
  const euro = asked("EUR")
  expect(costFigure({ total }, currencyOf(euro))).toBe("$410k")
  expect(rateNote(euro)).toBe("US dollars: no rate for EUR is set")
})

test("with a rate, and in dollars, nothing need be said", () => {
  expect(costFigure({ total }, currencyOf(asked("EUR", 0.9)))).toBe("€370k")
  expect([rateNote(asked("EUR", 0.9)), rateNote(asked("USD"))]).toEqual([null, null])
})

test("what is known in part is at least so much", () => {
  expect(costFigure({ total: { ...total, known: false } }, currencyOf(asked("USD")))).toBe("≥ $410k")
})
