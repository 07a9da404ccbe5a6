import Papa from "papaparse"
import { cellMark } from "../../../base/cellMark.ts"
import { figure } from "../../../base/figures.ts"
import type { Evidence } from "../../../dataset/schema/index.ts"
import { techniqueNames, type CellValue, type ColumnSpec } from "./columnSpec.ts"

const plain = (value: CellValue): string | number => {
  if (value === null) return "unknown"
  if (typeof value === "boolean") return value ? "yes" : "no"
  return Array.isArray(value) ? value.join("; ") : (value as string | number)
}

const once = (list: readonly string[]): string => [...new Set(list)].join("; ")

/** "Memory per GPU (MiB)". */
export const csvHeader = <Row>(column: Pick<ColumnSpec<Row>, "header" | "unit">): string =>
  column.unit ? `${column.header} (${column.unit})` : column.header

/** What a spreadsheet would run; a figure below nought is none of it. */
const formula = /^(?!-[\d.,]+$)[=+\-@\t\r]/

const digits = (cell: string | number): string => (typeof cell === "number" ? figure(cell, 20, { apart: false }) : cell)

/** With the reader's decimal mark, and what stands between cells beside it. Cells that a spreadsheet would run as a formula are made harmless. */
const write = (fields: readonly string[], data: readonly (readonly (string | number)[])[]): string =>
  Papa.unparse(
    { fields: [...fields], data: data.map((row) => row.map(digits)) },
    { newline: "\r\n", escapeFormulae: formula, delimiter: cellMark() },
  )

/**
 * Rows as a file for spreadsheets: plain numbers with the unit in the header, and how each row is known in the last two columns.
 * What is not known says "unknown".
 */
export function tableCsv<Row>(
  rows: readonly Row[],
  columns: readonly ColumnSpec<Row>[],
  evidenceOf: (row: Row) => readonly Evidence[],
): string {
  return write(
    [...columns.map(csvHeader), "Basis", "Sources"],
    rows.map((row) => {
      const evidence = evidenceOf(row)
      return [
        ...columns.map((column) => plain(column.kind === "technique" ? nameOfTechnique(column.value(row)) : column.value(row))),
        once(evidence.map((one) => one.basis)),
        once(evidence.map((one) => one.source)),
      ]
    }),
  )
}

/** Values that are texts already, as the page shows them. */
export const valuesCsv = (columns: readonly string[], rows: readonly (readonly string[])[]): string => write(columns, rows)

const nameOfTechnique = (value: CellValue): CellValue =>
  typeof value === "string" && value in techniqueNames ? techniqueNames[value as keyof typeof techniqueNames] : value

/** Rows as they stand in the dataset, with all their evidence. */
export const tableJson = (rows: readonly unknown[]): string => `${JSON.stringify(rows, null, 1)}\n`
