import { markIn, type DecimalMark } from "./quantity.ts"
import type { Table } from "./table.ts"

/** The table's decimal mark: what cells with one mark or both tell. */
export function markOf(table: Table, chosen: DecimalMark | null): { mark: DecimalMark; isMarkAsked: boolean } {
  if (chosen !== null) return { mark: chosen, isMarkAsked: false }
  let point = 0
  let comma = 0
  let either = 0
  for (const { cells } of table.rows.length > 50_000 ? table.rows.slice(0, 50_000) : table.rows) {
    for (const cell of cells) {
      if (!/^[-+]?\s*[\d.,'’\s]*\d(\s*[a-z%]{1,5})?$/i.test(cell)) continue
      const told = markIn(cell)
      if (told === "point") point++
      else if (told === "comma") comma++
      else if (told === "either") either++
    }
  }
  if (point !== comma) return { mark: comma > point ? "comma" : "point", isMarkAsked: false }
  return { mark: table.delimiter === ";" && either > 0 ? "comma" : "point", isMarkAsked: either > 0 && table.delimiter === ";" }
}
