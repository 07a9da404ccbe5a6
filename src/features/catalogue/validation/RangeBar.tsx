import type { ReactElement } from "react"
import { percent } from "../../../ui/format.ts"
import { predictionText, type Row, type Verdict } from "./rows.ts"
import css from "./validation.module.css"

/** Shares up to this are drawn; what lies above stands at the edge. */
const axisEnd = 1.1
const at = (share: number): string => `${(Math.max(0, Math.min(share, axisEnd)) / axisEnd) * 100}%`

/** The predicted range as a bar with its likely value as a line, and the published figure as a mark whose shape says whether it lies inside. */
export function RangeBar({ row }: { readonly row: Row }): ReactElement {
  if (!row.range) return <span className={css["none"]}>not predicted: {row.reason}</span>
  return (
    <span className={css["cell"]}>
      <svg className={css["bar"]} aria-hidden="true" data-verdict={row.verdict}>
        <line className={css["native"]} x1={at(1)} x2={at(1)} y1="0" y2="100%" />
        <line className={css["axis"]} x1="0" x2="100%" y1="50%" y2="50%" />
        <rect className={css["range"]} x={at(row.range.low)} width={width(row.range.low, row.range.high)} y="20%" height="60%" rx="2" />
        <line className={css["likely"]} x1={at(row.range.likely)} x2={at(row.range.likely)} y1="10%" y2="90%" />
        {row.published !== null && (
          <svg x={at(row.published)} y="50%" overflow="visible">
            {row.verdict === "inside" ? <circle r="4.5" /> : <path d="m-4.5-4.5 9 9m0-9-9 9" />}
          </svg>
        )}
      </svg>
      <span className={css["text"]}>{predictionText(row)}</span>
    </span>
  )
}

const width = (low: number, high: number): string => `${((Math.min(high, axisEnd) - Math.max(0, low)) / axisEnd) * 100}%`

/** Inside or outside: a shape and a word. */
export const VerdictMark = ({ verdict }: { readonly verdict: Verdict }): ReactElement => (
  <span className={css["verdict"]} data-verdict={verdict}>
    <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
      {verdict === "inside" ? <circle r="4.5" /> : verdict === "outside" ? <path d="m-4.5-4.5 9 9m0-9-9 9" /> : <path d="M-4 0h8" />}
    </svg>
    {verdict}
  </span>
)

/** What the bars are drawn against. */
export const Key = (): ReactElement => (
  <p className={css["key"]}>
    <svg viewBox="0 0 34 16" width="34" height="16" aria-hidden="true" className={css["keyBar"]}>
      <rect className={css["range"]} x="1" width="32" y="3" height="10" rx="2" />
      <line className={css["likely"]} x1="20" x2="20" y1="1" y2="15" />
    </svg>
    predicted range and likely value, from 0 to {percent(axisEnd)} of native with a dotted line at native;
    <VerdictMark verdict="inside" /> or <VerdictMark verdict="outside" /> the published figure
  </p>
)
