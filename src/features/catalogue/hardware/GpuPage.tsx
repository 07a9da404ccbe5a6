import { useState, type ReactElement } from "react"
import { Button } from "../../../ui/Button.tsx"
import { memory, number } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { Block, Columns, Facts, Notes, pick, Said } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { SupplyButton } from "../parts/UseButtons.tsx"
import type { ColumnSpec } from "../table/columnSpec.ts"
import type { HardwareRow } from "./columns.ts"
import css from "./GpuPage.module.css"

export interface GpuPageProps {
  readonly row: HardwareRow
  readonly columns: readonly ColumnSpec<HardwareRow>[]
}

/** Everything known of one GPU. */
export function GpuPage({ row, columns }: GpuPageProps): ReactElement {
  const { gpu, price, sets } = row
  return (
    <RowPage view="hardware" all="GPUs" title={gpu.name}>
      <SupplyButton gpu={gpu} />
      <Facts row={row} columns={pick(columns, "technologies", "form", "year", "chip", "memory-type", "price-low", "price-high")} />
      <Columns>
        {sets.map((set) => (
          <Block key={`${set.technology}.${set.family}`} title={set.family}>
            <TypesTable set={set} />
            <EvidenceList evidence={set.evidence} />
          </Block>
        ))}
        <Block title="Price of a board">
          {price?.note && <Said>{price.note}</Said>}
          {price ? <EvidenceList evidence={price.evidence} /> : <Said>Not known. You can state one under economics.</Said>}
        </Block>
      </Columns>
      <Notes notes={[...gpu.hypervisorNotes, ...gpu.notes]} />
      <Block title="Sources of the row">
        <EvidenceList evidence={gpu.evidence} />
      </Block>
    </RowPage>
  )
}

/** More types than this are shown when asked for. */
const typesShown = 8

function TypesTable({ set }: { readonly set: HardwareRow["sets"][number] }): ReactElement {
  const [all, setAll] = useState(false)
  const list = all ? set.types : set.types.slice(0, typesShown)
  return (
    <div className={css["types"]}>
      <table>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col" data-number>
              Frame buffer
            </th>
            <th scope="col" data-number>
              Per GPU
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((type) => (
            <tr key={type.id}>
              <th scope="row">{type.name}</th>
              <td data-number>{type.frameBufferMib === null ? "unknown" : memory(type.frameBufferMib)}</td>
              <td data-number>{type.maxPerGpu === null ? "unknown" : number(type.maxPerGpu)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {set.types.length > typesShown && (
        <Button variant="quiet" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${set.types.length}`}
        </Button>
      )}
    </div>
  )
}
