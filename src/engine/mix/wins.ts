import type { Money } from "../basics/range.ts"
import type { MixReport, PlanResult, PricedPlan } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** The best mix, and what it is compared with. */
type Beside = Pick<MixReport, "mix" | "oneKind">

export const isMixed = ({ parts }: Pick<PlanResult, "parts">): boolean => parts.length > 1

/** Whether a plan of parts may be another than the best single way: there are several groups, or hosts at hand between which one may be split. */
export const mayDivide = ({ groups, supply }: Pick<Scenario, "groups" | "supply">): boolean => groups.length > 1 || supply.owned.length > 0

/** What is below this share of a total is told as no difference: figures are not known that well. */
const worthTelling = 0.005

/** Whether the one is cheaper than the other by what is worth telling. */
export const isWorthTelling = (cheaper: Money, dearer: Money): boolean =>
  cheaper.known && (!dearer.known || dearer.likely - cheaper.likely > worthTelling * dearer.likely)

/** What one way for all costs beyond the mix, USD; null where there is none, or it is not worth telling. */
export function savedUsd({ mix, oneKind }: Beside): number | null {
  if (!mix.totals || !oneKind?.known || !mix.totals.cost.known) return null
  const saved = oneKind.likely - mix.totals.cost.likely
  return saved > worthTelling * oneKind.likely ? saved : null
}

/** The plan where it is the answer: it meets every need in several parts, and one way for all does not, or costs more. Null: one way for all is as good. */
export function winningPlan(report: Beside): PlanResult | null {
  const { mix, oneKind } = report
  return mix.feasible && mix.totals && isMixed(mix) && (oneKind === null || savedUsd(report) !== null) ? mix : null
}

const priced = (plan: PlanResult | null): PricedPlan | null => (plan?.totals ? { ...plan, totals: plan.totals } : null)

/** The plan that the page speaks of: where it is the answer, or where nothing meets every need and it comes closest. Null: one way for all leads. */
export const leadingPlan = (report: Pick<MixReport, "mix" | "oneKind" | "isClosest">): PricedPlan | null =>
  priced(report.isClosest ? report.mix : winningPlan(report))
