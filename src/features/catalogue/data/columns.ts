import type { KeyedRow } from "../../../dataset/citations.ts"
import type { Evidence } from "../../../dataset/schema/index.ts"
import type { CellValue, ColumnSpec, TableSpec } from "../../common/table/columnSpec.ts"
import { descriptions } from "./descriptions.ts"
import { fileFocus, rowFocus } from "./paths.ts"
import { compact, isNode, isSpan, titled, type Node } from "./values.ts"

/** Columns that stand at first; the rest can be chosen. */
const columnsShown = 8
/** A column with at most so many values can be picked from a list. */
const facetValues = 24
const wideFrom = 60

const nodeOf = (row: KeyedRow): Node => (isNode(row.row) ? row.row : { text: row.row })

/** Every entry of evidence of a row, nested ones too. */
export function evidenceOf(value: unknown): readonly Evidence[] {
  if (Array.isArray(value)) return value.flatMap(evidenceOf)
  if (!isNode(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "evidence" && Array.isArray(inner) ? (inner as Evidence[]) : evidenceOf(inner),
  )
}

const isText = (value: unknown): value is string => typeof value === "string"

type Kind = "number" | "list" | "text"

function kindOfValues(values: readonly unknown[]): Kind {
  const known = values.filter((value) => value !== null && value !== undefined)
  if (known.length > 0 && known.every((value) => typeof value === "number" || isSpan(value))) return "number"
  return known.length > 0 && known.every((value) => Array.isArray(value) && value.every(isText)) ? "list" : "text"
}

function cell(value: unknown, kind: Kind, field: string): CellValue {
  if (value === null || value === undefined) return null
  if (kind === "number") return isSpan(value) ? value.likely : (value as number)
  return kind === "list" ? (value as readonly string[]) : compact(value, field)
}

function columnOf(field: string, rows: readonly KeyedRow[], place: number): ColumnSpec<KeyedRow> {
  const values = rows.map((row) => nodeOf(row)[field])
  const kind = kindOfValues(values)
  const { header, unit } = titled(field)
  const texts = values.flatMap((value) => (value === null || value === undefined ? [] : [compact(value, field)]))
  const different = new Set(texts).size
  const named = rows.every((row) => {
    const value = nodeOf(row)[field]
    return value === null || value === undefined || row.name.includes(compact(value, field))
  })
  const long = texts.some((text) => text.length > wideFrom)
  const facet = kind === "text" && !long && different > 1 && different <= facetValues && different < rows.length * 0.7
  return {
    id: field,
    header: kind === "number" && unit ? `${header}, ${unit}` : header,
    ...(kind === "number" && unit ? { unit } : {}),
    kind,
    value: (row) => cell(nodeOf(row)[field], kind, field),
    ...(kind === "number"
      ? {
          text: (row: KeyedRow) => {
            const value = nodeOf(row)[field]
            return compact(isSpan(value) ? value.likely : value, field)
          },
          note: (row: KeyedRow) => {
            const value = nodeOf(row)[field]
            return isSpan(value) && value.low !== value.high ? `${compact(value.low)} to ${compact(value.high)}` : null
          },
        }
      : {}),
    ...(facet ? { facet: true } : {}),
    ...(long && kind === "text" ? { wide: true } : {}),
    ...(named || place >= columnsShown || texts.length < rows.length / 3 ? { optional: true } : {}),
    missing: "not stated",
  }
}

/** A table of any file: a column for each field of its rows, then how each row is known. */
export function fileSpec(path: string, rows: readonly KeyedRow[]): TableSpec<KeyedRow> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(nodeOf(row))))].filter((field) => field !== "evidence" && field !== "id")
  // A field that the name repeats word for word tells nothing more.
  const telling = fields.filter((field) => !rows.every((row) => nodeOf(row)[field] === row.name || nodeOf(row)[field] === undefined))
  const title = descriptions[path]?.title ?? path
  const columns: ColumnSpec<KeyedRow>[] = [
    { id: "row", header: "Row", kind: "text", value: (row) => row.name },
    ...telling.map((field, place) => columnOf(field, rows, place)),
    {
      id: "row-basis",
      header: "Basis",
      kind: "list",
      value: (row) => [...new Set(evidenceOf(row.row).map((one) => one.basis))],
      facet: true,
    },
    { id: "row-sources", header: "Sources", kind: "list", value: (row) => [...new Set(evidenceOf(row.row).map((one) => one.source))] },
  ]
  const facets = columns.filter((column) => column.facet).slice(0, 2)
  return {
    name: title,
    caption: descriptions[path]?.about ?? path,
    view: "data",
    fileName: `gpu-virtualization-${fileFocus(path).replaceAll(".", "-")}`,
    rowId: (row) => rowFocus(path, row.key),
    sort: "",
    evidence: (row) => evidenceOf(row.row),
    record: (row) => row.row,
    columns: columns.map((column) => (facets.includes(column) ? { ...column, facet: "main" as const } : column)),
  }
}
