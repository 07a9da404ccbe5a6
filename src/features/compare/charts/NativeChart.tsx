import { useState } from "react"
import type { Measurement, Range, Technique } from "../../../dataset/schema/index.ts"
import type { OptionResult, Report } from "../../../engine/report.ts"
import type { Outcome } from "../../../engine/decisions/outcomes.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { percent, percentRange, plural, usd } from "../../../ui/format.ts"
import { Button } from "../../../ui/Button.tsx"
import { tryAgain } from "../../../ui/loading.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { leastWords, shareWords } from "../../common/shares.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import type { AskWhy } from "../words.ts"
import { ChartFrame, WhyFigure } from "./ChartFrame.tsx"
import { measurementLines, nativeDomain, nativeRows, pile, targetText, type NativeRow } from "./nativeRows.ts"
import { nativePlan, nativePlanRows, planSpoken } from "./NativePlan.tsx"
import { againstNothing, keptCells, keptColumns, marksOf, type Shown } from "./against.ts"
import type { WithPlan } from "./PlanFigure.tsx"
import { planGroups } from "./planRow.ts"
import { RowChart, hueOf, softHueOf, whatOf, type Box, type Dot, type Geometry } from "./RowChart.tsx"
import { Beside, partText, Part, Bracket } from "./NativeMarks.tsx"
import styles from "./charts.module.css"

export interface NativeChartProps extends WithPlan {
  readonly report: Report
  /** Undefined while they are on their way, null where they could not be had: the rest of the chart does not wait for them. */
  readonly measurements: readonly Measurement[] | null | undefined
  /** For the article's ranges; without them no bracket is drawn. */
  readonly techniques?: readonly Technique[]
  readonly onWhy?: AskWhy
}

/** How many lines each part of a row's drawing takes. */
interface Lines {
  readonly targets: number
  /** The group that gets least, where a row shows the mean of several. */
  readonly least: number
  readonly brackets: number
}

/** More least shares than these are left to the table. */
const targetsMax = 6
const levels = 3

interface Places {
  readonly bar: number
  readonly target: (index: number) => number
  readonly least: number
  readonly efficiency: number
  readonly sharing: number
  readonly bracket: (index: number) => number
  readonly dots: number
  readonly room: number
}

/** Heights in a row's drawing, from its top. Narrow: every word stands above its mark, so that neither is drawn through the other. */
function placesOf({ targets, least, brackets }: Lines, { narrow, type }: Box): Places {
  const bar = 6
  const line = Math.round(1.2 * type)
  const pitch = narrow ? Math.round(1.85 * type) : line
  const underBar = bar + barHeight(type) + 2
  const belowTargets = underBar + targets * line + Math.round((narrow ? 1.9 : 0.75) * type)
  const parts = belowTargets + least * pitch
  const first = parts + 2 * pitch + (narrow ? 0 : 2)
  const dots = first + (brackets === 0 ? -pitch : (brackets - 1) * pitch) + Math.round(1.15 * type)
  return {
    bar,
    target: (index) => underBar + index * line,
    least: belowTargets,
    efficiency: parts,
    sharing: parts + pitch,
    bracket: (index) => first + index * pitch,
    dots,
    room: dots + levels * 8 + 4,
  }
}

const barHeight = (type: number): number => Math.round(1.3 * type)

const measuredText = (count: number): string => (count === 0 ? "none" : plural(count, "measurement"))
const measuredWords = { awaited: "on their way…", missing: "not loaded" } as const

