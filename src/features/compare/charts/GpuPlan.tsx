import type { PricedPlan } from "../../../engine/report.ts"
import { count, plural } from "../../../ui/format.ts"
import { partName } from "../partNames.ts"
import { stackStarts } from "../scales.ts"
import type { StandingPlan } from "../verdict.ts"
import styles from "./charts.module.css"
import type { TableView } from "./ChartFrame.tsx"
import { barHeight, segmentsOf } from "./gpuRows.ts"
import { fewLines, lineHeight, Lines, textWidth } from "./lines.tsx"
import { carriedText, partGpus, partWhat, planGpuSentence, planId, planName, planWhat } from "./planRow.ts"
import { hueOf, softHueOf, type Place, type PlanRow } from "./RowChart.tsx"

const boughtBy = ({ parts }: PricedPlan): readonly number[] => parts.map(({ option }) => option.placement?.gpus.bought ?? 0)
export const planBought = (plan: PricedPlan): number => boughtBy(plan).reduce((sum, one) => sum + one, 0)

const linesOf = (plan: PricedPlan, width: number, type: number): readonly string[] =>
  fewLines([planGpuSentence(plan), ...plan.parts.map((part) => `${partName(part)}: ${carriedText(part)}`)], width, type)

/** The plan below the options: its GPUs in one bar, divided by its parts. */
export const gpuPlan = ({ plan, stale }: StandingPlan, max: number, log: boolean): PlanRow => ({
  what: planWhat(plan),
  figure: <span>{plan.totals.gpus === 0 ? "no GPU" : plural(plan.totals.gpus, "GPU")}</span>,
  room: ({ width, type }) => barHeight(type) + 12 + lineHeight(type) * linesOf(plan, width, type).length,
  draw: (place) => <Bars plan={plan} log={log} max={max} {...place} />,
  stale,
})

interface BarsProps extends Place {
  readonly plan: PricedPlan
  readonly log: boolean
  readonly max: number
}

function Bars({ plan, log, max, x, left, right, type, top: edge }: BarsProps) {
  const top = edge + 4
  const height = barHeight(type)
  const words = <Lines lines={linesOf(plan, right - left, type)} x={left} top={top + height + 6} type={type} />
  const { gpus } = plan.totals
  if (gpus === 0) return words
  const [end, bought] = [x(gpus), planBought(plan)]
  const starts = stackStarts(plan.parts.map(partGpus))
  return (
    <>
      {log ? (
        <>
          <line x1={left} x2={end} y1={top + 9} y2={top + 9} stroke="var(--ink-2)" strokeWidth={2.5} />
          <circle cx={end} cy={top + 9} r={6} fill="var(--ink-2)" />
          {bought > gpus && (
            <line x1={end + 7} x2={x(bought)} y1={top + 9} y2={top + 9} stroke="var(--ink-2)" strokeWidth={1.5} strokeDasharray="3 3" />
          )}
        </>
      ) : (
        <>
          {plan.parts.map((part, index) => {
            const start = x(starts[index] ?? 0)
            const width = x((starts[index] ?? 0) + partGpus(part)) - start
            if (width <= 0) return null
            const [filled, label] = [index % 2 === 0, partWhat(part)]
            return (
              <g key={part.groups.join()}>
                <rect
                  x={start}
                  width={width}
                  y={top}
                  height={height}
                  fill={plan.feasible ? (filled ? hueOf(part.option) : softHueOf(part.option)) : "var(--surface)"}
                  stroke={plan.feasible ? "var(--surface)" : hueOf(part.option)}
                  strokeDasharray={plan.feasible ? undefined : "3 3"}
                >
                  <title>{`${plural(partGpus(part), "GPU")} for ${label}`}</title>
                </rect>
                {textWidth(label, type) <= width - 12 && (
                  <text
                    x={start + 6}
                    y={top + Math.round((height + 0.7 * type) / 2)}
                    className={filled && plan.feasible ? styles.onHue : styles.onSoft}
                  >
                    {label}
                  </text>
                )}
              </g>
            )
          })}
          {bought > gpus && gpus < max && (
            <rect x={end} width={x(bought) - end} y={top + 2} height={height - 4} fill="none" stroke="var(--ink-2)" strokeDasharray="3 3">
              <title>{`${count(bought - gpus)} idle on the boards`}</title>
            </rect>
          )}
        </>
      )}
      {words}
    </>
  )
}

/** The plan in the table: all of it, then each part. */
export function gpuPlanRows(plan: PricedPlan, kept: readonly string[]): TableView["rows"] {
  const placed = plan.parts.map(({ option }) => option.placement?.gpus)
  const sum = (of: "boards" | "spareBoards"): number => placed.reduce((all, one) => all + (one?.[of] ?? 0), 0)
  const { gpus } = plan.totals
  const bought = planBought(plan)
  return [
    {
      id: planId,
      head: planName,
      cells: [count(gpus), "–", count(sum("boards")), count(bought), count(bought - gpus), count(sum("spareBoards")), "–", "–", ...kept],
    },
    ...plan.parts.map((part) => {
      const of = part.option.placement?.gpus
      return {
        id: `${planId}-${part.groups.join("-")}`,
        head: `${planName}: ${partWhat(part)}`,
        cells: of
          ? [
              count(of.count),
              count(of.lowerBound),
              count(of.boards),
              count(of.bought),
              count(of.bought - of.count),
              count(of.spareBoards),
              carriedText(part) || "–",
              [...new Set(segmentsOf(part.option).map(({ binds }) => binds))].join(", ") || "–",
              ...kept.map(() => "–"),
            ]
          : ["none fits", "–", "–", "–", "–", "–", "–", "–", ...kept.map(() => "–")],
      }
    }),
  ]
}
