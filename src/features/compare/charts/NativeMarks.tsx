import type { Range } from "../../../dataset/schema/index.ts"
import { percentRange } from "../../../ui/format.ts"
import type { ArticleRange } from "./nativeRows.ts"
import { fitted, hueOf, textWidth, type Geometry } from "./RowChart.tsx"
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

/** Words of a thin mark at y: above it where the chart is narrow, else beside it. */
const Words = ({ y, ...rest }: WordsProps) =>
  rest.geometry.narrow ? <Above {...rest} y={y - 5} /> : <Beside {...rest} y={y + Math.round(rest.geometry.type * 0.34)} />

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
