import type { ReactElement, ReactNode } from "react"
import { ViewLink } from "../ViewLink.tsx"
import type { TableSpec } from "./columnSpec.ts"
import type { TableWords } from "./tableState.ts"
import css from "./DataTable.module.css"

interface OpenerProps<Row extends object> {
  readonly spec: TableSpec<Row>
  readonly row: Row
  readonly table: TableWords
  readonly children: ReactNode
}

/** A row's name leads to its page; a page in the table's own view keeps the filter for the way back. */
export function Opener<Row extends object>({ spec, row, table, children }: OpenerProps<Row>): ReactElement {
  if (!spec.target) {
    return (
      <ViewLink view={spec.view} focus={spec.rowId(row)} table={table} className={css["opener"]}>
        {children}
      </ViewLink>
    )
  }
  const target = spec.target(row)
  return target ? (
    <ViewLink {...target} className={css["opener"]}>
      {children}
    </ViewLink>
  ) : (
    <span className={css["opener"]}>{children}</span>
  )
}
