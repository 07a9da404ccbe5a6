import type { ReactElement } from "react"

/** The three things a reader looks for in each drawing, with the words that explain the marks. */
export const markNames = {
  crossing: "Leaves the guest",
  scheduler: "Who schedules",
  state: "Where the state lives",
} as const
export type MarkKind = keyof typeof markNames | "shared"

interface At {
  readonly x: number
  readonly y: number
}

/** A clock: whoever decides whose turn it is. */
export const SchedulerMark = ({ x, y }: At): ReactElement => (
  <g transform={`translate(${x} ${y})`}>
    <circle r={9} fill="var(--ink)" />
    <path d="M0 -5V0.4L3.6 2.6" fill="none" stroke="var(--surface)" strokeWidth={1.8} strokeLinecap="round" strokeLinejoin="round" />
  </g>
)

/** A drum of memory: what would have to be moved with the VM. */
export const StateMark = ({ x, y }: At): ReactElement => (
  <g transform={`translate(${x} ${y})`}>
    <rect x={-9} y={-9} width={18} height={18} rx={4} fill="var(--ink)" />
    <path d="M-4.6 -3.2V3.4C-4.6 4.7 -2.6 5.6 0 5.6S4.6 4.7 4.6 3.4V-3.2" fill="none" stroke="var(--surface)" strokeWidth={1.5} />
    <ellipse cy={-3.2} rx={4.6} ry={2.2} fill="none" stroke="var(--surface)" strokeWidth={1.5} />
  </g>
)

export interface StepMarkProps extends At {
  readonly n: number
  readonly color: string
  /** Where the call leaves the guest. */
  readonly crossing?: boolean
}

/** A numbered step on the call's way; a second ring where it leaves the guest. */
export const StepMark = ({ x, y, n, color, crossing = false }: StepMarkProps): ReactElement => (
  <g transform={`translate(${x} ${y})`}>
    {crossing && <circle r={14.5} fill="var(--surface)" stroke={color} strokeWidth={2} />}
    <circle r={10.5} fill={color} stroke="var(--surface)" strokeWidth={crossing ? 0 : 1.5} />
    <text textAnchor="middle" dy="0.355em" fontSize={13} fontWeight={700} fill="var(--surface)">
      {n}
    </text>
  </g>
)

/** A mark by itself, for legends and lists. */
export function MarkIcon({ kind }: { readonly kind: MarkKind }): ReactElement {
  return (
    <svg viewBox="-16 -16 32 32" width={24} height={24} aria-hidden="true" focusable="false" style={{ flex: "none" }}>
      {kind === "crossing" && (
        <>
          <circle r={14.5} fill="none" stroke="var(--ink)" strokeWidth={2} />
          <circle r={10} fill="var(--ink)" />
        </>
      )}
      <g transform="scale(1.35)">
        {kind === "scheduler" && <SchedulerMark x={0} y={0} />}
        {kind === "state" && <StateMark x={0} y={0} />}
        {kind === "shared" && (
          <g fill="none" stroke="var(--ink)" strokeWidth={1.5}>
            <rect x={-9.5} y={-6} width={19} height={12} rx={2} />
            <path d="M-3.2 -6V6M3.2 -6V6" />
          </g>
        )}
      </g>
    </svg>
  )
}
