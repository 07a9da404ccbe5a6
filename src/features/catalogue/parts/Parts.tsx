import type { ReactElement, ReactNode } from "react"
import type { Evidence } from "../../../dataset/schema/index.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { cellText, type ColumnSpec } from "../../common/table/columnSpec.ts"
import css from "./Parts.module.css"

/** Columns of a table again, in full, as pairs of name and value. */
export function Facts<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly ColumnSpec<Row>[] }): ReactElement {
  return (
    <dl className={css["facts"]}>
      {columns.map((column) => (
        <div key={column.id}>
          <dt>{column.header}</dt>
          <dd>
            {cellText(column, row)}
            {column.note?.(row) ? <span className={css["said"]}> ({column.note(row)})</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The named columns, in that order. */
export const pick = <Row,>(columns: readonly ColumnSpec<Row>[], ...ids: readonly string[]): readonly ColumnSpec<Row>[] =>
  ids.flatMap((id) => columns.filter((column) => column.id === id))

/** A titled part of a row's page. */
export const Block = ({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }): ReactElement => (
  <section className={css["block"]} data-paper="flow">
    <h3>{title}</h3>
    {children}
  </section>
)

export const Columns = ({ children }: { readonly children: ReactNode }): ReactElement => <div className={css["columns"]}>{children}</div>
export const Said = ({ children }: { readonly children: ReactNode }): ReactElement => <p className={css["said"]}>{children}</p>

/** A sentence with what it rests on. */
export interface SaidSo {
  readonly text: string
  readonly evidence: readonly Evidence[]
}

export const Statements = ({ list }: { readonly list: readonly SaidSo[] }): ReactElement => (
  <ul className={css["statements"]} data-paper="flow">
    {list.map((one, at) => (
      <li key={at}>
        {one.text}
        <EvidenceList evidence={one.evidence} />
      </li>
    ))}
  </ul>
)

export function Notes({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  if (notes.length === 0) return null
  return (
    <Block title="Notes">
      <ul className={css["statements"]} data-paper="flow">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Block>
  )
}
