import type { ReactElement } from "react"
import type { Measurement } from "../../../dataset/schema/index.ts"
import type { ViewState } from "../../../scenario/view.ts"
import { plural } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { className, shareText, techniqueOrControl, titleOf, useNames } from "./words.ts"
import css from "./plot.module.css"

export interface DotCardProps {
  readonly row: Measurement | undefined
  readonly siblings: readonly Measurement[]
  readonly table: ViewState["table"]
}

/** The measurement that is pointed at: what was measured, on what, and where one can read it. */
export function DotCard({ row, siblings, table }: DotCardProps): ReactElement {
  if (!row) {
    return (
      <div className={css["card"]} data-empty>
        <p className={css["said"]}>
          Point at a mark, or reach one with Tab and the arrow keys, to see what was measured; open it to read on.
        </p>
      </div>
    )
  }
  const facts = [
    row.product,
    row.gpu,
    row.hypervisor,
    row.concurrency !== null && row.concurrency > 1 ? `${row.concurrency} VMs at once` : null,
    row.year === null ? null : String(row.year),
  ].filter((fact): fact is string => fact !== null && fact !== "")
  return (
    <div className={css["card"]}>
      <p className={css["cardKicker"]}>
        {row.technique && <TechniqueMark technique={row.technique} size={11} />}
        {techniqueOrControl(row.technique)} · {className(row.workloadClass)}
      </p>
      <p className={css["cardFigure"]}>{shareText(row)}</p>
      <p className={css["cardTitle"]}>{titleOf(row)}</p>
      <p className={css["said"]}>{[...new Set(facts)].join(" · ")}</p>
      <p className={css["said"]}>
        Used for: {useNames[row.use]}.{row.useReason ? ` ${row.useReason}` : ""}
      </p>
      <EvidenceList evidence={row.evidence} />
      {siblings.length > 0 && (
        <p className={css["said"]}>{plural(siblings.length, "more measurement")} from the same source: ringed in the picture.</p>
      )}
      <ViewLink view="measurements" focus={row.id} table={table} className={css["open"]}>
        Open this measurement
      </ViewLink>
    </div>
  )
}
