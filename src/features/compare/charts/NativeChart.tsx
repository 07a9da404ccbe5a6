import { useState } from "react"
import type { Measurement, Range, Technique } from "../../../dataset/schema/index.ts"
import type { OptionResult, Report } from "../../../engine/report.ts"
import { percent, percentRange, plural } from "../../../ui/format.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import type { AskWhy } from "../words.ts"
import styles from "./charts.module.css"
import { ChartFrame, WhyFigure } from "./ChartFrame.tsx"
import { measurementLines, nativeDomain, nativeRows, pile, type NativeRow } from "./nativeRows.ts"
import { RowChart, hueOf, softHueOf, whatOf, type Box, type Dot, type Geometry } from "./RowChart.tsx"

export interface NativeChartProps {
  readonly report: Report
  readonly measurements: readonly Measurement[]
  /** For the article's ranges; without them no bracket is drawn. */
  readonly techniques?: readonly Technique[]
  readonly onWhy?: AskWhy
}

const roomWithOneBracket = 98
const bracketHeight = 13
const levels = 3
const dotTop = 72

/** Narrow: every word stands above its mark, so that neither is drawn through the other. */
const narrowPitch = 22
const narrowRoom = (brackets: number): number => 133 + (brackets - 1) * narrowPitch
const narrowDotTop = (brackets: number): number => 106 + (brackets - 1) * narrowPitch

