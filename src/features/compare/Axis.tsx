import styles from "./CompareBoard.module.css"
import { axisLabels, type Scale } from "./scales.ts"

interface AxisProps {
  readonly scale: Scale
  readonly label: (value: number) => string
}

/** An axis above its column. A label between the ends is shown where it and its neighbours have room. */
export function Axis({ scale, label }: AxisProps) {
  return axisLabels(scale, label).map(({ tick, text, at, edge, room }) => (
    <span
      key={tick}
      className={styles.tick}
      data-edge={edge}
      style={{ insetInlineStart: `${at * 100}%`, ...(room === null ? {} : ({ "--room": room } as React.CSSProperties)) }}
    >
      {text}
    </span>
  ))
}

/** The ends of a bar's scale, below it: for cards, which stand beneath no axis. */
export const Ends = ({ from, to }: { readonly from: string; readonly to: string }) => (
  <span className={styles.ends} aria-hidden="true">
    <span>{from}</span>
    <span>{to}</span>
  </span>
)

export const ScaleEnds = ({ scale, label }: AxisProps) => <Ends from={label(scale.ticks[0] ?? 0)} to={label(scale.max)} />
