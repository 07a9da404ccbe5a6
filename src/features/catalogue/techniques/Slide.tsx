import type { ReactElement, Ref } from "react"
import type { HowItWorks, Statement } from "../../../dataset/schema/index.ts"
import { markPaths } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { Diagram } from "./Diagram.tsx"
import { drawings } from "./drawings.ts"
import { height as drawingHeight } from "./geometry.ts"
import { markNames, SchedulerMark, StateMark, StepMark, type MarkKind } from "./Marks.tsx"
import { wrap } from "./wrap.ts"

export const slideWidth = 1280
export const slideHeight = 720

const margin = 48
const picture = { x: margin, y: 122, width: 420, scale: 1.08 }
const column = { x: margin + picture.width * picture.scale + 56, size: 20, line: 26 }
const textWidth = slideWidth - margin - column.x - 40

interface Line {
  readonly kind: number | MarkKind
  readonly title: string | null
  readonly lines: readonly string[]
  readonly y: number
}

/** The words of a slide, broken into lines, each with the height at which it starts; `end` is where they stop. */
export function slideWords(row: HowItWorks): { readonly words: readonly Line[]; readonly end: number } {
  const words: Line[] = []
  let y = picture.y + 18
  const put = (kind: Line["kind"], title: string | null, statement: Statement, space: number): void => {
    const lines = wrap(title === null ? statement.text : `${title}: ${statement.text}`, textWidth, column.size)
    words.push({ kind, title, lines, y })
    y += lines.length * column.line + space
  }
  row.steps.forEach((step, index) => put(index + 1, null, step, 9))
  y += 13
  put("scheduler", markNames.scheduler, row.scheduler, 9)
  put("state", markNames.state, row.state, 9)
  put("shared", "Shared by the VMs", row.shared, 0)
  return { words, end: y }
}

/** The rule that parts the steps from who schedules and what is kept. */
const ruleAt = (words: readonly Line[]): number => (words.find((one) => one.kind === "scheduler")?.y ?? 0) - 28

export interface SlideProps {
  readonly row: HowItWorks
  readonly label: string
  readonly credit: string
  readonly ref?: Ref<SVGSVGElement>
  readonly className?: string | undefined
}

/** The drawing with its words on one slide of 16 to 9; needs nothing outside itself but the theme's colours. */
export function Slide({ row, label, credit, ref, className }: SlideProps): ReactElement | null {
  const drawing = drawings[row.id]
  if (!drawing) return null
  const { name, color, mark } = techniqueStyle[row.technique]
  const { words } = slideWords(row)
  const crossing = drawing.steps.indexOf("boundary")
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here cannot be an <img>
    <svg ref={ref} className={className} viewBox={`0 0 ${slideWidth} ${slideHeight}`} role="img" aria-label={label}>
      <rect width={slideWidth} height={slideHeight} fill="var(--surface)" />
      <g fontFamily="var(--font)">
        <path d={markPaths[mark]} transform={`translate(${margin} 33) scale(1.7)`} fill={color} />
        <text x={margin + 42} y={58} fontSize={32} fontWeight={600} fill="var(--ink)">
          {name}
          <tspan fill="var(--ink-2)" fontWeight={400}>
            {` · ${row.name}`}
          </tspan>
        </text>
        <text x={margin} y={96} fontSize={19} fill="var(--ink-2)">
          {row.summary}
        </text>
        <path d={`M${column.x} ${ruleAt(words)}H${slideWidth - margin}`} stroke="var(--rule-strong)" />
        {words.map(({ kind, title, lines, y }) => (
          <g key={kind} transform={`translate(${column.x} ${y})`}>
            <g transform="translate(14 -6)">
              {typeof kind === "number" ? (
                <StepMark x={0} y={0} n={kind} color={color} crossing={kind === crossing + 1} />
              ) : kind === "scheduler" ? (
                <SchedulerMark x={0} y={0} />
              ) : kind === "state" ? (
                <StateMark x={0} y={0} />
              ) : (
                <path d="M-10 -7H10V7H-10ZM-3.3 -7V7M3.3 -7V7" fill="none" stroke="var(--ink)" strokeWidth={1.6} />
              )}
            </g>
            {lines.map((line, index) => (
              <text key={index} x={40} y={index * column.line} fontSize={column.size} fill="var(--ink)">
                {title !== null && index === 0 && line.startsWith(`${title}:`) ? (
                  <>
                    <tspan fontWeight={600}>{`${title}:`}</tspan>
                    {line.slice(title.length + 1)}
                  </>
                ) : (
                  line
                )}
              </text>
            ))}
          </g>
        ))}
        <text x={margin} y={slideHeight - 22} fontSize={13} fill="var(--ink-3)">
          {credit}
        </text>
      </g>
      <g transform={`translate(${picture.x} ${picture.y}) scale(${picture.scale})`}>
        <Diagram technique={row.technique} drawing={drawing} width={picture.width} />
      </g>
    </svg>
  )
}

/** The drawing alone, for narrow places. */
export function Figure({
  row,
  label,
  className,
}: {
  readonly row: HowItWorks
  readonly label: string
  readonly className?: string | undefined
}): ReactElement | null {
  const drawing = drawings[row.id]
  if (!drawing) return null
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here cannot be an <img>
    <svg className={className} viewBox={`-1 0 322 ${drawingHeight + 2}`} role="img" aria-label={label}>
      <Diagram technique={row.technique} drawing={drawing} width={320} />
    </svg>
  )
}
