import { useCallback, useDeferredValue, useMemo, type ReactElement } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { usePrinting } from "../../../ui/usePrinting.ts"
import type { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import type { Background } from "../products/useBackground.ts"
import type { ColumnSpec } from "../../common/table/columnSpec.ts"
import { tableJson } from "../../common/table/csv.ts"
import { download } from "../../common/download.ts"
import { formatFilter, noFilter } from "../../common/table/tableState.ts"
import { cellFocus } from "./address.ts"
import { CellDetails } from "./CellDetails.tsx"
import { CellWindow, toCell, useNarrow } from "./CellWindow.tsx"
import { columnById, matrixColumns } from "./cells.ts"
import { matrixCsv, matrixRecord } from "./files.ts"
import { find, groupsShown, writeMatrixFilter, type MatrixFilter } from "./filter.ts"
import { ColumnSwitch, Filters } from "./Filters.tsx"
import { footnoteId, FootnoteList } from "./FootnoteList.tsx"
import { footnotesOf } from "./footnotes.ts"
import { Legend } from "./Legend.tsx"
import { Scroller } from "./Scroller.tsx"
import { Summary } from "./Summary.tsx"
import { SupportMatrix } from "./SupportMatrix.tsx"
import css from "./Support.module.css"
import own from "./ProductsPart.module.css"

export interface ProductsPartProps {
  readonly catalogue: ReturnType<typeof useFullCatalogue>
  readonly background: Background
  readonly filter: MatrixFilter
  readonly productColumns: readonly ColumnSpec<Product>[]
  /** The cell that is open. */
  readonly opened: { readonly product: Product; readonly columnId: string } | null
}

const asTable = (filter: string) => (filter === "" ? {} : { filter })

/** Rows that fill a screen. */
const firstRows = 24

/** Products against APIs and operations. */
export function ProductsPart({ catalogue, background, filter, productColumns, opened }: ProductsPartProps): ReactElement {
  const actions = useExplorer((page) => page.actions)
  const isNarrow = useNarrow()
  const found = useMemo(() => find(catalogue.products, filter, productColumns), [catalogue, filter, productColumns])
  const shown = filter.columns ?? (isNarrow ? "apis" : "both")
  const openColumn = opened?.columnId ?? null
  const columns = useMemo(() => {
    const groups = groupsShown(shown)
    return matrixColumns.filter((column) => groups.includes(column.group) || column.id === openColumn)
  }, [shown, openColumn])
  const isPrinting = usePrinting()
  // The first screenful at once, the rest when the browser has time; where a link opens a cell, and on paper, all of them.
  const drawn = useDeferredValue(found.rows, opened ? found.rows : found.rows.slice(0, firstRows))
  const rows = isPrinting ? found.rows : drawn
  const footnotes = useMemo(() => footnotesOf(rows, columns), [rows, columns])
  const openKey = opened ? cellFocus(opened.product.id, opened.columnId) : null

  const change = (patch: Partial<MatrixFilter>): void =>
    actions.setView({ focus: null, table: asTable(writeMatrixFilter({ ...filter, ...patch })) })
  const open = useCallback((cell: string) => actions.setView({ focus: cell === openKey ? null : cell }), [actions, openKey])
  const close = useCallback(() => actions.setView({ focus: null }), [actions])
  const toFootnote = useCallback(
    (number: number) => {
      close()
      // After the cell's window has given the focus back.
      setTimeout(() => {
        const note = document.getElementById(footnoteId(number))
        note?.scrollIntoView({ block: "center" })
        note?.focus({ preventScroll: true })
      })
    },
    [close],
  )
  const column = openColumn === null ? undefined : columnById.get(openColumn)
  return (
    <>
      <Filters
        filter={filter}
        products={catalogue.products}
        columns={productColumns}
        isNarrow={isNarrow}
        onChange={change}
        onCsv={() => download("gpu-virtualization-support.csv", matrixCsv(found.rows, columns))}
        onJson={() =>
          download("gpu-virtualization-support.json", tableJson(found.rows.map((row) => matrixRecord(row, columns))), "application/json")
        }
      />
      <div className={own["between"]}>
        <Summary
          filter={filter}
          found={found}
          all={catalogue.products.length}
          onClear={() => change({ products: noFilter, can: [], unsaid: false })}
        />
        <ColumnSwitch filter={filter} shown={shown} onChange={change} />
      </div>
      {isNarrow ? (
        <Disclosure title="What the marks mean" variant="inline">
          <Legend />
        </Disclosure>
      ) : (
        <Legend />
      )}
      {found.rows.length > 0 ? (
        <Scroller>
          <SupportMatrix
            rows={rows}
            columns={columns}
            footnotes={footnotes}
            background={background}
            onOpen={open}
            onFootnote={toFootnote}
            wanted={filter.can}
          />
        </Scroller>
      ) : (
        <p className={own["empty"]}>No product matches. Ask for less, or clear the filters.</p>
      )}
      <p className={css["lead"]}>
        <ViewLink view="products" table={asTable(formatFilter(filter.products))}>
          The same products as a table
        </ViewLink>
      </p>
      <FootnoteList list={footnotes.list} onBack={toCell} />
      {opened && column && openKey !== null && (
        <CellWindow
          cell={openKey}
          inTable={found.rows.includes(opened.product)}
          onClose={close}
          title={`${opened.product.shortName}: ${column.name}`}
        >
          <CellDetails
            product={opened.product}
            column={column}
            background={background}
            footnote={footnotes.number(column.cell(opened.product).condition)}
            onFootnote={toFootnote}
          />
        </CellWindow>
      )}
    </>
  )
}
