import { plainName } from "./columns.ts"
import { looksLikeGpu } from "./gpuNames.ts"
import { gpusOfColumns } from "./madeColumns.ts"
import { isBlank } from "./quantity.ts"
import type { Table } from "./table.ts"

/** A host's GPUs that stand in a column each ("GPU 1", "GPU 2") as the list of one column. */
export function withGpusTogether(table: Table): Table {
  const places = table.headers.flatMap((header, index) =>
    /^(gpu|slot|card)( slot| card)? \d{1,2}$/.test(plainName(header).name) ? [index] : [],
  )
  const cells = table.rows.slice(0, 200).flatMap((row) => places.map((index) => row.cells[index] ?? "").filter((cell) => !isBlank(cell)))
  if (places.length < 2 || cells.length === 0 || !cells.every(looksLikeGpu)) return table
  const others = (all: readonly string[]): readonly string[] => all.filter((_, index) => !places.includes(index))
  const listed = (all: readonly string[]): string => places.flatMap((index) => (isBlank(all[index] ?? "") ? [] : [all[index]])).join("; ")
  return {
    ...table,
    headers: [...others(table.headers), gpusOfColumns],
    rows: table.rows.map((row) => ({ ...row, cells: [...others(row.cells), listed(row.cells)] })),
  }
}
