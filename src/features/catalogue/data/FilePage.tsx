import { useMemo, type ReactElement } from "react"
import { keyedRows } from "../../../dataset/citations.ts"
import { loadFile } from "../../../dataset/files.ts"
import { NoSuchRow, RowPage } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { fileSpec } from "./columns.ts"
import { DataRowPage } from "./DataRowPage.tsx"
import { descriptions } from "./descriptions.ts"
import { FileLinks } from "./FileLinks.tsx"
import type { Focus } from "./paths.ts"
import css from "./data.module.css"

/** The list of tables is not filtered by what this table was. */
const noTable = {}

/** One file as a table, or the row of it that the link names. */
export function FilePage({ focus }: { readonly focus: Focus }): ReactElement {
  const { path, key } = focus
  const load = useMemo(() => () => loadFile(path), [path])
  const json = useLoaded<unknown>(load)
  const words = useTableWords()
  const rows = useMemo(() => (json === undefined || json === null ? [] : keyedRows(path, json)), [path, json])
  const spec = useMemo(() => fileSpec(path, rows), [path, rows])
  if (json === undefined || json === null) return <Waiting failed={json === null} what="table" />
  if (key !== null) {
    const row = rows.find((one) => one.key === key)
    return row ? <DataRowPage key={key} path={path} row={row} /> : <NoSuchRow view="data" all={`rows of “${spec.name}”`} id={key} />
  }
  return (
    <RowPage view="data" all="tables" back={noTable} wide title={spec.name} kicker={descriptions[path]?.about}>
      <FileLinks path={path} />
      <div className={css["table"]}>
        <DataTable spec={spec} rows={rows} {...words} />
      </div>
    </RowPage>
  )
}
