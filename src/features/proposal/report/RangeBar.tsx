import type { ReactElement } from "react"
import type { Span } from "../../../ui/format.ts"
import css from "./report.module.css"

interface RangeBarProps {
  readonly span: Span
  /** The axis starts at nothing and ends here. */
  readonly most: number
}

/** A range on an axis that all rows of a table share: the band from low to high, the tick at what is likely. Said by the figure beside it. */
export function RangeBar({ span, most }: RangeBarProps): ReactElement {
  const at = (value: number): number => (most > 0 ? Math.min(100, (value / most) * 100) : 0)
  return (
    <svg className={css["bar"]} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M0 5H100" className={css["axis"]} />
      <rect x={at(span.low)} y="2" width={Math.max(1, at(span.high) - at(span.low))} height="6" className={css["band"]} />
      <rect x={Math.max(0, at(span.likely) - 0.75)} y="0" width="1.5" height="10" className={css["tick"]} />
    </svg>
  )
}
