import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, usePlotArea, useXAxisScale, XAxis, YAxis } from "recharts"
import type { OptionResult } from "../../../engine/report.ts"
import { useRoom } from "../../../ui/useRoom.ts"
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { gpuShortName } from "../words.ts"
import styles from "./charts.module.css"

/** A published figure among the computed ones. `row` is the index of its row, `lift` the pixels below the row's drawing room. */
export interface Dot {
  readonly id: string
  readonly row: number
  readonly value: number
  readonly lift: number
  /** Filled: speaks for this very product. */
  readonly solid: boolean
  readonly shape: "circle" | "diamond"
  readonly title: string
  readonly lines: readonly string[]
}

export interface RowChartProps<T> {
  readonly rows: readonly { readonly id: string; readonly option: OptionResult; readonly data: T }[]
  /** Height of a row's drawing room, without its heading, in pixels. */
  readonly room: number | ((box: Box) => number)
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  readonly log?: boolean
  readonly tickText: (value: number) => string
  readonly axisTitle: string
  readonly draw: (data: T, geometry: Geometry) => React.ReactNode
  /** What stands to the right of a row's name: its figure. */
  readonly figure: (row: { readonly option: OptionResult; readonly data: T }) => React.ReactNode
  readonly dots?: readonly Dot[] | ((box: Box) => readonly Dot[])
  /** The whole chart in words, for those who cannot see it. */
  readonly label: string
}

/** The room a chart has. */
export interface Box {
  /** Of the plot, in pixels. */
  readonly width: number
  /** Too narrow for words beside marks: they stand above them. */
  readonly narrow: boolean
  /** Size of the words in the drawing, in pixels: it follows the reader's type and grows with the chart. */
  readonly type: number
}

export interface Geometry extends Box {
  /** Pixels from the left edge of the drawing; what lies outside the axis is held at its ends. */
  readonly x: (value: number) => number
  readonly left: number
  readonly right: number
  /** Top of the row's drawing room. */
  readonly top: number
  readonly option: OptionResult
}

const headLine = 26
const narrowBelow = 460

const side = 14

/** Width of words in the chart's type, near enough to keep them apart. */
export const textWidth = (text: string, type: number): number => text.length * type * 0.53

/** As much of a text as fits; the rest is told by pointing. */
export const fitted = (text: string, width: number, type: number): string => {
  const letters = Math.max(4, Math.floor(width / (type * 0.53)))
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text
}

/** From a twelfth of a phone's width to a wall: in steps, so that a window made wider does not make every letter crawl. */
const typeFor = (width: number, rem: number): number =>
  Math.round(rem * (width < 34 * rem ? 0.75 : width < 60 * rem ? 0.8125 : width < 80 * rem ? 0.875 : 0.9375))

/** Lines that mark, names and figure of a row take, so that none is cut; the same for all rows. */
function headLinesFor(options: readonly OptionResult[], width: number, rem: number): 1 | 2 | 4 {
  const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text, 0.8125 * rem)))
  const whats = longest(options.map(whatOf))
  const names = longest(options.map((option) => techniqueStyle[option.technique].name))
  const room = width - 2 * side
  if (width < 21 * rem || whats > room) return 4
  return width < 32 * rem || names + whats + 10 * rem > room ? 2 : 1
}

/**
 * A row for each option on one axis. Recharts gives axis, grid, scale and the hover of published figures;
 * each row's figures are drawn by `draw`; names and figures are HTML laid over it, so they wrap, can be selected and pressed.
 */
