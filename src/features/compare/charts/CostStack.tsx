import type { Cost, CostLine } from "../../../engine/report.ts"
import { likelyMoney, type Currency, type Span } from "../../../ui/format.ts"
import { PartDefs, partFill } from "../../common/costParts.tsx"
import { stackStarts } from "../scales.ts"
import { costParts } from "../../../engine/basics/why/cost.ts"
import { costPartNames } from "../words.ts"
import styles from "./charts.module.css"
import { textWidth } from "./lines.tsx"
import type { Place } from "./RowChart.tsx"

export type Per = "total" | "vm-month"
type Part = CostLine["part"]
/** What is stacked. */
export type Stacked = Pick<Cost, "total" | "perVmMonth" | "breakdown">

/** Each part of the cost, for the whole horizon or for one VM and month. Parts keep their proportions. */
export function partsOf(cost: Stacked, per: Per): readonly { readonly part: Part; readonly usd: Span & { readonly known: boolean } }[] {
  const factor = per === "total" || cost.total.high === 0 ? 1 : cost.perVmMonth.high / cost.total.high
  return costParts.map((part) => {
    const { low, likely, high, known } = cost.breakdown[part]
    return { part, usd: { low: low * factor, likely: likely * factor, high: high * factor, known } }
  })
}

interface StackProps extends Place {
  readonly cost: Stacked
  readonly hue: string
  /** What cannot be built is outlined. */
  readonly feasible: boolean
  /** Of its textures. */
  readonly id: string
  readonly per: Per
  readonly max: number
  readonly currency: Currency
}

/** Parts of a cost side by side, and the range of their total below. */
export function Stack({ cost, hue, feasible, id, per, max, currency, x, top, type }: StackProps) {
  const height = Math.round(1.6 * type)
  const whisker = top + height + 4
  const total = per === "total" ? cost.total : cost.perVmMonth
  const parts = partsOf(cost, per)
  const starts = stackStarts(parts.map(({ usd }) => usd.likely))
  return (
    <>
      <PartDefs id={id} hue={hue} />
      {parts.map(({ part, usd }, index) => {
        const start = starts[index] ?? 0
        const from = x(start)
        const width = x(start + usd.likely) - from
        if (width <= 0) return null
        const name = costPartNames[part]
        return (
          <g key={part}>
            <rect
              x={from}
              width={width}
              y={top}
              height={height}
              fill={feasible ? partFill(part, id, hue) : "none"}
              stroke={feasible ? "var(--surface)" : hue}
              strokeDasharray={feasible ? undefined : "3 3"}
            >
              <title>{`${name}: ${likelyMoney(usd, currency)}`}</title>
            </rect>
            {width > textWidth(name, type) + 12 && (
              <text
                x={from + 6}
                y={top + Math.round((height + 0.7 * type) / 2)}
                className={part === "gpus" && feasible ? styles.onHue : styles.onPart}
              >
                {name}
              </text>
            )}
          </g>
        )
      })}
      <path
        d={`M${x(total.low)} ${whisker} v8 m0 -4 H${x(total.high)} ${total.high <= max ? `m0 -4 v8` : ""}`}
        stroke="var(--ink-2)"
        strokeWidth={1.5}
        fill="none"
      />
      {total.likely > max && (
        <text x={x(max)} y={whisker + 8 + type} textAnchor="end" className={styles.small}>
          cut: goes on beyond the axis
        </text>
      )}
    </>
  )
}
