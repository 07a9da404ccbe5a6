import type { ColumnSpec } from "./columnSpec.ts"

/** Widths are fixed, in rem, so that nothing shifts as rows come into sight. */
const kindRem: Readonly<Record<ColumnSpec<object>["kind"], number>> = {
  text: 10,
  number: 7.5,
  list: 12,
  support: 11,
  technique: 12,
  flag: 6.5,
}
const firstRem = 15
const evenFirstRem = 19
const wideRem = 20
/** A figure with a line below it that names what it is of. */
const notedRem = 11
export const actionRem = 7
export const columnRem = <Row>(column: ColumnSpec<Row>, at: number, even = false): number =>
  at === 0 ? (even ? evenFirstRem : firstRem) : column.wide ? wideRem : column.noteNames ? notedRem : kindRem[column.kind]
export const tableRem = <Row>(columns: readonly ColumnSpec<Row>[], even = false): number =>
  columns.reduce((sum, column, at) => sum + columnRem(column, at, even), 0)
