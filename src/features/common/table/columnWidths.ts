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

/** Letters of a name's second line that a phone's first column holds. */
const lineOnPhone = 24
/** Letters that a line below a figure holds. */
const notedLine = 22

/** How rows of one height look: whether names take more than a line on a phone, and how many lines the longest note that names something takes. */
export function evenLook<Row>(
  columns: readonly ColumnSpec<Row>[],
  rows: readonly Row[],
): { readonly names: "long" | "short"; readonly noteLines: number } {
  const longest = (of: readonly ColumnSpec<Row>[]): number =>
    rows.reduce((most, row) => of.reduce((so, { note }) => Math.max(so, (note?.(row) ?? "").length), most), 0)
  return {
    names: longest(columns.slice(0, 1)) > lineOnPhone ? "long" : "short",
    noteLines: Math.max(1, Math.ceil(longest(columns.filter(({ noteNames }) => noteNames)) / notedLine)),
  }
}
