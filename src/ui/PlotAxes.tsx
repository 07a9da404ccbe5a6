import type { ReactElement } from "react"
import css from "./PlotAxes.module.css"

/** Where a plot lies in its picture, in the picture's units. */
export interface PlotBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A value of an axis: where it stands, and its words. */
export interface AxisMark {
  readonly at: number
  readonly text: string
}

export interface PlotAxesProps {
  readonly box: PlotBox
  /** Values from bottom to top, each with a line across the plot and its words left of it. */
  readonly up: readonly AxisMark[]
  /** Values from left to right, their words below the plot; those at its ends stay within it. Without words, a line alone. */
  readonly along: readonly AxisMark[]
  /** Lines up from the values along, too. */
  readonly crossed?: boolean
  /** A line along the foot of the plot. */
  readonly grounded?: boolean
  /** Size of the words in the picture's units, where these are not pixels. */
  readonly type?: number
}

/** Lines and values of both axes of a plot drawn by hand. */
export function PlotAxes({ box, up, along, crossed = false, grounded = false, type }: PlotAxesProps): ReactElement {
  const style = type === undefined ? {} : { style: { fontSize: type } }
  const anchor = (at: number): "start" | "middle" | "end" => (at <= box.left ? "start" : at >= box.right ? "end" : "middle")
  return (
    <g>
      {up.map(({ at, text }) => (
        <g key={text}>
          <path d={`M${box.left} ${at}H${box.right}`} className={css["line"]} />
          <text x={box.left - 6} y={at} dy="0.35em" textAnchor="end" className={css["mark"]} {...style}>
            {text}
          </text>
        </g>
      ))}
      {grounded && <path d={`M${box.left} ${box.bottom}H${box.right}`} className={css["ground"]} />}
      {along.map(({ at, text }) => (
        <g key={at}>
          {crossed && <path d={`M${at} ${box.top}V${box.bottom}`} className={css["line"]} />}
          {text !== "" && (
            <text x={at} y={box.bottom + Math.max(18, 1.15 * (type ?? 0))} textAnchor={anchor(at)} className={css["mark"]} {...style}>
              {text}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