export function RowChart<T>(props: RowChartProps<T>) {
  const { rows, room, domain, ticks, log = false, tickText, axisTitle, draw, figure, label } = props
  const [measure, { width, rem }] = useRoom(640)
  const type = typeFor(width, rem)
  const axisHeight = Math.round(3.8 * type)
  const box: Box = { width: width - 2 * side, narrow: width < narrowBelow, type }
  const dots = typeof props.dots === "function" ? props.dots(box) : (props.dots ?? [])
  const headLines = headLinesFor(
    rows.map((row) => row.option),
    width,
    rem,
  )
  const headHeight = Math.round((4 + headLines * headLine) * Math.max(1, rem / 16))
  const rowHeight = headHeight + (typeof room === "function" ? room(box) : room)
  const plot = rows.length * rowHeight
  return (
    <div
      ref={measure}
      className={styles.rowChart}
      style={{ height: plot + axisHeight, "--chart-type": `${type}px` } as React.CSSProperties}
    >
      <VisuallyHidden>{label}</VisuallyHidden>
      <div className={styles.drawing} aria-hidden="true">
        <ResponsiveContainer width="100%" height={plot + axisHeight} initialDimension={{ width: 640, height: plot + axisHeight }}>
          <ScatterChart margin={{ top: 0, right: side, bottom: 0, left: side }} accessibilityLayer={false}>
            <CartesianGrid horizontal={false} stroke="var(--rule)" />
            <XAxis
              type="number"
              dataKey="value"
              domain={[...domain]}
              ticks={[...ticks]}
              scale={log ? "log" : "linear"}
              allowDataOverflow
              tickFormatter={tickText}
              height={axisHeight}
              interval="preserveStartEnd"
              minTickGap={10}
              axisLine={{ stroke: "var(--rule-strong)" }}
              tickLine={{ stroke: "var(--rule-strong)" }}
              tick={{ fill: "var(--ink-2)", fontSize: type }}
              label={{ value: axisTitle, position: "insideBottom", offset: 4, fill: "var(--ink-2)", fontSize: type }}
            />
            <YAxis type="number" dataKey="y" domain={[0, Math.max(1, plot)]} reversed hide />
            <Layer rows={rows} rowHeight={rowHeight} headHeight={headHeight} box={box} draw={draw} log={log} domain={domain} />
            {dots.length > 0 && <Tooltip cursor={false} isAnimationActive={false} content={<DotTip />} />}
            <Scatter
              isAnimationActive={false}
              data={dots.map((dot) => ({ ...dot, y: dot.row * rowHeight + headHeight + dot.lift }))}
              shape={(point: unknown) => <DotShape point={point as DotPoint} />}
            />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
      {rows.map((row, index) => (
        <div
          key={row.id}
          className={styles.rowHead}
          style={{ top: index * rowHeight, height: headHeight }}
          data-first={index === 0 ? "" : undefined}
          data-lines={headLines}
        >
          <span className={styles.rowMark} style={{ color: hueOf(row.option) }}>
            <TechniqueMark technique={row.option.technique} size={14} hollow={!row.option.feasible} />
          </span>
          <span className={styles.rowName}>{techniqueStyle[row.option.technique].name}</span>
          <span className={styles.rowWhat} title={whatOf(row.option)}>
            {whatOf(row.option)}
          </span>
          <span className={styles.rowFigure}>{figure(row)}</span>
        </div>
      ))}
    </div>
  )
}

export const hueOf = (option: OptionResult): string => `var(--${techniqueStyle[option.technique].series})`
export const softHueOf = (option: OptionResult): string => `var(--${techniqueStyle[option.technique].series}-soft)`
export const whatOf = (option: OptionResult): string => {
  const gpu = gpuShortName(option)
  return gpu === null ? option.productName : `${option.productName} on ${gpu}`
}

interface LayerProps<T> {
  readonly rows: RowChartProps<T>["rows"]
  readonly rowHeight: number
  readonly headHeight: number
  readonly box: Box
  readonly draw: RowChartProps<T>["draw"]
  readonly log: boolean
  readonly domain: readonly [number, number]
}

function Layer<T>({ rows, rowHeight, headHeight, box, draw, log, domain }: LayerProps<T>) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot) return null
  const x = (value: number): number => {
    const held = Math.min(domain[1], Math.max(log ? Math.max(domain[0], 1e-9) : domain[0], value))
    return Number(scale(held))
  }
  return (
    <g>
      {rows.map((row, index) => (
        <g key={row.id} data-row={row.option.key}>
          {draw(row.data, {
            ...box,
            x,
            left: plot.x,
            right: plot.x + plot.width,
            top: plot.y + index * rowHeight + headHeight,
            option: row.option,
          })}
        </g>
      ))}
    </g>
  )
}

interface DotPoint {
  readonly cx: number
  readonly cy: number
  readonly payload: Dot
}

function DotShape({ point }: { readonly point: DotPoint }) {
  const { cx, cy, payload } = point
  return (
    <path
      d={
        payload.shape === "circle"
          ? `M${cx - 3.5} ${cy}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`
          : `M${cx} ${cy - 4.4}l4.4 4.4l-4.4 4.4l-4.4 -4.4z`
      }
      fill={payload.solid ? "var(--ink-2)" : "var(--surface)"}
      stroke="var(--ink-2)"
      strokeWidth={1.25}
      data-measurement={payload.id}
    />
  )
}

interface TipProps {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload: Dot }[]
}

function DotTip({ active = false, payload = [] }: TipProps) {
  const dot = payload[0]?.payload
  if (!active || !dot) return null
  return (
    <div className={styles.tip}>
      <strong>{dot.title}</strong>
      {dot.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}
