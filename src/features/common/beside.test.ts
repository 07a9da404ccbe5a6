import { expect, test } from "vitest"
import type { Outcome } from "../../engine/decisions/outcomes.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { axisEnd } from "./besideFigures.ts"
import { inputValues } from "./inputWords.ts"

const outcome = (likely: number, feasible = true): Outcome =>
  ({ feasible, cost: { low: likely, likely, high: likely + 1 } }) as unknown as Outcome

test("the axis reaches every likely value, unless what cannot be built is far off: that is cut, and said to be", () => {
  expect(axisEnd([outcome(3), outcome(8, false)], "cost")).toEqual({ most: 8, isCut: true })
  expect(axisEnd([outcome(8), outcome(3, false)], "cost")).toEqual({ most: 9, isCut: false })
  expect(axisEnd([outcome(3), outcome(80, false)], "cost")).toEqual({ most: 4, isCut: true })
  expect(axisEnd([], "cost").isCut).toBe(false)
})

test("hosts that are there are told with their boards and what they count for", () => {
  const having = (owned: Scenario["supply"]["owned"]): Scenario => ({ ...defaultScenario, supply: { ...defaultScenario.supply, owned } })
  const kind = { host: "2u-4dw", count: 6, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }
  const told = (owned: Scenario["supply"]["owned"]): string =>
    inputValues({ id: "supply.owned", where: { in: "supply", field: "owned" } } as never, having(owned), defaultScenario).base
  expect(told([kind])).toMatch(/^6 × .* with 2 L40S each$/)
  expect(told([{ ...kind, boards: null, valueUsd: 5000 }])).toMatch(/^6 × .* without boards, worth \$5/)
  expect(told([])).toBe("none")
})
