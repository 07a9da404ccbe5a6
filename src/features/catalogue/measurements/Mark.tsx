import type { ReactElement } from "react"
import type { Measurement, TechniqueId } from "../../../dataset/schema/index.ts"
import { markPaths } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import css from "./plot.module.css"

/** Controls have no technique, so no mark of one. */
const crossPath = "M3 3l10 10M13 3 3 13"

export interface MarkProps {
  readonly technique: TechniqueId | null
  readonly use: Measurement["use"]
  /** An estimate, or from memory. */
  readonly doubtful?: boolean
  readonly x: number
  readonly y: number
  /** Pixels across. */
  readonly size: number
}

export const isDoubtful = (row: Measurement): boolean => row.evidence.some(({ basis }) => basis === "estimate" || basis === "recalled")

/** A measurement: shape and hue tell the technique; filled, ring or faint what it is used for; a dashed circle that nobody has verified it. */
export function Mark({ technique, use, doubtful = false, x, y, size }: MarkProps): ReactElement {
  const style = technique === null ? null : techniqueStyle[technique]
  const scale = (use === "context" ? 0.72 : 1) * (size / 14)
  return (
    <g
      transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`}
      className={css["mark"]}
      data-use={use}
      style={{ color: style?.color ?? "var(--ink-2)", ["--soft" as string]: style?.softColor ?? "none" }}
    >
      <path
        d={style ? markPaths[style.mark] : crossPath}
        transform={`scale(${scale.toFixed(3)}) translate(-8 -8)`}
        data-open={style === null || undefined}
      />
      {doubtful && <circle r={size * 0.8} className={css["doubt"]} />}
    </g>
  )
}
