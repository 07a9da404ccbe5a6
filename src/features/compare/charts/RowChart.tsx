import { Suspense } from "react"
import type { OptionResult } from "../../../engine/report.ts"
import { lazyPart } from "../../../ui/lazyPart.tsx"
import { PlotAxes, type AxisMark } from "../../../ui/PlotAxes.tsx"
import { useRoom } from "../../../ui/useRoom.ts"
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx"
import { MixMark, TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { gpuShortName } from "../words.ts"
import type { Mark } from "./against.ts"
import { lineHeight, textWidth } from "./lines.tsx"
import { planId, planName } from "./planRow.ts"
import styles from "./charts.module.css"
import own from "./RowChart.module.css"

const Dots = lazyPart(
  () => import("./Dots.tsx"),
  (module) => module.Dots,
)

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
  /** Below them: a plan of parts, which is no option. */
  readonly plan?: PlanRow | null
  /** Where a row's value stood before, or stands elsewhere, by the row's id. */
  readonly marks?: (id: string) => readonly Mark[]
  /** The whole chart in words, for those who cannot see it. */
  readonly label: string
}

/** The row of a plan of parts. */
export interface PlanRow {
  readonly what: string
  readonly figure: React.ReactNode
  /** Height of its drawing room. */
  readonly room: (box: Box) => number
  readonly draw: (geometry: Place) => React.ReactNode
  /** It is of an earlier scenario: its own is being worked out. */
  readonly stale: boolean
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

/** Where a row is drawn. */
export interface Place extends Box {
  /** Pixels from the left edge of the drawing; what lies outside the axis is held at its ends. */
  readonly x: (value: number) => number
  readonly left: number
  readonly right: number
  /** Top of the row's drawing room. */
  readonly top: number
}

export interface Geometry extends Place {
  readonly option: OptionResult
}

const headLine = 26
const narrowBelow = 460

const side = 14

/** As much of a text as fits; the rest is told by pointing. */
export const fitted = (text: string, width: number, type: number): string => {
  const letters = Math.max(4, Math.floor(width / (type * 0.53)))
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text
}

/** From a twelfth of a phone's width to a wall: in steps, so that a window made wider does not make every letter crawl. */
const typeFor = (width: number, rem: number): number =>
  Math.round(rem * (width < 34 * rem ? 0.75 : width < 60 * rem ? 0.8125 : width < 80 * rem ? 0.875 : 0.9375))

/** Lines that mark, names and figure of a row take, so that none is cut; the same for all rows. */
function headLinesFor(heads: readonly { readonly name: string; readonly what: string }[], width: number, rem: number): 1 | 2 | 4 {
  const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text, 0.8125 * rem)))
  const whats = longest(heads.map(({ what }) => what))
  const names = longest(heads.map(({ name }) => name))
  const room = width - 2 * side
  if (width < 21 * rem || whats > room) return 4
  return width < 32 * rem || names + whats + 10 * rem > room ? 2 : 1
}

/** Between the words of two ticks, in pixels. */
const tickGap = 10

/** The ticks, with words where these have room: at both ends, and between them where they are clear of both neighbours. */
function roomy(marks: readonly AxisMark[], right: number, type: number): readonly AxisMark[] {
  // Words at the ends of the plot stay within it.
  const spanOf = ({ at, text }: AxisMark, index: number): readonly [number, number] => {
    const width = textWidth(text, type)
    const from = index === 0 ? at : at >= right ? at - width : at - width / 2
    return [from, from + width]
  }
  const end = marks.length - 1
  const lastFrom = marks[end] ? spanOf(marks[end], end)[0] : right
  let taken = -Infinity
  return marks.map((mark, index) => {
    const [from, to] = spanOf(mark, index)
    if (index !== 0 && index !== end && (from < taken + tickGap || to + tickGap > lastFrom)) return { at: mark.at, text: "" }
    taken = to
    return mark
  })
}

