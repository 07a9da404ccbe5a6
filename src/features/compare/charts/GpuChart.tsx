import { useState } from "react"
import type { OptionResult, Report } from "../../../engine/report.ts"
import { count, plural } from "../../../ui/format.ts"
import { usd } from "../../../ui/format.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { axisTicks, gpuScale, linearScale, logScale, stackStarts } from "../scales.ts"
import type { AskWhy } from "../words.ts"
import styles from "./charts.module.css"
import { Part } from "../../common/Part.tsx"
import { ChartFrame, Choice, WhyFigure } from "./ChartFrame.tsx"
import { againstNothing, keptCells, keptColumns, marksOf, topOfKept, useHeldTop, type Shown } from "./against.ts"
import { barHeight, gpuRows, gpuSentence, type GpuRow } from "./gpuRows.ts"
import { fewLines, lineHeight, Lines, textWidth } from "./lines.tsx"
import { gpuPlan, gpuPlanRows, planBought } from "./GpuPlan.tsx"
import type { WithPlan } from "./PlanFigure.tsx"
import { planGpuSentence, planName } from "./planRow.ts"
import { RowChart, hueOf, softHueOf, whatOf, type Geometry } from "./RowChart.tsx"

export interface GpuChartProps extends WithPlan {
  readonly report: Report
  readonly onWhy?: AskWhy
}

/** How many GPUs each option takes, what they carry, how many come with the boards, and what nobody can go below. */
export default function GpuChart({ report, plan = null, against = againstNothing, onWhy }: GpuChartProps) {
  const [chosen, setChosen] = useState<"linear" | "log" | null>(null)
  const rows = gpuRows(report)
  const { before } = against
  const shown: Shown = { figure: "gpus", currency: usd }
  const kind = chosen ?? gpuScale((before?.report ?? report).options).kind
  const top = useHeldTop(
    Math.max(1, plan ? planBought(plan.plan) : 0, topOfKept(against, shown), ...rows.map(({ data }) => data.gpus?.bought ?? 0)),
    before !== null,
  )
  const scale = kind === "log" ? logScale(top) : linearScale(Math.max(4, top))
  const ticks = kind === "log" ? scale.ticks : axisTicks(scale.max).filter(Number.isInteger)
  const why = (option: OptionResult, data: GpuRow) => {
    const text = data.gpus === null ? "none fits" : data.gpus.count === 0 ? "no GPU" : plural(data.gpus.count, "GPU")
    return (
      <WhyFigure
        text={text}
        label={`${text}: why? GPUs of ${techniqueStyle[option.technique].name}, ${option.productName}`}
        onAsk={onWhy && data.gpus !== null ? () => onWhy({ key: option.key, figure: "gpus" }) : undefined}
      />
    )
  }
  return (
    <ChartFrame
      title="GPUs"
      caption={`The bar is the GPUs that carry VMs, divided by what they carry; a dashed end is GPUs that come with the boards and stand idle. The upright stroke is a proven lower bound: no placement under the product’s rules needs fewer.${
        kind === "log" ? " The axis is logarithmic: equal steps multiply." : ""
      }`}
      controls={
        <Part is="axis">
          <Choice
            label="Scale"
            value={kind}
            onChange={setChosen}
            options={[
              { value: "linear", text: "Linear" },
              { value: "log", text: "Log" },
            ]}
          />
        </Part>
      }
      tables={[
        {
          title: "GPUs by option",
          table: {
            columns: [
              "Option",
              "GPUs",
              "Lower bound",
              "Boards",
              "GPUs bought",
              "Idle",
              "Boards in spare hosts",
              "What the GPUs carry",
              "What binds",
              ...keptColumns(against),
            ],
            rows: [
              ...rows.map(({ id, option, data }) => ({
                id,
                head: `${techniqueStyle[option.technique].name}: ${whatOf(option)}`,
                cells:
                  data.gpus === null
                    ? ["none fits", "–", "–", "–", "–", "–", "–", "–", ...keptCells({ option }, against, shown)]
                    : [
                        data.gpus.count === 0 ? "0" : why(option, data),
                        count(data.gpus.lowerBound),
                        count(data.gpus.boards),
                        count(data.gpus.bought),
                        count(data.gpus.bought - data.gpus.count),
                        count(data.gpus.spareBoards),
                        data.segments.map((segment) => `${plural(segment.gpus, "GPU")} with ${segment.text}`).join("; ") || "–",
                        [...new Set(data.segments.map((segment) => segment.binds))].join(", ") || "–",
                        ...keptCells({ option }, against, shown),
                      ],
              })),
              ...(plan ? gpuPlanRows(plan.plan, keptCells({ plan }, against, shown)) : []),
            ],
          },
        },
      ]}
    >
      <RowChart
        rows={rows}
        room={({ width, type }) =>
          barHeight(type) + 12 + lineHeight(type) * Math.max(2, ...rows.map(({ data }) => linesOf(data, width, type).length))
        }
        domain={[kind === "log" ? 1 : 0, scale.max]}
        ticks={ticks}
        log={kind === "log"}
        tickText={count}
        axisTitle={kind === "log" ? "GPUs (logarithmic)" : "GPUs"}
        draw={(data, geometry) => <Bars data={data} log={kind === "log"} {...geometry} />}
        figure={({ option, data }) => why(option, data)}
        marks={(id) => {
          const row = rows.find((one) => one.id === id) ?? (plan && { plan })
          return row ? marksOf(row, against, shown) : []
        }}
        plan={plan && gpuPlan(plan, scale.max, kind === "log")}
        label={[
          ...rows.map(({ option, data }) => `${techniqueStyle[option.technique].name}, ${whatOf(option)}: ${gpuSentence(data.gpus)}`),
          ...(plan ? [`${planName}: ${planGpuSentence(plan.plan)}`] : []),
        ].join(". ")}
      />
    </ChartFrame>
  )
}

