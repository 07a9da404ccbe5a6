import { useMemo, type ReactElement } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { DataTable } from "../table/DataTable.tsx"
import { useTableWords } from "../table/useTableWords.ts"
import { hardwareSpec, type HardwareRow } from "./columns.ts"
import { GpuPage } from "./GpuPage.tsx"

/** All GPUs as a table, or the page of the one the link names. */
export function HardwareView(): ReactElement {
  const catalogue = useFullCatalogue()
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  const allowed = useExplorer((page) => page.scenario.supply.gpus)
  const rows = useMemo<readonly HardwareRow[]>(
    () => catalogue.gpus.map((gpu) => ({ gpu, price: catalogue.gpuPrice(gpu.id), sets: catalogue.instanceTypeSetsOf(gpu.id) })),
    [catalogue],
  )
  if (focus !== null) {
    const row = rows.find(({ gpu }) => gpu.id === focus)
    return row ? <GpuPage key={focus} row={row} columns={hardwareSpec.columns} /> : <NoSuchRow view="hardware" all="GPUs" id={focus} />
  }
  return <DataTable spec={hardwareSpec} rows={rows} {...words} marked={({ gpu }) => allowed.includes(gpu.id)} />
}
