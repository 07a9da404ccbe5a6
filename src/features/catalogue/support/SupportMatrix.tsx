import { memo, useMemo, useRef, useState, type ReactElement } from "react"
import { techniqueIds, type Product, type TechniqueId } from "../../../dataset/schema/index.ts"
import { plural } from "../../../ui/format.ts"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import type { Background } from "../products/useBackground.ts"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { cellFocus } from "./address.ts"
import { cellName, groupNames, type GroupId, type MatrixCell, type MatrixColumn } from "./cells.ts"
import { Face } from "./Face.tsx"
import type { Footnotes } from "./footnotes.ts"
import { disputedColumns } from "./otherWords.ts"
import { useGridKeys } from "./useGridKeys.ts"
import css from "./Support.module.css"

export interface SupportMatrixProps {
  readonly rows: readonly Product[]
  readonly columns: readonly MatrixColumn[]
  readonly footnotes: Footnotes
  readonly background: Background
  readonly onOpen: (focus: string) => void
  readonly onFootnote: (number: number) => void
  /** Columns that the product must have. */
  readonly wanted: readonly MatrixColumn[]
}

/** What is read out of a cell; its row and column come from the headers. */
function spoken(column: MatrixColumn, cell: MatrixCell, footnote: number | null, differs: boolean): string {
  return [
    cellName(column.name, cell),
    footnote !== null && `footnote ${footnote}`,
    cell.note && "with a note",
    cell.weak && "estimated or recalled",
    differs && "sources differ",
  ]
    .filter(Boolean)
    .join(", ")
}

interface CellProps {
  readonly product: Product
  readonly column: MatrixColumn
  readonly footnote: number | null
  readonly differs: boolean
  readonly wanted: boolean
}

function Cell({ product, column, footnote, differs, wanted }: CellProps): ReactElement {
  const cell = column.cell(product)
  return (
    <td data-look={cell.look} data-group={column.group} data-wanted={wanted || undefined}>
      <button
        type="button"
        className={css["cell"]}
        data-cell={cellFocus(product.id, column.id)}
        aria-label={spoken(column, cell, footnote, differs)}
      >
        <Face look={cell.look} word={cell.word} weak={cell.weak} />
        {differs && <span className={css["differs"]}>≠</span>}
        {cell.note && <span className={css["noted"]} />}
        {cell.since && <span className={css["since"]}> {cell.since}</span>}
      </button>
      {footnote !== null && (
        <button type="button" className={css["footnoteMark"]} data-footnote={footnote} tabIndex={-1} aria-label={`${footnote}: footnote`}>
          {footnote}
        </button>
      )}
    </td>
  )
}

interface RowProps extends Pick<SupportMatrixProps, "columns" | "footnotes" | "background" | "wanted"> {
  readonly product: Product
}

const Row = memo(({ product, columns, footnotes, background, wanted }: RowProps) => (
  <tr>
    <th scope="row">
      <ViewLink view="products" focus={product.id}>
        {product.shortName}
      </ViewLink>
    </th>
    {columns.map((column) => {
      const cell = column.cell(product)
      return (
        <Cell
          key={column.id}
          product={product}
          column={column}
          footnote={footnotes.number(cell.condition)}
          differs={disputedColumns(background, product).has(column)}
          wanted={wanted.includes(column)}
        />
      )
    })}
  </tr>
))

const Group = ({
  technique,
  count,
  span,
}: {
  readonly technique: TechniqueId
  readonly count: number
  readonly span: number
}): ReactElement => (
  <tr className={css["group"]}>
    <th scope="rowgroup" colSpan={span + 1}>
      <span>
        <TechniqueMark technique={technique} size={11} /> {techniqueNames[technique]}
        <span className={css["groupCount"]}>{plural(count, "product")}</span>
      </span>
    </th>
  </tr>
)

/** Number of the column under the pointer, the names' being 0. */
function columnAt(target: EventTarget): number | null {
  if (!(target instanceof Element)) return null
  const header = target.closest<HTMLElement>("thead [data-column]")
  if (header) return Number(header.dataset["column"])
  return target.closest<HTMLTableCellElement>("tbody td")?.cellIndex ?? null
}

const ofGroup = (columns: readonly MatrixColumn[], group: GroupId): readonly MatrixColumn[] =>
  columns.filter((column) => column.group === group)

/** Products by technique against APIs and operations. */
export function SupportMatrix({ rows, columns, footnotes, background, onOpen, onFootnote, wanted }: SupportMatrixProps): ReactElement {
  const table = useRef<HTMLTableElement>(null)
  const keys = useGridKeys(table)
  const [hot, setHot] = useState<number | null>(null)
  const body = useMemo(
    () =>
      techniqueIds.map((technique) => {
        const own = rows.filter((product) => product.technique === technique)
        if (own.length === 0) return null
        return (
          <tbody key={technique}>
            <Group technique={technique} count={own.length} span={columns.length} />
            {own.map((product) => (
              <Row key={product.id} product={product} columns={columns} footnotes={footnotes} background={background} wanted={wanted} />
            ))}
          </tbody>
        )
      }),
    [rows, columns, footnotes, background, wanted],
  )
  const groups = (["apis", "operations"] as const)
    .map((id) => ({ id, columns: ofGroup(columns, id) }))
    .filter((group) => group.columns.length > 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons' events, caught once instead of a thousand times
    <table
      ref={table}
      className={css["matrix"]}
      aria-labelledby="matrix-caption"
      aria-describedby="matrix-keys"
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onClick={({ target }) => {
        if (!(target instanceof Element)) return
        const mark = target.closest<HTMLElement>("[data-footnote]")
        if (mark) return onFootnote(Number(mark.dataset["footnote"]))
        const cell = target.closest<HTMLElement>("[data-cell]")
        if (cell?.dataset["cell"]) onOpen(cell.dataset["cell"])
      }}
      onPointerOver={({ target }) => setHot(columnAt(target))}
      onPointerLeave={() => setHot(null)}
    >
      <caption id="matrix-caption">
        <span>What each product does, by technique. Every cell opens what it rests on.</span>
      </caption>
      <colgroup>
        <col className={css["nameColumn"]} />
        {columns.map((column, at) => (
          <col key={column.id} data-group={column.group} data-hot={hot === at + 1 || undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td rowSpan={2} className={css["corner"]}>
            Product
          </td>
          {groups.map((group) => (
            <th key={group.id} scope="colgroup" colSpan={group.columns.length}>
              <span>{groupNames[group.id]}</span>
            </th>
          ))}
        </tr>
        <tr>
          {columns.map((column, at) => (
            <th
              key={column.id}
              scope="col"
              data-group={column.group}
              data-column={at + 1}
              data-hot={hot === at + 1 || undefined}
              data-wanted={wanted.includes(column) || undefined}
            >
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      {body}
    </table>
  )
}
