import type { Range } from "../../dataset/schema/index.ts"
import { isExact, type Money } from "../basics/range.ts"
import type { Input } from "../report.ts"
import type { PlanningNumber } from "../cost/defaults.ts"
import type { Price } from "../cost/prices.ts"

/** A computed input or result. */
export const computed = (label: string, value: Input["value"], unit: string): Input => ({
  label,
  value,
  unit,
  evidence: [],
  basis: "computed",
})

export const planned = (number: PlanningNumber): Input => ({
  label: number.name,
  value: number.value,
  unit: number.unit,
  evidence: number.evidence,
  basis: number.basis,
})

export const priced = (label: string, price: Price): Input => ({
  label,
  value: price.usd.known ? plain(price.usd) : "not known",
  unit: "USD",
  evidence: price.evidence,
  basis: price.basis,
})

/** A range without its money parts; one number where it is exact. */
export const plain = (range: Range): number | Range =>
  isExact(range) ? range.likely : { low: range.low, likely: range.likely, high: range.high }

/** A figure the user sets in the scenario. */
export const chosen = (label: string, value: number, unit: string): Input => ({ label, value, unit, evidence: [], basis: "yours" })

/** A sum of money as a reader should see it: unknown is a word, never zero; a partly known sum says "at least". */
export function spoken(money: Money): Input["value"] {
  if (money.known) return plain(money)
  return money.high > 0 ? `at least ${Math.round(money.low).toLocaleString("en-US")}` : "not known"
}
