import { cellText, facetValues, type ColumnSpec } from "./columnSpec.ts"

/** How a table is sorted and filtered, in the words of the link. */
export interface TableWords {
  readonly sort?: string
  readonly filter?: string
}

export interface Sorting {
  readonly id: string
  readonly desc: boolean
}

/** "-cost" -> by cost, descending; null where the table has no such column. */
export function parseSort(text: string | undefined, columns: readonly { readonly id: string }[]): Sorting | null {
  if (!text) return null
  const desc = text.startsWith("-")
  const id = desc ? text.slice(1) : text
  return columns.some((column) => column.id === id) ? { id, desc } : null
}

export const formatSort = ({ id, desc }: Sorting): string => `${desc ? "-" : ""}${id}`

export interface Filter {
  readonly text: string
  /** Column id -> the one value it must have. */
  readonly facets: Readonly<Record<string, string>>
}

export const noFilter: Filter = { text: "", facets: {} }

/** "grid;vendor:nvidia;status:current": a text that must occur somewhere, then values of columns. */
export function parseFilter(
  text: string | undefined,
  columns: readonly { readonly id: string; readonly facet?: boolean | "main" }[],
): Filter {
  const [first = "", ...rest] = (text ?? "").split(";")
  const pairs = rest.flatMap((part) => {
    const at = part.indexOf(":")
    const id = part.slice(0, at)
    return at > 0 && part.length > at + 1 && columns.some((column) => column.id === id && column.facet)
      ? [[id, part.slice(at + 1)] as const]
      : []
  })
  return { text: first, facets: Object.fromEntries(pairs) }
}

export function formatFilter({ text, facets }: Filter): string {
  const parts = Object.entries(facets)
    .filter(([, value]) => value !== "")
    .map(([id, value]) => `${id}:${value.replaceAll(";", " ")}`)
  return [text.replaceAll(";", " "), ...parts].join(";")
}

/** Whether a row is shown: each word of the text occurs in some cell, and each facet has its value. */
export function passes<Row>(row: Row, filter: Filter, columns: readonly ColumnSpec<Row>[]): boolean {
  for (const column of columns) {
    const wanted = filter.facets[column.id]
    if (wanted !== undefined && wanted !== "" && !facetValues(column, row).includes(wanted)) return false
  }
  const needles = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
  if (needles.length === 0) return true
  const hay = columns
    .map((column) => `${cellText(column, row)} ${column.note?.(row) ?? ""}`)
    .join("\n")
    .toLowerCase()
  return needles.every((word) => hay.includes(word))
}
