import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table"
import { useId, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react"
import { Button } from "../../../ui/Button.tsx"
import { Checkbox } from "../../../ui/Checkbox.tsx"
import { classes } from "../../../ui/classes.ts"
import { count } from "../../../ui/format.ts"
import { Icon } from "../../../ui/Icon.tsx"
import { Popover } from "../../../ui/Popover.tsx"
import { SearchField } from "../../../ui/SearchField.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { CellView } from "./CellView.tsx"
import { actionRem, columnRem, evenLook, tableRem } from "./columnWidths.ts"
import { compareKeys, facetOptions, sortKey, type ColumnSpec, type TableSpec } from "./columnSpec.ts"
import { tableCsv, tableJson } from "./csv.ts"
import { usePaper } from "../../../ui/usePaper.ts"
import { useRoom } from "../../../ui/useRoom.ts"
import { download } from "../download.ts"
import { Part, useTaken } from "../Part.tsx"
import { Opener } from "./Opener.tsx"
import { formatFilter, formatSort, noFilter, parseFilter, parseSort, passes, type TableWords } from "./tableState.ts"
import { firstOnPaper, useRowWindow } from "./useRowWindow.ts"
import css from "./DataTable.module.css"

export interface DataTableProps<Row extends object> {
  readonly spec: TableSpec<Row>
  readonly rows: readonly Row[]
  /** Sorting and filter; without `onState` the table keeps them itself. */
  readonly state?: TableWords
  readonly onState?: (state: TableWords) => void
  /** Replaces the file of what is shown. */
  readonly csv?: (rows: readonly Row[], columns: readonly ColumnSpec<Row>[]) => string
  /** Marks rows that are already in the scenario. */
  readonly marked?: (row: Row) => boolean
  /** Something to do with each row, in a last column of its own. */
  readonly action?: { readonly header: string; readonly cell: (row: Row) => ReactNode }
  /** Cells that are drawn instead of written, by column id; files and search keep the words. */
  readonly drawn?: Readonly<Record<string, (row: Row) => ReactNode>>
  /** The same rows as a picture, between the filters and the table. */
  readonly picture?: (rows: readonly Row[]) => ReactNode
}

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
})

