import type { ReactElement } from "react"
import type { Measurement } from "../../../dataset/schema/index.ts"
import { number } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { Block, Facts, Notes, pick } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { measurementSpec } from "./columns.ts"

const { columns } = measurementSpec

/** One published comparison of virtual with native, and what it can be used for. */
export function MeasurementPage({ row }: { readonly row: Measurement }): ReactElement {
  const raw =
    row.nativeValue !== null && row.virtualValue !== null
      ? `${number(row.virtualValue, 5)} against ${number(row.nativeValue, 5)}${row.unit ? ` ${row.unit}` : ""}`
      : null
  return (
    <RowPage view="measurements" all="measurements" title={row.workload ?? row.variant}>
      <Facts row={row} columns={pick(columns, "class", "metric", "hypervisor", "guest", "vms", "low", "high")} />
      {raw && <p>Virtual against native: {raw}.</p>}
      <Notes
        notes={[row.useReason, row.comparison, row.derivation, row.scenarioCaveat, row.note].filter((note): note is string =>
          Boolean(note),
        )}
      />
      <Block title="Source">
        <EvidenceList evidence={row.evidence} />
      </Block>
    </RowPage>
  )
}
