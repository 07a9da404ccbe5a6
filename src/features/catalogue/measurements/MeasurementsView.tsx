import type { ReactElement } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { DataTable } from "../table/DataTable.tsx"
import { useTableWords } from "../table/useTableWords.ts"
import { measurementSpec } from "./columns.ts"
import { MeasurementPage } from "./MeasurementPage.tsx"

/** All measurements as a table, or the page of the one the link names. */
export function MeasurementsView(): ReactElement {
  const { measurements } = useFullCatalogue()
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  if (focus !== null) {
    const row = measurements.find((one) => one.id === focus)
    return row ? <MeasurementPage key={focus} row={row} /> : <NoSuchRow view="measurements" all="measurements" id={focus} />
  }
  return <DataTable spec={measurementSpec} rows={measurements} {...words} />
}
