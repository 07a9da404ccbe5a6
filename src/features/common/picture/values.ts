import { isValidElement, type ReactNode } from "react"

/** The values of a chart, as its table shows them. */
export interface Values {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What is read of a cell: its words, or the text that a figure in it is given. */
export function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node)
  if (Array.isArray(node)) return node.map((one: ReactNode) => textOf(one)).join("")
  if (!isValidElement<{ readonly text?: ReactNode; readonly children?: ReactNode }>(node)) return ""
  return textOf(node.props.text ?? node.props.children)
}

const words = (cell: Element): string => (cell.textContent ?? "").replaceAll(/\s+/g, " ").trim()

/** Of a table that the page shows. */
export function valuesOf(table: HTMLTableElement): Values {
  const [head, ...others] = [...table.rows].map((row) => [...row.cells].map(words))
  return { columns: head ?? [], rows: others }
}

/** One object for each row, by column; where columns are called alike, the last counts. */
export const jsonOf = ({ columns, rows }: Values): string =>
  `${JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""]))),
    null,
    1,
  )}\n`