/** Where a value stands on an axis from `left` to `right`; what lies outside is held at the ends. */
function axisOf({ domain, log }: Pick<RowChartProps<unknown>, "domain"> & { readonly log: boolean }, left: number, right: number) {
  const [low, high] = log ? [Math.log(Math.max(domain[0], 1e-9)), Math.log(domain[1])] : domain
  return (value: number): number => {
    const at = log ? Math.log(Math.max(value, 1e-9)) : value
    return left + (right - left) * Math.min(1, Math.max(0, (at - low) / (high - low || 1)))
  }
}

/**
 * A row for each option on one axis. Each row's figures are drawn by `draw`; names and figures are HTML laid over it, so they wrap, can be
 * selected and pressed. Published figures come with the library that points at them (Dots.tsx), where there are any.
 */
export function RowChart<T>(props: RowChartProps<T>) {
  const { rows, room, domain, ticks, log = false, tickText, axisTitle, draw, figure, plan = null, marks = () => [], label } = props
  const [measure, { width, rem }] = useRoom(640)
  const type = typeFor(width, rem)
  const axisHeight = Math.round(3.8 * type)
  const box: Box = { width: width - 2 * side, narrow: width < narrowBelow, type }
  const dots = typeof props.dots === "function" ? props.dots(box) : (props.dots ?? [])
  const headLines = headLinesFor(
    [...rows.map(({ option }) => headOf(option)), ...(plan ? [{ name: planName, what: plan.what }] : [])],
    width,
    rem,
  )
  const headHeight = Math.round((4 + headLines * headLine) * Math.max(1, rem / 16))
  const ids = [...rows.map(({ id }) => id), ...(plan ? [planId] : [])]
  const told = Math.max(0, ...ids.map((id) => marks(id).filter(({ text }) => text !== null).length))
  const markHeight = told === 0 ? 0 : told * lineHeight(type) + 6
  const rowHeight = headHeight + (typeof room === "function" ? room(box) : room) + markHeight
  const planTop = rows.length * rowHeight
  const plot = planTop + (plan ? headHeight + plan.room(box) + markHeight : 0)
  const [left, right] = [side, Math.max(side + 1, width - side)]
  const x = axisOf({ domain, log }, left, right)
  return (
    <div
      ref={measure}
      className={own.rowChart}
      style={
        { height: plot + axisHeight, "--chart-type": `${type}px`, "--tall": plot + axisHeight, "--wide": width } as React.CSSProperties
      }
    >
      <VisuallyHidden>{label}</VisuallyHidden>
      <div className={own.drawing} aria-hidden="true">
        <svg width={width} height={plot + axisHeight}>
          <PlotAxes
            box={{ left, right, top: 0, bottom: plot }}
            up={[]}
            along={roomy(
              ticks.map((tick) => ({ at: x(tick), text: tickText(tick) })),
              right,
              type,
            )}
            crossed
            grounded
            type={type}
          />
          <text x={(left + right) / 2} y={plot + axisHeight - 4} textAnchor="middle" className={own.axisTitle}>
            {axisTitle}
            {ids.some((id) => marks(id).some(({ text }) => text === null)) && " (dashed: before)"}
          </text>
          {rows.map((row, index) => (
            <g key={row.id} data-row={row.option.key}>
              {/* The whole row, for who frames it (embed/LookHere.tsx). */}
              <rect
                data-technique={row.option.technique}
                x={3}
                y={index * rowHeight + 3}
                width={Math.max(0, width - 6)}
                height={rowHeight - 6}
                fill="none"
                pointerEvents="none"
              />
              {draw(row.data, { ...box, x, left, right, top: index * rowHeight + headHeight, option: row.option })}
            </g>
          ))}
          {ids.map((id, index) => (
            <Marks
              key={id}
              marks={marks(id)}
              x={x}
              left={left}
              right={right}
              top={index * rowHeight + headHeight}
              bottom={id === planId ? plot : (index + 1) * rowHeight}
              type={type}
            />
          ))}
          {plan && (
            <g data-row={planId} opacity={plan.stale ? 0.5 : undefined}>
              {plan.draw({ ...box, x, left, right, top: planTop + headHeight })}
            </g>
          )}
        </svg>
        {dots.length > 0 && (
          <Suspense fallback={null}>
            <Dots
              dots={dots.map((dot) => ({ ...dot, y: dot.row * rowHeight + headHeight + dot.lift }))}
              domain={domain}
              margin={{ top: 0, right: side, bottom: axisHeight, left: side }}
              height={plot}
            />
          </Suspense>
        )}
      </div>
      {rows.map((row, index) => (
        <div
          key={row.id}
          className={own.rowHead}
          style={{ top: index * rowHeight, height: headHeight }}
          data-first={index === 0 ? "" : undefined}
          data-lines={headLines}
        >
          <span className={own.rowMark} style={{ color: hueOf(row.option) }}>
            <TechniqueMark technique={row.option.technique} size={14} hollow={!row.option.feasible} />
          </span>
          <span className={own.rowName}>{techniqueStyle[row.option.technique].name}</span>
          <span className={own.rowWhat} title={whatOf(row.option)}>
            {whatOf(row.option)}
          </span>
          <span className={own.rowFigure}>{figure(row)}</span>
        </div>
      ))}
      {plan && (
        <div
          className={own.rowHead}
          style={{ top: planTop, height: headHeight }}
          data-first={rows.length === 0 ? "" : undefined}
          data-lines={headLines}
          data-stale={plan.stale ? "" : undefined}
        >
          <span className={own.rowMark}>
            <MixMark size={14} />
          </span>
          <span className={own.rowName}>{planName}</span>
          <span className={own.rowWhat} title={plan.what}>
            {plan.what}
          </span>
          <span className={own.rowFigure}>{plan.figure}</span>
        </div>
      )}
    </div>
  )
}

