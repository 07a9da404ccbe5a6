import { useId, useState } from "react"
import { isCharged } from "../../../engine/basics/range.ts"
import type { Cost, CostLine, OptionResult, Report } from "../../../engine/report.ts"
import { desktopCosts, extraCosts, type Scenario } from "../../../engine/scenario.ts"
import { money, moneyRange, yearsText, likelyMoney, type Currency, type Span } from "../../../ui/format.ts"
import { currencyOf, rateNote } from "../../common/currency.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { rowsOf } from "../rows.ts"
import { axisTicks, linearScale, stackStarts } from "../scales.ts"
import { costPartNames, costParts, type AskWhy } from "../words.ts"
import styles from "./charts.module.css"
import { ChartFrame, Choice, WhyFigure } from "./ChartFrame.tsx"
import { PartDefs, partFill } from "../../common/costParts.tsx"
import { PartSwatch } from "./parts.tsx"
import { RowChart, hueOf, textWidth, whatOf, type Geometry } from "./RowChart.tsx"
import { sayAnswer } from "../../../words/answers.ts"
import { sayLeftOut } from "../../../words/leftOut.ts"

export interface CostChartProps {
  readonly report: Report
  readonly scenario: Scenario
  readonly onWhy?: AskWhy
}

type Per = "total" | "vm-month"
type Part = CostLine["part"]

/** Each part of the cost, for the whole horizon or for one VM and month. Parts keep their proportions. */
export function partsOf(cost: Cost, per: Per): readonly { readonly part: Part; readonly usd: Span & { readonly known: boolean } }[] {
  const factor = per === "total" || cost.total.high === 0 ? 1 : cost.perVmMonth.high / cost.total.high
  return costParts.map((part) => {
    const { low, likely, high, known } = cost.breakdown[part]
    return { part, usd: { low: low * factor, likely: likely * factor, high: high * factor, known } }
  })
}

/** What each option costs, stacked by part, with the range of the total. */
export default function CostChart({ report, scenario, onWhy }: CostChartProps) {
  const [per, setPer] = useState<Per>("total")
  const defs = useId().replaceAll(/[^\w-]/g, "")
  const currency = currencyOf(scenario)
  const note = rateNote(scenario)
  const rows = rowsOf(report).map(({ id, option }) => ({ id, option, data: option.cost }))
  const totalOf = (cost: Cost) => (per === "total" ? cost.total : cost.perVmMonth)
  const feasible = rows.filter(({ option, data }) => option.feasible && data !== null)
  const setting = feasible.length > 0 ? feasible : rows
  const { max } = linearScale(Math.max(1e-9, ...setting.map(({ data }) => (data === null ? 0 : totalOf(data).high))))
  const ticks = axisTicks(max)
  const present = costParts.filter((part) => rows.some(({ data }) => data !== null && isCharged(data.breakdown[part])))
  // What is counted only for some has a column only where it is counted.
  const sometimes: readonly Part[] = [...extraCosts, ...desktopCosts]
  const listed = costParts.filter((part) => present.includes(part) || !sometimes.includes(part))
  const over = yearsText(scenario.economics.years)
  const text = (cost: Cost | null): string => {
    if (cost === null) return "unknown"
    const total = totalOf(cost)
    return `${total.known ? "" : "at least "}${moneyRange(total, currency)}`
  }
  const why = (option: OptionResult, cost: Cost | null) => (
    <WhyFigure
      text={text(cost)}
      label={`${text(cost)}: why? Cost of ${techniqueStyle[option.technique].name}, ${option.productName}`}
      onAsk={onWhy && cost !== null ? () => onWhy({ key: option.key, figure: "cost" }) : undefined}
    />
  )
  const likely = (span: Span) => likelyMoney(span, currency)
  return (
    <ChartFrame
      title={`${per === "total" ? `Cost over ${over}` : "Cost per VM and month"}${note === null ? "" : ` (${note})`}`}
      caption={`Parts are stacked at their likely value; the whisker is the range of the total. Hosts and GPUs are bought, licences and energy are paid over ${over}. Outlined rows cannot be built: they show what they would cost; where one does not fit the axis it is cut. Not counted: ${report.notCounted.map(({ what }) => sayLeftOut(what)).join(", ")}.`}
      controls={
        <Choice
          label="Cost of"
          value={per}
          onChange={setPer}
          options={[
            { value: "total", text: `All, ${over}` },
            { value: "vm-month", text: "Per VM and month" },
          ]}
        />
      }
      tables={[
        {
          title: per === "total" ? `Cost over ${over} by part, likely values` : "Cost per VM and month by part, likely values",
          table: {
            columns: ["Option", "Total, range", "Total, likely", ...listed.map((part) => costPartNames[part]), "Not known"],
            rows: rows.map(({ id, option, data }) => ({
              id,
              head: `${techniqueStyle[option.technique].name}: ${whatOf(option)}`,
              cells:
                data === null
                  ? ["unknown", "unknown", ...listed.map(() => "–"), "–"]
                  : [
                      why(option, data),
                      likely(totalOf(data)),
                      ...partsOf(data, per)
                        .filter(({ part }) => listed.includes(part))
                        .map(({ usd }) => `${usd.known ? "" : "≥ "}${likely(usd)}`),
                      totalOf(data).missing.map(sayAnswer).join("; ") || "–",
                    ],
            })),
          },
        },
      ]}
    >
      <ul className={styles.parts} aria-label="Parts, from left to right">
        {present.map((part) => (
          <li key={part}>
            <PartSwatch part={part} defs={defs} />
            {costPartNames[part]}
          </li>
        ))}
      </ul>
      <RowChart
        rows={rows}
        room={({ type }) => Math.round(2.7 * type) + 16}
        domain={[0, max]}
        ticks={ticks}
        tickText={(value) => money(value, currency)}
        axisTitle={per === "total" ? `cost over ${over}, ${currency.code}` : `cost per VM and month, ${currency.code}`}
        draw={(data, geometry) => <Stack cost={data} per={per} defs={defs} max={max} currency={currency} {...geometry} />}
        figure={({ option, data }) => why(option, data)}
        label={rows.map(({ option, data }) => `${techniqueStyle[option.technique].name}, ${whatOf(option)}: ${text(data)}`).join(". ")}
      />
    </ChartFrame>
  )
}

interface StackProps extends Geometry {
  readonly cost: Cost | null
  readonly per: Per
  readonly defs: string
  readonly max: number
  readonly currency: Currency
}

function Stack({ cost, per, defs, max, currency, x, left, top, type, option }: StackProps) {
  const hue = hueOf(option)
  const height = Math.round(1.6 * type)
  const whisker = top + height + 4
  if (cost === null) {
    return (
      <text x={left} y={top + 14} className={styles.small}>
        No cost can be stated.
      </text>
    )
  }
  const total = per === "total" ? cost.total : cost.perVmMonth
  const parts = partsOf(cost, per)
  const starts = stackStarts(parts.map(({ usd }) => usd.likely))
  return (
    <>
      <PartDefs id={`${defs}-${option.technique}`} hue={hue} />
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
              fill={option.feasible ? partFill(part, `${defs}-${option.technique}`, hue) : "none"}
              stroke={option.feasible ? "var(--surface)" : hue}
              strokeDasharray={option.feasible ? undefined : "3 3"}
            >
              <title>{`${name}: ${likelyMoney(usd, currency)}`}</title>
            </rect>
            {width > textWidth(name, type) + 12 && (
              <text
                x={from + 6}
                y={top + Math.round((height + 0.7 * type) / 2)}
                className={part === "gpus" && option.feasible ? styles.onHue : styles.onPart}
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
