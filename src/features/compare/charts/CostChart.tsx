import { useId, useState } from "react"
import { isCharged } from "../../../engine/basics/range.ts"
import type { Cost, CostLine, OptionResult, Report } from "../../../engine/report.ts"
import { desktopCosts, extraCosts, type Scenario } from "../../../engine/scenario.ts"
import { money, moneyRange, yearsText, likelyMoney, type Span } from "../../../ui/format.ts"
import { currencyOf, rateNote } from "../../common/currency.ts"
import { Part } from "../../common/Part.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { rowsOf } from "../rows.ts"
import { axisTicks, linearScale } from "../scales.ts"
import { costParts } from "../../../engine/basics/why/cost.ts"
import { costPartNames, type AskWhy } from "../words.ts"
import styles from "./charts.module.css"
import own from "./CostChart.module.css"
import { ChartFrame, Choice, WhyFigure } from "./ChartFrame.tsx"
import { againstNothing, keptCells, keptColumns, marksOf, topOfKept, useHeldTop, type Shown } from "./against.ts"
import { CostParts, costOfPlan, partCosts, planLinesHeight } from "./CostPlan.tsx"
import { partsOf, Stack, type Per, type Stacked } from "./CostStack.tsx"
import { PartSwatch } from "./parts.tsx"
import { PlanFigure, type WithPlan } from "./PlanFigure.tsx"
import { partWhat, planId, planName, planWhat } from "./planRow.ts"
import { RowChart, hueOf, whatOf, type Geometry } from "./RowChart.tsx"
import { sayAnswer } from "../../../words/answers.ts"
import { sayLeftOut } from "../../../words/leftOut.ts"

export interface CostChartProps extends WithPlan {
  readonly report: Report
  readonly scenario: Scenario
  readonly onWhy?: AskWhy
}

type Part = CostLine["part"]