function Bars({ data, log, x, left, right, type, top: edge, option }: Geometry & { readonly data: GpuRow; readonly log: boolean }) {
  const top = edge + 4
  const { gpus, segments } = data
  const hue = hueOf(option)
  const height = barHeight(type)
  const words = <Lines lines={linesOf(data, right - left, type)} x={left} top={top + height + 6} type={type} />
  if (gpus === null || gpus.count === 0) return words
  const end = x(gpus.count)
  const starts = stackStarts(segments.map((segment) => segment.gpus))
  return (
    <>
      {log ? (
        <>
          <line x1={left} x2={end} y1={top + 9} y2={top + 9} stroke={hue} strokeWidth={2.5} />
          <circle cx={end} cy={top + 9} r={6} fill={option.feasible ? hue : "var(--surface)"} stroke={hue} strokeWidth={1.5} />
          {gpus.bought > gpus.count && (
            <line x1={end + 7} x2={x(gpus.bought)} y1={top + 9} y2={top + 9} stroke={hue} strokeWidth={1.5} strokeDasharray="3 3" />
          )}
        </>
      ) : (
        <>
          {segments.map((segment, index) => {
            const from = starts[index] ?? 0
            const start = x(from)
            const width = Math.max(0, x(Math.min(from + segment.gpus, gpus.count)) - start)
            const label = textWidth(segment.text, type) <= width - 12 ? segment.text : ""
            const filled = option.feasible && index % 2 === 0
            return (
              <g key={index}>
                <rect
                  x={start}
                  width={width}
                  y={top}
                  height={height}
                  fill={filled ? hue : option.feasible ? softHueOf(option) : "var(--surface)"}
                  stroke={option.feasible ? "var(--surface)" : hue}
                  strokeDasharray={option.feasible ? undefined : "3 3"}
                >
                  <title>{`${plural(segment.gpus, "GPU")} with ${segment.text}; what binds: ${segment.binds}`}</title>
                </rect>
                {label !== "" && (
                  <text x={start + 6} y={top + Math.round((height + 0.7 * type) / 2)} className={filled ? styles.onHue : styles.onSoft}>
                    {label}
                  </text>
                )}
              </g>
            )
          })}
          {gpus.bought > gpus.count && (
            <rect x={end} width={x(gpus.bought) - end} y={top + 2} height={height - 4} fill="none" stroke={hue} strokeDasharray="3 3">
              <title>{`${count(gpus.bought - gpus.count)} idle on the boards`}</title>
            </rect>
          )}
        </>
      )}
      <line x1={x(gpus.lowerBound)} x2={x(gpus.lowerBound)} y1={top - 4} y2={top + height + 4} stroke="var(--ink)" strokeWidth={2} />
      {words}
    </>
  )
}

/** What stands below a bar, in lines that fit: the count and its bound, then what the GPUs carry. */
export function linesOf({ gpus, segments }: GpuRow, width: number, type: number): readonly string[] {
  const carried = segments.map((segment) => `${plural(segment.gpus, "GPU")} with ${segment.text}`)
  return fewLines([gpuSentence(gpus), carried.join("; ")], width, type)
}
