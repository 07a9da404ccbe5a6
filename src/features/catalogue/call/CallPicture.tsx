import type { ReactElement } from "react"
import type { HowItWorks } from "../../../dataset/schema/index.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { Diagram } from "../techniques/Diagram.tsx"
import type { Drawing } from "../techniques/drawings.ts"
import { geometry, height, levelOf } from "../techniques/geometry.ts"
import css from "./Call.module.css"
import { placeOf } from "./placeOf.ts"

const width = 400
/** Calls drawn behind the first, at most. */
const mostBehind = 9
const apart = 11

export interface CallPictureProps {
  readonly way: HowItWorks
  readonly drawing: Drawing
  /** As in Walk. */
  readonly at: number
  /** Calls of a frame that travel the same way one by one. */
  readonly calls: number
  readonly label: string
}

/** The way as it is drawn for slides, with a call on it. */
export function CallPicture({ way, drawing, at, calls, label }: CallPictureProps): ReactElement {
  const place = geometry(drawing, width)
  const levels = drawing.steps.map((step) => levelOf(step, place))
  const { y, back } = placeOf(at, levels)
  const { color } = techniqueStyle[way.technique]
  const top = levels[0] ?? 0
  const behind = Math.min(mostBehind, Math.round(2 * Math.log10(Math.max(1, calls))))
  const sign = back ? 1 : -1
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here cannot be an <img>
    <svg className={css["picture"]} viewBox={`-6 0 ${width + 8} ${height + 2}`} role="img" aria-label={label}>
      <Diagram technique={way.technique} drawing={drawing} width={width} />
      <g fill={color} opacity={0.55}>
        {Array.from({ length: behind }, (_, one) => y + sign * apart * (one + 1.4)).map((spot, one) =>
          spot >= top && spot <= (levels.at(-1) ?? spot) ? <circle key={one} cx={place.spine - 14} cy={spot} r={3.2} /> : null,
        )}
      </g>
      <g transform={`translate(${place.spine} ${y})`}>
        <circle r={19} fill={color} opacity={0.22} />
        <circle r={11} fill={back ? "var(--surface)" : "var(--ink)"} stroke={back ? color : "var(--surface)"} strokeWidth={3} />
        <path
          d={back ? "M0 5V-5M-4 -1L0 -5L4 -1" : "M0 -5V5M-4 1L0 5L4 1"}
          fill="none"
          stroke={back ? color : "var(--surface)"}
          strokeWidth={2.2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </svg>
  )
}
