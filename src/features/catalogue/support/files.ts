import type { Hypervisor, Product, TechnologyId } from "../../../dataset/schema/index.ts"
import type { ColumnSpec } from "../../common/table/columnSpec.ts"
import { technologyName } from "../../common/table/columnSpec.ts"
import { tableCsv } from "../../common/table/csv.ts"
import type { MatrixCell, MatrixColumn } from "./cells.ts"
import { movingTechnologies, type MovingCell, type MovingRow } from "./moving.ts"

const cellText = ({ look, words, since, condition }: MatrixCell): string =>
  look === "unknown"
    ? "unknown"
    : [look === "native" ? `native, ${words}` : words, since && `since ${since}`, condition && `if: ${condition}`]
        .filter(Boolean)
        .join("; ")

/** The matrix for spreadsheets: a line for each product, a column for each of the matrix's. */
export function matrixCsv(rows: readonly Product[], columns: readonly MatrixColumn[]): string {
  const text = (id: string, header: string, value: (product: Product) => string): ColumnSpec<Product> => ({
    id,
    header,
    kind: "text",
    value,
  })
  return tableCsv(
    rows,
    [
      text("id", "Id", (product) => product.id),
      text("name", "Product", (product) => product.name),
      text("technique", "Technique", (product) => product.technique),
      text("vendor", "Vendor", (product) => product.vendor),
      text("status", "Status", (product) => product.status.state),
      ...columns.map((column) => text(column.id, column.name, (product) => cellText(column.cell(product)))),
    ],
    (product) => columns.flatMap((column) => column.cell(product).evidence),
  )
}

/** The same with the evidence of every cell. */
export const matrixRecord = (product: Product, columns: readonly MatrixColumn[]): unknown => ({
  id: product.id,
  name: product.name,
  technique: product.technique,
  vendor: product.vendor,
  status: product.status,
  cells: Object.fromEntries(
    columns.map((column) => {
      const { look, words, since, condition, note, evidence } = column.cell(product)
      return [column.id, { state: look, words, since, condition, note, evidence }]
    }),
  ),
})

interface MovingLine {
  readonly hypervisor: Hypervisor
  readonly technology: TechnologyId
  readonly cell: MovingCell
}

const movingLines = (rows: readonly MovingRow[]): readonly MovingLine[] =>
  rows.flatMap(({ hypervisor, cells }) =>
    movingTechnologies.flatMap((technology) => {
      const cell = cells.get(technology)
      return cell ? [{ hypervisor, technology, cell }] : []
    }),
  )

const evidenceOf = ({ cell }: MovingLine) => [
  ...cell.products.flatMap((one) => one.cell.evidence),
  ...cell.reports.flatMap((report) => report.evidence),
]

/** The hypervisors' table for spreadsheets: a line for each hypervisor and technology. */
export function movingCsv(rows: readonly MovingRow[]): string {
  const text = (id: string, header: string, value: (line: MovingLine) => string): ColumnSpec<MovingLine> => ({
    id,
    header,
    kind: "text",
    value,
  })
  return tableCsv(
    movingLines(rows),
    [
      text("hypervisor", "Hypervisor", (line) => line.hypervisor.name),
      text("technology", "Technology", (line) => technologyName(line.technology)),
      text("live-migration", "Live migration", ({ cell }) => (cell.look === "unknown" ? "unknown" : cell.words)),
      text("since", "Since", ({ cell }) => cell.since ?? ""),
      text("products", "Products", ({ cell }) => cell.products.map(({ product }) => product.id).join("; ")),
      text("conditions", "Conditions", ({ cell }) => cell.products.flatMap((one) => one.cell.condition ?? one.cell.note ?? []).join("; ")),
    ],
    evidenceOf,
  )
}

export const movingRecords = (rows: readonly MovingRow[]): readonly unknown[] =>
  movingLines(rows).map((line) => ({
    hypervisor: line.hypervisor.id,
    technology: line.technology,
    liveMigration: line.cell.look,
    since: line.cell.since,
    products: line.cell.products.map(({ product, cell: { condition, note, evidence } }) => ({
      product: product.id,
      condition,
      note,
      evidence,
    })),
    reports: line.cell.reports.map(({ what, says, evidence }) => ({ what, says, evidence })),
  }))
