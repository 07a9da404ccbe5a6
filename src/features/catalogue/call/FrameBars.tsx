import type { ReactElement } from "react"
import type { TechniqueId } from "../../../dataset/schema/index.ts"
import type { FrameTime } from "../../../engine/performance/frameTime.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { piecesOf } from "./ways.ts"
import { pieceNames, time } from "./words.ts"
import css from "./Call.module.css"

export interface FrameBarsProps {
  readonly technique: TechniqueId
  readonly frame: FrameTime
  /** Seconds of the frame that the call has seen pass. */
  readonly soFar: number
}

/** One frame on the bare machine and here, on one scale: what is added is seen beside what it is added to. */
export function FrameBars({ technique, frame, soFar }: FrameBarsProps): ReactElement {
  const total = frame.native + frame.added
  const scale = Math.max(total, frame.native)
  const { color, softColor } = techniqueStyle[technique]
  const hue = { "--hue": color, "--hue-soft": softColor } as React.CSSProperties
  const wide = (seconds: number): React.CSSProperties => ({ inlineSize: `${(seconds / scale) * 100}%` })
  return (
    <figure className={css["bars"]} style={hue}>
      <figcaption>One frame, to scale</figcaption>
      <div className={css["barName"]}>
        <span>Bare machine</span> <strong>{time(frame.native)}</strong>
      </div>
      <div className={css["bar"]}>
        <span data-piece="native" style={wide(frame.native)} />
      </div>
      <div className={css["barName"]}>
        <span>Here</span> <strong>{time(total)}</strong>
      </div>
      <div className={css["bar"]}>
        {piecesOf(frame).map(({ id, seconds }) => (
          <span key={id} data-piece={id} style={wide(seconds)} />
        ))}
        <span className={css["clock"]} style={{ insetInlineStart: `${Math.min(1, soFar / scale) * 100}%` }} />
      </div>
      <dl className={css["pieces"]}>
        {piecesOf(frame).map(({ id, seconds }) => (
          <div key={id}>
            <dt>
              <span data-piece={id} aria-hidden="true" />
              {pieceNames[id]}
            </dt>
            <dd>{time(seconds)}</dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}