/** What each option costs, stacked by part, with the range of the total. */
export default function CostChart({ report, scenario, plan = null, against = againstNothing, onWhy }: CostChartProps) {
  const [per, setPer] = useState<Per>("total")
  const defs = useId().replaceAll(/[^\w-]/g, "")
  const currency = currencyOf(scenario)
  const note = rateNote(scenario)
  const rows = rowsOf(report).map(({ id, option }) => ({ id, option, data: option.cost }))
  const totalOf = (cost: Stacked) => (per === "total" ? cost.total : cost.perVmMonth)
  const whole = plan && costOfPlan(plan.plan)
  const feasible = rows.filter(({ option, data }) => option.feasible && data !== null)
  const setting = feasible.length > 0 ? feasible : rows
  const shown: Shown = {
    figure: "cost",
    currency,
    ...(per === "total" ? {} : { view: (one) => ({ ...one, cost: one.perVmMonth }) }),
  }
  const top = Math.max(
    1e-9,
    topOfKept(against, shown),
    ...[...setting.map(({ data }) => data), whole].map((one) => (one ? totalOf(one).high : 0)),
  )
  const { max } = linearScale(useHeldTop(top, against.before !== null))
  const ticks = axisTicks(max)
  const all = [...rows.map(({ data }) => data), whole].filter((one) => one !== null)
  const present = costParts.filter((part) => all.some(({ breakdown }) => isCharged(breakdown[part])))
  // What is counted only for some has a column only where it is counted.
  const sometimes: readonly Part[] = [...extraCosts, ...desktopCosts]
  const listed = costParts.filter((part) => present.includes(part) || !sometimes.includes(part))
  const over = yearsText(scenario.economics.years)
  const text = (cost: Stacked | null): string => {
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
  const cells = (cost: Stacked, figure: React.ReactNode): readonly React.ReactNode[] => [
    figure,
    likely(totalOf(cost)),
    ...partsOf(cost, per)
      .filter(({ part }) => listed.includes(part))
      .map(({ usd }) => `${usd.known ? "" : "≥ "}${likely(usd)}`),
    totalOf(cost).missing.map(sayAnswer).join("; ") || "–",
  ]
  const draw = (data: Cost | null, { option, ...place }: Geometry) =>
    data === null ? (
      <text x={place.left} y={place.top + 14} className={styles.small}>
        No cost can be stated.
      </text>
    ) : (
      <Stack
        cost={data}
        hue={hueOf(option)}
        feasible={option.feasible}
        id={`${defs}-${option.technique}`}
        {...{ per, max, currency }}
        {...place}
      />
    )
  return (
    <ChartFrame
      title={`${per === "total" ? `Cost over ${over}` : "Cost per VM and month"}${note === null ? "" : ` (${note})`}`}
      caption={`Parts are stacked at their likely value; the whisker is the range of the total. Hosts and GPUs are bought, licences and energy are paid over ${over}. Outlined rows cannot be built: they show what they would cost; where one does not fit the axis it is cut. Not counted: ${report.notCounted.map(({ what }) => sayLeftOut(what)).join(", ")}.`}
      controls={
        <Part is="per">
          <Choice
            label="Cost of"
            value={per}
            onChange={setPer}
            options={[
              { value: "total", text: `All, ${over}` },
              { value: "vm-month", text: "Per VM and month" },
            ]}
          />
        </Part>
      }
      tables={[
        {
          title: per === "total" ? `Cost over ${over} by part, likely values` : "Cost per VM and month by part, likely values",
          table: {
            columns: [
              "Option",
              "Total, range",
              "Total, likely",
              ...listed.map((part) => costPartNames[part]),
              "Not known",
              ...keptColumns(against),
            ],
            rows: [
              ...rows.map(({ id, option, data }) => ({
                id,
                head: `${techniqueStyle[option.technique].name}: ${whatOf(option)}`,
                cells: [
                  ...(data === null ? ["unknown", "unknown", ...listed.map(() => "–"), "–"] : cells(data, why(option, data))),
                  ...keptCells({ option }, against, shown),
                ],
              })),
              ...(plan && whole
                ? [{ id: planId, head: planName, cells: [...cells(whole, text(whole)), ...keptCells({ plan }, against, shown)] }]
                : []),
              ...(plan?.plan.parts ?? []).flatMap((part) =>
                part.option.cost
                  ? [
                      {
                        id: `${planId}-${part.groups.join("-")}`,
                        head: `${planName}: ${partWhat(part)}`,
                        cells: [...cells(part.option.cost, text(part.option.cost)), ...against.kept.map(() => "–")],
                      },
                    ]
                  : [],
              ),
            ],
          },
        },
      ]}
    >
      <ul className={own.parts} aria-label="Parts, from left to right">
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
        draw={(data, geometry) => draw(data, geometry)}
        figure={({ option, data }) => why(option, data)}
        marks={(id) => {
          const row = rows.find((one) => one.id === id) ?? (plan && { plan })
          return row ? marksOf(row, against, shown) : []
        }}
        plan={
          plan &&
          whole && {
            what: planWhat(plan.plan),
            figure: (
              <PlanFigure
                text={text(whole)}
                of={`Cost of ${planName.toLowerCase()}`}
                asked={{ plan: plan.plan }}
                scenario={plan.of}
                asks={onWhy !== undefined && !plan.stale}
              />
            ),
            room: ({ width, type }) => Math.round(2.7 * type) + 16 + planLinesHeight(plan.plan, width, type, currency),
            draw: (place) => (
              <>
                <Stack
                  cost={whole}
                  hue="var(--ink-2)"
                  feasible={plan.plan.feasible}
                  id={`${defs}-mix`}
                  {...{ per, max, currency }}
                  {...place}
                />
                <CostParts plan={plan.plan} currency={currency} {...place} />
              </>
            ),
            stale: plan.stale,
          }
        }
        label={[
          ...rows.map(({ option, data }) => `${techniqueStyle[option.technique].name}, ${whatOf(option)}: ${text(data)}`),
          ...(plan && whole ? [`${planName}: ${text(whole)}; ${partCosts(plan.plan, currency).join("; ")}`] : []),
        ].join(". ")}
      />
    </ChartFrame>
  )
}
