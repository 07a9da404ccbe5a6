import type { Range } from "../../../dataset/schema/index.ts"
import { percentRange } from "../../../ui/format.ts"
import type { ArticleRange } from "./nativeRows.ts"
import { textWidth } from "./lines.tsx"
import { fitted, hueOf, softHueOf, type Geometry } from "./RowChart.tsx"
import styles from "./charts.module.css"

interface WordsProps {
  readonly text: string
  /** The ends of the mark that the words belong to, in pixels. */
  readonly low: number
  readonly high: number
  /** Where the letters stand. */
  readonly y: number
  readonly geometry: Geometry
}

/** Words beside a mark, on whichever side has more room; what does not fit is cut, and told by pointing. */
export function Beside({ text, low, high, y, geometry: { left, right, type } }: WordsProps) {
  const gap = 7
  const width = textWidth(text, type)
  const toLeft = low - left - gap > width || low - left > right - high
  const shown = fitted(text, (toLeft ? low - left : right - high) - gap, type)
  return (
    <text x={toLeft ? low - gap : high + gap} y={y} textAnchor={toLeft ? "end" : "start"} className={styles.small}>
      {shown !== text && <title>{text}</title>}
      {shown}
    </text>
  )
}

/** Words above a mark, beginning where it begins, or ending where the chart ends. */
function Above({ text, low, y, geometry: { left, right, type } }: WordsProps) {
  const shown = fitted(text, right - left, type)
  return (
    <text x={Math.max(left, Math.min(low, right - textWidth(shown, type)))} y={y} className={styles.small}>
      {shown !== text && <title>{text}</title>}
      {shown}
    </text>
  )
}

/** Words of a mark at y: above it where the chart is narrow (by how much says its height), else beside it. */
const Words = ({ y, lift = 5, ...rest }: WordsProps & { readonly lift?: number }) =>
  rest.geometry.narrow ? <Above {...rest} y={y - lift} /> : <Beside {...rest} y={y + Math.round(rest.geometry.type * 0.34)} />

interface PartProps {
  readonly range: Range | null
  readonly text: string
  readonly y: number
  readonly geometry: Geometry
}

export const partText = (name: string, range: Range | null): string => (range === null ? name : `${name} ${percentRange(range)}`)

/** A thin range with its words. */
export function Part({ range, text, y, geometry }: PartProps) {
  if (range === null) return null
  const low = geometry.x(range.low)
  const high = Math.max(geometry.x(range.high), low + 2)
  return (
    <>
      <line x1={low} x2={high} y1={y} y2={y} stroke={hueOf(geometry.option)} strokeWidth={3} />
      <Words text={text} low={low} high={high} y={y} geometry={geometry} />
    </>
  )
}

interface GroupBarProps {
  readonly range: Range
  readonly text: string
  /** It is built nowhere: what it is part of misses a need. */
  readonly hollow: boolean
  /** The least share asked for; 0: none. */
  readonly target: number
  /** The middle of the bar. */
  readonly y: number
  readonly geometry: Geometry
}

/** What one group of a plan gets: a bar with its likely value and what is asked for, and its words. */
export function GroupBar({ range, text, hollow, target, y, geometry }: GroupBarProps) {
  const { x, type, option } = geometry
  const half = Math.round(0.36 * type)
  const low = x(range.low)
  const high = Math.max(x(range.high), low + 2)
  const likely = x(range.likely)
  return (
    <>
      <rect
        x={low}
        width={high - low}
        y={y - half}
        height={2 * half}
        rx={1.5}
        fill={hollow ? "var(--surface)" : softHueOf(option)}
        stroke={hueOf(option)}
        strokeWidth={1.5}
        strokeDasharray={hollow ? "3 3" : undefined}
      />
      <line x1={likely} x2={likely} y1={y - half - 2} y2={y + half + 2} stroke={hueOf(option)} strokeWidth={3} />
      {target > 0 && <path d={`M${x(target)} ${y + half} l3.5 5.5 h-7 z`} fill="var(--ink-2)" />}
      <Words text={text} low={low} high={high} y={y} geometry={geometry} lift={half + 4} />
    </>
  )
}

interface BracketProps {
  readonly range: ArticleRange
  readonly y: number
  readonly geometry: Geometry
}

/** What the article gives, open at the end that it leaves open. */
export function Bracket({ range: { low: from, high: to, open, text }, y, geometry }: BracketProps) {
  const low = geometry.x(from)
  const high = Math.max(geometry.x(to), low + 1)
  return (
    <>
      <path
        d={`M${low} ${open === "low" ? y : y - 4} V${y} H${high} ${open === "high" ? "" : `V${y - 4}`}`}
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth={1.25}
      />
      <Words text={`article: ${text}`} low={low} high={high} y={y} geometry={geometry} />
    </>
  )
}