/** Each option's share of native with its two parts, the article's range, and what has been measured and published. */
export default function NativeChart({
  report,
  measurements,
  techniques = [],
  plan = null,
  against = againstNothing,
  onWhy,
}: NativeChartProps) {
  const [group, setGroup] = useState<number | null>(null)
  const groups = report.options[0]?.groups ?? []
  const chosen = group !== null && groups.some((each) => each.index === group) ? group : null
  const rows = nativeRows(report, measurements ?? [], techniques, chosen)
  const { max, ticks } = nativeDomain(rows, plan ? planGroups(plan.plan).map(({ group }) => group.nativeShare.high) : [])
  const name = groups.find((each) => each.index === chosen)?.name
  const shown: Shown = { figure: "share", currency: usd, ...(name === undefined ? {} : { view: (one) => ofGroup(one, name) }) }
  const lines: Lines = {
    targets: Math.min(targetsMax, Math.max(0, ...rows.map(({ data }) => data.targets.length))),
    least: rows.some(({ data }) => data.least !== null) ? 1 : 0,
    brackets: Math.max(0, ...rows.map(({ data }) => data.article.length)),
  }
  const dots = (box: Box): readonly Dot[] =>
    rows.flatMap(({ option, data }, row) => {
      const level = pile(
        data.measured.map((each) => each.share),
        0.012 * max,
        levels,
      )
      return data.measured.map(({ measurement, share, ofProduct }, index) => ({
        id: `${option.key}-${measurement.id}`,
        row,
        value: share,
        lift: placesOf(lines, box).dots + (level[index] ?? 0) * 8,
        solid: ofProduct,
        shape: measurement.use === "sharing" ? ("diamond" as const) : ("circle" as const),
        title: `${percent(share)} of native, measured`,
        lines: measurementLines(measurement),
      }))
    })
  const why = (option: OptionResult, data: NativeRow) => {
    const text = data.share === null ? "unknown" : percentRange(data.share)
    return (
      <WhyFigure
        text={text}
        label={`${text}: why? Native performance of ${techniqueStyle[option.technique].name}, ${option.productName}`}
        onAsk={onWhy && data.share !== null ? () => onWhy({ key: option.key, figure: "nativeShare" }) : undefined}
      />
    )
  }
  const cell = (range: Range | null) => (range === null ? "unknown" : `${percentRange(range)} (likely ${percent(range.likely)})`)
  return (
    <ChartFrame
      title="Native performance"
      caption={
        <>
          100 % is the same work alone on the same whole GPU, without virtualization. The bar is the range expected, its stroke the likely
          value; below it{lines.least > 0 && " the group that gets least, for the bar is the mean of all VMs, and"} the two parts whose
          product it is. A bracket is what the encyclopedia article gives; dots are published measurements: round for one VM alone, diamonds
          for several VMs or a slice, filled where they speak for this very product. Dots were measured with other workloads than yours (for
          API remoting mostly games heavy in draw calls), so they may lie beside the bar. ▲ marks the least share asked for
          {lines.targets > 1 && ", and by whom"}.
          {plan && " Where each group goes its own way, each has a bar of its own, in the hue of the technique that serves it."}
          {measurements === null && (
            <>
              {" "}
              <strong>The published measurements could not be loaded.</strong>{" "}
              <Button variant="quiet" onClick={tryAgain}>
                Try again
              </Button>
            </>
          )}
          {rows.flatMap(({ id, option }) =>
            option.thinEvidence === null
              ? []
              : [
                  <strong key={id}>
                    {" "}
                    {option.productName}: {sayAnswer(option.thinEvidence)}
                  </strong>,
                ],
          )}
        </>
      }
      controls={
        groups.length > 1 && (
          <SelectField
            className={styles.pick ?? ""}
            label="Whose share is shown"
            hideLabel
            value={chosen === null ? "" : String(chosen)}
            options={[{ value: "", label: "All VMs" }, ...groups.map((each) => ({ value: String(each.index), label: each.name }))]}
            onChange={(value) => setGroup(value === "" ? null : Number(value))}
          />
        )
      }
      tables={[
        {
          title: "Native performance by option",
          table: {
            columns: [
              "Option",
              "Share of native",
              "Virtualization alone",
              "Sharing",
              "Least asked for",
              "In the article",
              "Published measurements",
              "Little evidence",
              ...keptColumns(against),
            ],
            rows: [
              ...rows.map(({ id, option, data }) => ({
                id,
                head: `${techniqueStyle[option.technique].name}: ${whatOf(option)}`,
                cells: [
                  data.share === null ? (
                    "unknown"
                  ) : (
                    <>
                      {why(option, data)}
                      {data.least && ` on average, ${leastWords(data.least)}`}
                    </>
                  ),
                  cell(data.efficiency),
                  cell(data.sharing),
                  data.targets
                    .map((target) => (data.targets.length === 1 ? percent(target.share) : targetText(target, data.targets.length)))
                    .join("; ") || "–",
                  data.article.map((range) => range.text).join("; ") || "–",
                  measurements ? measuredText(data.measured.length) : measuredWords[measurements === null ? "missing" : "awaited"],
                  option.thinEvidence === null ? "–" : sayAnswer(option.thinEvidence),
                  ...keptCells({ option }, against, shown),
                ],
              })),
              ...(plan ? nativePlanRows(plan, chosen, keptCells({ plan }, against, shown)) : []),
            ],
          },
        },
        {
          title: "Published measurements shown",
          table: {
            columns: ["Measurement", "Share of native", "Speaks for", "What was run"],
            rows: rows.flatMap(({ id, option, data }) =>
              data.measured.map(({ measurement, share, ofProduct }) => ({
                id: `${id}-${measurement.id}`,
                head: `${techniqueStyle[option.technique].name}: ${measurement.product ?? measurement.variant}`,
                cells: [
                  percent(share),
                  ofProduct ? "this product" : data.speaksFor === "technique" ? "the technique" : "the technology",
                  measurementLines(measurement).join(", "),
                ],
              })),
            ),
          },
        },
      ]}
    >
      <RowChart
        rows={rows}
        room={(box) => placesOf(lines, box).room}
        domain={[0, max]}
        ticks={ticks}
        tickText={percent}
        axisTitle="share of native performance"
        draw={(data, geometry) => draw(data, geometry, placesOf(lines, geometry))}
        figure={({ option, data }) => why(option, data)}
        dots={dots}
        marks={(id) => {
          const row = rows.find((one) => one.id === id) ?? (plan && { plan })
          return row ? marksOf(row, against, shown) : []
        }}
        plan={plan && nativePlan(plan, chosen)}
        label={[
          ...rows.map(
            ({ option, data }) =>
              `${techniqueStyle[option.technique].name}, ${whatOf(option)}: ${data.share === null ? "unknown" : shareWords(data.share, data.least ? option.groups : [], " of native")}`,
          ),
          ...(plan ? [planSpoken(plan, chosen)] : []),
        ].join(". ")}
      />
    </ChartFrame>
  )
}