const headOf = (option: OptionResult) => ({ name: techniqueStyle[option.technique].name, what: whatOf(option) })

interface MarksProps extends Pick<Place, "x" | "left" | "right" | "top" | "type"> {
  readonly marks: readonly Mark[]
  /** Of the row. */
  readonly bottom: number
}

/** Dashed strokes across a row's bar, and at its foot whose they are; where there are several they have numbers. */
function Marks({ marks, x, left, right, top, bottom, type }: MarksProps) {
  const told = marks.filter(({ text }) => text !== null)
  const name = (mark: Mark): string => (told.length > 1 ? String(told.indexOf(mark) + 1) : "")
  const from = bottom - 4 - told.length * lineHeight(type)
  return (
    <>
      {marks.map((mark, index) => (
        <g key={index} data-mark={mark.text === null ? "before" : "beside"}>
          <path d={`M${x(mark.at)} ${top}v${Math.round(1.9 * type)}`} className={own.ghost} />
          {mark.text !== null && told.length > 1 && (
            <text x={x(mark.at) + 3} y={top + Math.round(1.9 * type)} className={styles.small}>
              {name(mark)}
            </text>
          )}
        </g>
      ))}
      {told.map((mark, index) => {
        const y = from + index * lineHeight(type)
        return (
          <g key={index}>
            <path d={`M${left + 2} ${y + 2}v${type}`} className={own.ghost} />
            <text x={left + 9} y={y + Math.round(0.95 * type)} className={styles.small}>
              {fitted([name(mark), mark.text].filter(Boolean).join(" "), right - left - 9, type)}
            </text>
          </g>
        )
      })}
    </>
  )
}

export const hueOf = (option: OptionResult): string => `var(--${techniqueStyle[option.technique].series})`
export const softHueOf = (option: OptionResult): string => `var(--${techniqueStyle[option.technique].series}-soft)`
export const whatOf = (option: OptionResult): string => {
  const gpu = gpuShortName(option)
  return gpu === null ? option.productName : `${option.productName} on ${gpu}`
}
