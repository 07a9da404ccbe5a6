import type { Product } from "../../../dataset/schema/index.ts"
import type { ColumnSpec } from "../../common/table/columnSpec.ts"
import { formatFilter, parseFilter, passes, type Filter } from "../../common/table/tableState.ts"
import { columnById, gives, type GroupId, type MatrixColumn } from "./cells.ts"

export const shownGroups = ["apis", "operations", "both"] as const
export type ShownGroup = (typeof shownGroups)[number]

/**
 * The matrix's state in `filter=`: the words and facets of the products' table, and of its own
 * `can:cuda.live-migration` (must do all of them), `unsaid:yes` (rows of which nobody has said so too),
 * `columns:apis` or `columns:operations`, and `table:hypervisors` for the second table.
 */
export interface MatrixFilter {
  readonly products: Filter
  readonly can: readonly MatrixColumn[]
  readonly unsaid: boolean
  /** Null: what fits the screen. */
  readonly columns: ShownGroup | null
  readonly table: "products" | "hypervisors"
}

const ownFacets = ["can", "unsaid", "columns", "table"]
const own = ownFacets.map((id) => ({ id, facet: true }))

export function readMatrixFilter(text: string | undefined, columns: readonly ColumnSpec<Product>[]): MatrixFilter {
  const { text: words, facets } = parseFilter(text, [...columns, ...own])
  const shown = shownGroups.find((one) => one === facets["columns"])
  return {
    products: { text: words, facets: Object.fromEntries(Object.entries(facets).filter(([id]) => !ownFacets.includes(id))) },
    can: [...new Set((facets["can"] ?? "").split("."))].flatMap((id) => columnById.get(id) ?? []),
    unsaid: facets["unsaid"] === "yes",
    columns: shown ?? null,
    table: facets["table"] === "hypervisors" ? "hypervisors" : "products",
  }
}

export const writeMatrixFilter = ({ products, can, unsaid, columns, table }: MatrixFilter): string =>
  formatFilter({
    text: products.text,
    facets: {
      ...products.facets,
      can: can.map((column) => column.id).join("."),
      unsaid: unsaid && can.length > 0 ? "yes" : "",
      columns: columns ?? "",
      table: table === "hypervisors" ? table : "",
    },
  })

export const isFiltered = ({ products, can }: MatrixFilter): boolean =>
  products.text !== "" || can.length > 0 || Object.values(products.facets).some((value) => value !== "")

/** How a product answers to all that it must do: the weakest of the single answers. */
export type Answer = "yes" | "conditional" | "unknown" | "no"

export function answer(product: Product, can: readonly MatrixColumn[]): Answer {
  const cells = can.map((column) => column.cell(product))
  if (cells.some(({ look }) => look === "no" || look === "not-applicable")) return "no"
  if (!cells.every(gives)) return "unknown"
  return cells.some(({ look }) => look === "conditional") ? "conditional" : "yes"
}

export interface Found {
  readonly rows: readonly Product[]
  /** Of the rows that pass everything else, how many answer how to what they must do. */
  readonly answers: Readonly<Record<Answer, number>>
}

export function find(products: readonly Product[], filter: MatrixFilter, columns: readonly ColumnSpec<Product>[]): Found {
  const answers: Record<Answer, number> = { yes: 0, conditional: 0, unknown: 0, no: 0 }
  const rows = products.filter((product) => {
    if (!passes(product, filter.products, columns)) return false
    const how = answer(product, filter.can)
    answers[how] += 1
    return how === "yes" || how === "conditional" || (how === "unknown" && filter.unsaid)
  })
  return { rows, answers }
}

export const groupsShown = (shown: ShownGroup): readonly GroupId[] => (shown === "both" ? ["apis", "operations"] : [shown])
