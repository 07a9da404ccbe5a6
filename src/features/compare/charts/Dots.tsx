import { ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts"
import styles from "./Dots.module.css"
import type { Dot } from "./RowChart.tsx"

/** A dot with its place below the top of the plot, in pixels. */
export interface PlacedDot extends Dot {
  readonly y: number
}

export interface DotsProps {
  readonly dots: readonly PlacedDot[]
  readonly domain: readonly [number, number]
  /** Between the drawing's edges and the plot, in pixels. */
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  /** Of the plot, in pixels. */
  readonly height: number
}

/** Published figures laid over a chart, each told by pointing. Recharts finds the one that is meant. */
export function Dots({ dots, domain, margin, height }: DotsProps) {
  return (
    <div className={styles.dots}>
      <ResponsiveContainer width="100%" height={height + margin.bottom} initialDimension={{ width: 640, height: height + margin.bottom }}>
        <ScatterChart margin={margin} accessibilityLayer={false}>
          <XAxis type="number" dataKey="value" domain={[...domain]} allowDataOverflow hide />
          <YAxis type="number" dataKey="y" domain={[0, Math.max(1, height)]} reversed hide />
          <Tooltip cursor={false} isAnimationActive={false} content={<DotTip />} />
          <Scatter isAnimationActive={false} data={[...dots]} shape={(point: unknown) => <DotShape point={point as DotPoint} />} />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  )
}

interface DotPoint {
  readonly cx: number
  readonly cy: number
  readonly payload: PlacedDot
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
  readonly payload?: readonly { readonly payload: PlacedDot }[]
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
