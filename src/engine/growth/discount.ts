import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/core.ts"
import type { Money } from "../basics/range.ts"
import { planningOf, type PlanningNumber } from "../cost/defaults.ts"
import type { Scenario } from "../scenario.ts"

/** An amount paid at the beginning of a year, from 1, as worth at the beginning of the first. */
export const discounted = (amount: Money, rate: Range, year: number): Money => {
  const factor = (percent: number): number => (1 + percent / 100) ** (1 - year)
  return {
    ...amount,
    low: amount.low * factor(rate.high),
    likely: amount.likely * factor(rate.likely),
    high: amount.high * factor(rate.low),
  }
}

/** The user's own rate, else the dataset's range. */
export const discountOf = ({ economics }: Scenario, catalogue: Catalogue): PlanningNumber =>
  planningOf({ ...economics, discountPercent: economics.discountRatePercent }, catalogue).discount