/** Of one group alone. */
const ofGroup = (outcome: Outcome, name: string): Outcome => ({
  ...outcome,
  share: outcome.groups.find((group) => group.name === name)?.nativeShare ?? null,
  groups: [],
})

function draw(data: NativeRow, geometry: Geometry, places: Places) {
  const { x, left, right, top, option, type } = geometry
  const hue = hueOf(option)
  const bar = data.share
  const height = barHeight(type)
  const barTop = top + places.bar
  return (
    <>
      <line x1={left} x2={right} y1={barTop + height / 2} y2={barTop + height / 2} stroke="var(--rule)" />
      {bar !== null && (
        <>
          <rect
            x={x(bar.low)}
            width={Math.max(2, x(bar.high) - x(bar.low))}
            y={barTop}
            height={height}
            rx={2}
            fill={option.feasible ? softHueOf(option) : "var(--surface)"}
            stroke={hue}
            strokeWidth={1.5}
            strokeDasharray={option.feasible ? undefined : "3 3"}
          />
          <line x1={x(bar.likely)} x2={x(bar.likely)} y1={barTop - 3} y2={barTop + height + 3} stroke={hue} strokeWidth={3} />
        </>
      )}
      {data.targets.slice(0, targetsMax).map((target, index) => {
        const y = top + places.target(index)
        const at = x(target.share)
        const rest = index === targetsMax - 1 ? data.targets.length - targetsMax : 0
        const text = `${targetText(target, data.targets.length)}${rest > 0 ? `, and ${plural(rest, "more least share")}: see the table` : ""}`
        return (
          <g key={target.share}>
            <path d={`M${at} ${y} l4.5 7 h-9 z`} fill="var(--ink-2)" />
            <Beside text={text} low={at - 5} high={at + 5} y={y + 7} geometry={geometry} />
          </g>
        )
      })}
      {data.least && <Part range={data.least.nativeShare} text={leastWords(data.least)} y={top + places.least} geometry={geometry} />}
      <Part range={data.efficiency} text={partText("virtualization", data.efficiency)} y={top + places.efficiency} geometry={geometry} />
      <Part range={data.sharing} text={partText("sharing", data.sharing)} y={top + places.sharing} geometry={geometry} />
      {data.article.map((range, index) => (
        <Bracket key={range.id} range={range} y={top + places.bracket(index)} geometry={geometry} />
      ))}
    </>
  )
}
