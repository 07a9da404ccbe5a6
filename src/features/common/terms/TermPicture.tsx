import type { ReactElement } from "react"
import type { Term, TermPicture as Picture } from "../../../dataset/schema/index.ts"
import { techniqueStyle } from "../techniqueStyle.ts"

interface Ink {
  readonly color: string
  readonly soft: string
}

const still = { fill: "var(--surface-sunk)", stroke: "var(--rule-strong)" } as const

interface RowOfCells {
  readonly y: number
  readonly height: number
  readonly space?: number
}

/** A row of cells of which some are the VM's own. */
const cells = (count: number, mine: (at: number) => boolean, { y, height, space = 3 }: RowOfCells, ink: Ink): ReactElement[] => {
  const width = (112 - space * (count - 1)) / count
  return Array.from({ length: count }, (_, at) => (
    <rect
      key={`${y}-${at}`}
      x={4 + at * (width + space)}
      y={y}
      width={width}
      height={height}
      rx={2}
      {...(mine(at) ? { fill: ink.soft, stroke: ink.color } : still)}
    />
  ))
}

const arrow = (x: number, y: number, to: number): string => `M${x} ${y}H${to}M${to - 5} ${y - 4}L${to} ${y}L${to - 5} ${y + 4}`

const pictures: Readonly<Record<Picture, (ink: Ink) => ReactElement>> = {
  board: ({ color, soft }) => (
    <>
      <path d="M4 8V60H116V14H4M20 60v6h34v-6" {...still} fill="var(--surface)" />
      {[0, 1, 2, 3].map((at) => (
        <rect key={at} x={12 + at * 25} y={22} width={21} height={28} rx={3} fill={soft} stroke={color} />
      ))}
    </>
  ),
  calls: ({ color, soft }) => (
    <>
      <rect x={4} y={10} width={30} height={52} rx={4} fill={soft} stroke={color} />
      <rect x={86} y={10} width={30} height={52} rx={4} {...still} />
      {[20, 30, 40].map((y) => (
        <path key={y} d={arrow(36, y, 83)} fill="none" stroke={color} strokeWidth={1.6} />
      ))}
      <path d="M84 52H37M42 48L37 52L42 56" fill="none" stroke="var(--ink-3)" strokeWidth={1.6} strokeDasharray="3 3" />
    </>
  ),
  cells: (ink) => (
    <>
      <rect x={0.5} y={14} width={119} height={44} rx={5} fill="var(--surface)" stroke="var(--rule-strong)" />
      {cells(8, (at) => at < 3, { y: 20, height: 32 }, ink)}
    </>
  ),
  turns: (ink) => (
    <>
      {cells(9, (at) => at % 3 === 0, { y: 16, height: 24, space: 0 }, ink)}
      <path d={arrow(4, 54, 116)} fill="none" stroke="var(--ink-3)" strokeWidth={1.4} />
    </>
  ),
  walls: (ink) => (
    <>
      {cells(4, (at) => at === 0, { y: 12, height: 20, space: 8 }, ink)}
      {cells(4, (at) => at === 0, { y: 40, height: 20, space: 8 }, ink)}
      <path d="M32 6V66M62 6V66M92 6V66" stroke="var(--ink-2)" strokeWidth={2.4} transform="translate(-2 0)" />
    </>
  ),
  share: ({ color, soft }) => (
    <>
      <rect x={4} y={14} width={112} height={16} rx={3} {...still} />
      <rect x={4} y={42} width={112} height={16} rx={3} fill="none" stroke="var(--rule-strong)" strokeDasharray="3 3" />
      <rect x={4} y={42} width={96} height={16} rx={3} fill={soft} stroke={color} />
    </>
  ),
  move: ({ color, soft }) => (
    <>
      <rect x={4} y={8} width={34} height={56} rx={4} {...still} />
      <rect x={82} y={8} width={34} height={56} rx={4} {...still} />
      <rect x={10} y={16} width={22} height={18} rx={3} fill="none" stroke={color} strokeDasharray="3 3" />
      <rect x={88} y={38} width={22} height={18} rx={3} fill={soft} stroke={color} />
      <path d="M38 25H58V47H79M74 43L79 47L74 51" fill="none" stroke={color} strokeWidth={1.6} />
    </>
  ),
}

const quiet: Ink = { color: "var(--accent)", soft: "var(--accent-soft)" }

/** A small picture beside a term; the term's lines say the same. */
export function TermPicture({ term, className }: { readonly term: Term; readonly className?: string | undefined }): ReactElement | null {
  const style = term.technique && techniqueStyle[term.technique]
  if (!term.picture) return null
  const ink = style ? { color: style.color, soft: style.softColor } : quiet
  return (
    <svg className={className} viewBox="0 0 120 72" aria-hidden="true" focusable="false" strokeWidth={1.3}>
      {pictures[term.picture](ink)}
    </svg>
  )
}