/** Each option's share of native with its two parts, the article's range, and what has been measured and published. */
export default function NativeChart({ report, measurements, techniques = [], onWhy }: NativeChartProps) {
  const [group, setGroup] = useState<number | null>(null)
  const groups = report.options[0]?.groups ?? []
  const chosen = group !== null && groups.some((each) => each.index === group) ? group : null
  const rows = nativeRows(report, measurements, techniques, chosen)
  const { max, ticks } = nativeDomain(rows)
  const brackets = Math.max(1, ...rows.map(({ data }) => data.article.length))
  const below = (brackets - 1) * bracketHeight
  const dots = ({ narrow }: Box): readonly Dot[] =>
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
        lift: (narrow ? narrowDotTop(brackets) : dotTop + below) + (level[index] ?? 0) * 8,
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
          value; below it the two parts whose product it is. A bracket is what the encyclopedia article gives; dots are published
          measurements: round for one VM alone, diamonds for several VMs or a slice, filled where they speak for this very product. Dots
          were measured with other workloads than yours (for API remoting mostly games heavy in draw calls), so they may lie beside the bar.
          ▲ marks the least share asked for.
          {rows.flatMap(({ id, option }) =>
            option.thinEvidence === null
              ? []
              : [
                  <strong key={id}>
                    {" "}
                    {option.productName}: {option.thinEvidence}
                  </strong>,
                ],
          )}
        </>
      }
      controls={
        groups.length > 1 && (
          <label className={styles.pick}>
            Show{" "}
            <select value={chosen ?? ""} onChange={(event) => setGroup(event.target.value === "" ? null : Number(event.target.value))}>
              <option value="">all VMs</option>
              {groups.map((each) => (
                <option key={each.index} value={each.index}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
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
            ],
            rows: rows.map(({ id, option, data }) => ({
              id,
              head: `${techniqueStyle[option.technique].name}: ${whatOf(option)}`,
              cells: [
                data.share === null ? "unknown" : why(option, data),
                cell(data.efficiency),
                cell(data.sharing),
                data.targets.map(percent).join(", ") || "–",
                data.article.map((range) => range.text).join("; ") || "–",
                data.measured.length === 0 ? "none" : plural(data.measured.length, "measurement"),
                option.thinEvidence ?? "–",
              ],
            })),
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
        room={({ narrow }) => (narrow ? narrowRoom(brackets) : roomWithOneBracket + below)}
        domain={[0, max]}
        ticks={ticks}
        tickText={percent}
        axisTitle="share of native performance"
        draw={draw}
        figure={({ option, data }) => why(option, data)}
        dots={dots}
        label={rows
          .map(
            ({ option, data }) =>
              `${techniqueStyle[option.technique].name}, ${whatOf(option)}: ${data.share === null ? "unknown" : percentRange(data.share)} of native`,
          )
          .join(". ")}
      />
    </ChartFrame>
  )
}

function draw(data: NativeRow, { x, left, right, top: edge, option, narrow }: Geometry) {
  const top = edge + 6
  const hue = hueOf(option)
  const bar = data.share
  return (
    <>
      <line x1={left} x2={right} y1={top + 8} y2={top + 8} stroke="var(--rule)" />
      {bar !== null && (
        <>
          <rect
            x={x(bar.low)}
            width={Math.max(2, x(bar.high) - x(bar.low))}
            y={top}
            height={16}
            rx={2}
            fill={option.feasible ? softHueOf(option) : "var(--surface)"}
            stroke={hue}
            strokeWidth={1.5}
            strokeDasharray={option.feasible ? undefined : "3 3"}
          />
          <line x1={x(bar.likely)} x2={x(bar.likely)} y1={top - 3} y2={top + 19} stroke={hue} strokeWidth={3} />
        </>
      )}
      {data.targets.map((target) => (
        <path key={target} d={`M${x(target)} ${top + 17} l4.5 7 h-9 z`} fill="var(--ink-2)" />
      ))}
      <Part
        range={data.efficiency}
        name="virtualization"
        y={top + (narrow ? 43 : 30)}
        narrow={narrow}
        x={x}
        left={left}
        right={right}
        hue={hue}
      />
      <Part
        range={data.sharing}
        name="sharing"
        y={top + (narrow ? 43 + narrowPitch : 43)}
        narrow={narrow}
        x={x}
        left={left}
        right={right}
        hue={hue}
      />
      {data.article.map((range, index) => (
        <Bracket
          key={range.id}
          low={x(range.low)}
          high={x(range.high)}
          open={range.open}
          y={top + (narrow ? 43 + (2 + index) * narrowPitch : 58 + index * bracketHeight)}
          narrow={narrow}
          text={`article: ${range.text}`}
          left={left}
          right={right}
        />
      ))}
    </>
  )
}

interface PartProps {
  readonly range: Range | null
  readonly name: string
  readonly y: number
  readonly x: (value: number) => number
  readonly left: number
  readonly right: number
  readonly hue: string
  readonly narrow: boolean
}

/** A thin range with its name beside it, on whichever side has room. */
function Part({ range, name, y, x, left, right, hue, narrow }: PartProps) {
  if (range === null) return null
  const text = `${name} ${percentRange(range)}`
  const width = text.length * 6.2
  const toLeft = x(range.low) - left > width + 10
  const at = toLeft ? x(range.low) - 8 : Math.min(x(range.high) + 8, right - width)
  return (
    <>
      <line x1={x(range.low)} x2={Math.max(x(range.high), x(range.low) + 2)} y1={y} y2={y} stroke={hue} strokeWidth={3} />
      {narrow ? (
        <Above text={text} y={y} left={left} right={right} />
      ) : (
        <text x={at} y={y + 4} textAnchor={toLeft ? "end" : "start"} className={styles.small}>
          {text}
        </text>
      )}
    </>
  )
}

/** Words above a mark, from the left edge; what does not fit is cut, and told by pointing. */
function Above({ text, y, left, right }: { readonly text: string; readonly y: number; readonly left: number; readonly right: number }) {
  const letters = Math.floor((right - left) / 6.2)
  return (
    <text x={left} y={y - 5} className={styles.small}>
      {text.length > letters && <title>{text}</title>}
      {text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text}
    </text>
  )
}

interface BracketProps {
  readonly low: number
  readonly high: number
  readonly open: "low" | "high" | null
  readonly y: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly narrow: boolean
}

function Bracket({ low, high, open, y, text, left, right, narrow }: BracketProps) {
  const width = text.length * 6.2
  const toLeft = low - left > width + 10
  const end = Math.max(high, low + 1)
  return (
    <>
      <path
        d={`M${low} ${open === "low" ? y : y - 4} V${y} H${end} ${open === "high" ? "" : `V${y - 4}`}`}
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth={1.25}
      />
      {narrow ? (
        <Above text={text} y={y - 2} left={left} right={right} />
      ) : (
        <text
          x={toLeft ? low - 8 : Math.min(end + 8, Math.max(left, right - width))}
          y={y + 3}
          textAnchor={toLeft ? "end" : "start"}
          className={styles.small}
        >
          {text}
        </text>
      )}
    </>
  )
}