/** A table to read and to take along: sort, filter, choose columns, open a row's page, download. */
export function DataTable<Row extends object>({
  spec,
  rows,
  state,
  onState,
  csv,
  marked,
  action,
  drawn,
  picture,
}: DataTableProps<Row>): ReactElement {
  const id = useId()
  const [own, setOwn] = useState<TableWords>({})
  const wording = onState ? (state ?? {}) : own
  const change = (patch: TableWords): void => (onState ?? setOwn)({ ...wording, ...patch })

  const { columns } = spec
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const filter = useMemo(() => parseFilter(wording.filter, columns), [wording.filter, columns])
  const sorting = useMemo(() => {
    const sort = parseSort(wording.sort, columns) ?? parseSort(spec.sort, columns)
    return sort ? [sort] : []
  }, [wording.sort, spec.sort, columns])
  const data = useMemo(() => rows.filter((row) => passes(row, filter, columns)), [rows, filter, columns])

  const tableColumns = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row: Row) => sortKey(column, row), {
          id: column.id,
          header: column.header,
          sortUndefined: "last",
          sortDescFirst: column.kind === "number",
          sortFn: (a, b, columnId) => compareKeys(a.getValue(columnId), b.getValue(columnId)),
          enableHiding: column !== columns[0],
        }),
      ),
    )
  }, [columns])
  const initialState = useMemo(
    () => ({
      columnVisibility: Object.fromEntries(columns.filter((column) => column.optional).map((column) => [column.id, false])),
    }),
    [columns],
  )

  const table = useTable({
    features,
    columns: tableColumns,
    data,
    initialState,
    getRowId: spec.rowId,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (updater) => {
      const [next] = typeof updater === "function" ? updater(sorting) : updater
      change({ sort: next ? formatSort(next) : "" })
    },
  })

  const isFixed = useTaken("filters")
  const even = useMemo(() => (spec.even ? evenLook(columns, data) : null), [spec.even, data, columns])
  const visible = table
    .getVisibleLeafColumns()
    .map((column) => byId.get(column.id))
    .filter((column) => column !== undefined)
  const shown = table.getRowModel().rows
  const mainFacets = columns.filter((column) => column.facet === "main")
  const moreFacets = columns.filter((column) => column.facet === true)
  const facet = (column: ColumnSpec<Row>): ReactElement => (
    <SelectField
      key={column.id}
      label={column.header}
      value={filter.facets[column.id] ?? ""}
      className={css["facet"] ?? ""}
      options={[
        { value: "", label: "Any" },
        ...facetOptions(column, rows).map((option) => ({ value: option.value, label: `${option.name} (${option.count})` })),
      ]}
      onChange={(value) => change({ filter: formatFilter({ ...filter, facets: { ...filter.facets, [column.id]: value } }) })}
    />
  )
  // On a phone the rows come first: every filter waits behind one button, which says how many are set.
  const [tools, { width, rem }] = useRoom()
  const folded = width > 0 && width < foldBelowRem * rem
  const behind = folded ? [...mainFacets, ...moreFacets] : moreFacets
  const behindName = folded ? "Filters" : "More filters"
  const chosen = behind.filter((column) => (filter.facets[column.id] ?? "") !== "").length
  const filtered = filter.text !== "" || Object.keys(filter.facets).length > 0
  const save = (): void => {
    const list = shown.map((row) => row.original)
    download(`${spec.fileName}.csv`, csv ? csv(list, visible) : tableCsv(list, visible, spec.evidence))
  }
  const saveJson = (): void =>
    download(`${spec.fileName}.json`, tableJson(shown.map((row) => spec.record?.(row.original) ?? row.original)), "application/json")

  const offPaper = spec.rowsOnPaper !== undefined && shown.length > spec.rowsOnPaper
  usePaper(offPaper ? null : "landscape")
  const scroller = useRef<HTMLElement>(null)
  const mostOnPaper = spec.firstOnPaper ?? firstOnPaper
  const window = useRowWindow(shown.length, scroller, mostOnPaper)

  return (
    <section className={css["root"]} data-paper="flow" aria-label={spec.name}>
      <div ref={tools} className={css["tools"]} data-folded={folded || undefined}>
        <Part is="find">
          <SearchField
            label={`Find in ${spec.name.toLowerCase()}`}
            value={filter.text}
            className={css["search"]}
            onChange={(text) => change({ filter: formatFilter({ ...filter, text }) })}
          />
        </Part>
        <Part is="filters">{!folded && mainFacets.map(facet)}</Part>
        <div className={css["buttons"]}>
          <Part is="filters">
            {behind.length > 0 && (
              <Popover
                trigger={
                  <Button variant="quiet" icon="sliders">
                    {behindName}
                    {chosen > 0 && ` (${count(chosen)})`}
                  </Button>
                }
                title={behindName}
                align="end"
              >
                <div className={css["chooser"]}>{behind.map(facet)}</div>
              </Popover>
            )}
            <Popover
              trigger={
                <Button variant="quiet" icon="columns">
                  Columns
                </Button>
              }
              title="Columns shown"
              align="end"
            >
              <div className={css["chooser"]}>
                {table
                  .getAllLeafColumns()
                  .filter((column) => column.getCanHide())
                  .map((column) => (
                    <Checkbox
                      key={column.id}
                      label={byId.get(column.id)?.header ?? column.id}
                      checked={column.getIsVisible()}
                      onChange={(on) => column.toggleVisibility(on)}
                    />
                  ))}
              </div>
            </Popover>
          </Part>
          <Part is="save">
            <Button variant="quiet" icon="download" onClick={save} disabled={shown.length === 0}>
              CSV
            </Button>
            <Button variant="quiet" icon="download" onClick={saveJson} disabled={shown.length === 0}>
              JSON
            </Button>
          </Part>
        </div>
      </div>

      <div className={css["count"]}>
        <output>{filtered ? `${count(shown.length)} of ${count(rows.length)} rows` : `${count(rows.length)} rows`}</output>
        <Part is="filters">
          {filtered && (
            <button type="button" className={css["clear"]} onClick={() => change({ filter: formatFilter(noFilter) })}>
              Clear filters
            </button>
          )}
        </Part>
      </div>

      {picture?.(data)}

      {offPaper && (
        <p className={css["offPaper"]}>
          The {count(shown.length)} rows themselves are not printed: filter them to {count(spec.rowsOnPaper ?? 0)} or fewer, or take them
          along as CSV.
        </p>
      )}
      {!offPaper && shown.length > mostOnPaper && (
        <p className={css["offPaper"]}>
          The first {count(mostOnPaper)} of {count(shown.length)} rows are printed, in this order: filter them, or take all along as CSV.
        </p>
      )}
      {/* Wide tables scroll inside this region, which the keyboard reaches. */}
      <section
        ref={scroller}
        className={css["scroll"]}
        data-off-paper={offPaper || undefined}
        aria-labelledby={`${id}-caption`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1)
        tabIndex={0}
      >
        <table
          className={css["table"]}
          aria-rowcount={shown.length + 1}
          data-even={even?.names}
          style={{
            inlineSize: `max(100%, ${tableRem(visible, spec.even) + (action ? actionRem : 0)}rem)`,
            ...(even && { "--note-lines": even.noteLines }),
          }}
        >
          <caption id={`${id}-caption`}>
            <span>{spec.caption}</span>
          </caption>
          <colgroup>
            {visible.map((column, at) => (
              <col key={column.id} style={{ inlineSize: `${columnRem(column, at, spec.even)}rem` }} />
            ))}
            {action && <col style={{ inlineSize: `${actionRem}rem` }} />}
          </colgroup>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {group.headers.map((header) => {
                  const column = byId.get(header.column.id)
                  const sorted = header.column.getIsSorted()
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      data-kind={column?.kind}
                      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none"}
                    >
                      <button type="button" className={css["sort"]} disabled={isFixed} onClick={header.column.getToggleSortingHandler()}>
                        <span>{column?.header}</span>
                        <span className={classes(css["arrow"], sorted && css["sorted"])}>
                          <Icon name={sorted === "desc" ? "chevron-down" : "chevron-up"} size={12} />
                        </span>
                      </button>
                    </th>
                  )
                })}
                {action && (
                  <th scope="col" className={css["action"]}>
                    {action.header}
                  </th>
                )}
              </tr>
            ))}
          </thead>
          <tbody {...window.bodyProps}>
            {window.before > 0 && <Gap height={window.before} columns={visible.length + (action ? 1 : 0)} />}
            {window.indices.map((index) => {
              const row = shown[index]
              if (!row) return null
              return (
                <tr
                  key={row.id}
                  ref={window.measure}
                  data-index={index}
                  aria-rowindex={index + 2}
                  data-marked={marked?.(row.original) || undefined}
                >
                  {visible.map((column, at) =>
                    at === 0 ? (
                      <th key={column.id} scope="row">
                        <Opener spec={spec} row={row.original} table={wording}>
                          <CellView column={column} row={row.original} />
                        </Opener>
                      </th>
                    ) : (
                      <td key={column.id} data-kind={column.kind} data-wide={column.wide} data-names={column.noteNames}>
                        {drawn?.[column.id]?.(row.original) ?? <CellView column={column} row={row.original} />}
                      </td>
                    ),
                  )}
                  {action && <td className={css["action"]}>{action.cell(row.original)}</td>}
                </tr>
              )
            })}
            {window.after > 0 && <Gap height={window.after} columns={visible.length + (action ? 1 : 0)} />}
          </tbody>
        </table>
        {shown.length === 0 && <p className={css["empty"]}>No row matches. Loosen the filters, or clear them.</p>}
      </section>
    </section>
  )
}

const foldBelowRem = 34

/** The place of rows that are out of sight. */
const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }): ReactElement => (
  <tr aria-hidden="true" className={css["gap"]}>
    <td colSpan={columns} style={{ blockSize: height }} />
  </tr>
)
