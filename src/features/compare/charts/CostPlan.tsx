import type { PricedPlan } from "../../../engine/report.ts"
import { likelyMoney, type Currency } from "../../../ui/format.ts"
import { stackStarts } from "../scales.ts"
import type { Stacked } from "./CostStack.tsx"
import { fewLines, lineHeight, Lines } from "./lines.tsx"
import { partWhat } from "./planRow.ts"
import { hueOf, softHueOf, type Place } from "./RowChart.tsx"

export const costOfPlan = ({ totals: { cost, perVmMonth, breakdown } }: PricedPlan): Stacked => ({ total: cost, perVmMonth, breakdown })

/** "$3.1M for Knowledge worker, A16", part by part over the horizon. */
export const partCosts = ({ parts }: PricedPlan, currency: Currency): readonly string[] =>
  parts.map((part) => `${part.option.cost ? likelyMoney(part.option.cost.total, currency) : "unknown"} for ${partWhat(part)}`)

const linesOf = (plan: PricedPlan, width: number, type: number, currency: Currency): readonly string[] =>
  fewLines([partCosts(plan, currency).join("; ")], width, type)

/** Of the strip that divides a plan's cost by its parts. */
const strip = 6

export const planLinesHeight = (plan: PricedPlan, width: number, type: number, currency: Currency): number =>
  strip + 8 + lineHeight(type) * linesOf(plan, width, type, currency).length

interface CostPartsProps extends Place {
  readonly plan: PricedPlan
  readonly currency: Currency
}

/** Below the stack: what each part of the plan takes of the total, in the hues of their techniques, and in words. */
export function CostParts({ plan, currency, x, left, right, top, type }: CostPartsProps) {
  const y = top + Math.round(2.7 * type) + 12
  const usd = plan.parts.map(({ option }) => option.cost?.total.likely ?? 0)
  const all = usd.reduce((sum, one) => sum + one, 0)
  const end = x(plan.totals.cost.likely)
  const starts = stackStarts(usd)
  const at = (value: number): number => left + (all > 0 ? (value / all) * (end - left) : 0)
  return (
    <>
      {plan.parts.map((part, index) => (
        <rect
          key={part.groups.join()}
          x={at(starts[index] ?? 0)}
          width={Math.max(0, at((starts[index] ?? 0) + (usd[index] ?? 0)) - at(starts[index] ?? 0))}
          y={y}
          height={strip}
          fill={index % 2 === 0 ? hueOf(part.option) : softHueOf(part.option)}
          stroke="var(--surface)"
        >
          <title>{partCosts(plan, currency)[index]}</title>
        </rect>
      ))}
      <Lines lines={linesOf(plan, right - left, type, currency)} x={left} top={y + strip + 2} type={type} />
    </>
  )
}
