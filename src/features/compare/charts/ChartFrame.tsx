import { useId, useRef, useState } from "react"
import { Part } from "../../common/Part.tsx"
import { PictureMenu } from "../../common/picture/PictureMenu.tsx"
import { textOf, type Values } from "../../common/picture/values.ts"
import styles from "./ChartFrame.module.css"

/** The same values as the chart's, for reading, copying and assistive technology. */
export interface TableView {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly id: string; readonly head: string; readonly cells: readonly React.ReactNode[] }[]
}

export interface ChartFrameProps {
  readonly title: string
  readonly caption: React.ReactNode
  readonly controls?: React.ReactNode
  readonly tables: readonly { readonly title: string; readonly table: TableView }[]
  /** False: its picture is a table, too. */
  readonly drawn?: boolean
  readonly children: React.ReactNode
}

/** The values of the first table, which is the chart's styles. */
function valuesOf(tables: ChartFrameProps["tables"]): Values {
  const [first] = tables
  return {
    columns: first?.table.columns ?? [],
    rows: (first?.table.rows ?? []).map(({ head, cells }) => [head, ...cells.map(textOf)]),
  }
}

/** Title, switches, chart or table, and a caption in words. */
export function ChartFrame({ title, caption, controls, tables, drawn = true, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false)
  const titleId = useId()
  const here = useRef<HTMLElement>(null)
  return (
    <figure ref={here} className={styles.figure} aria-labelledby={titleId}>
      <div className={styles.bar}>
        <h3 id={titleId} className={styles.title}>
          {title}
        </h3>
        <div className={styles.controls} data-take="no">
          {controls}
          <Part is="table">
            <button type="button" className={styles.toggle} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              Show as table
            </button>
          </Part>
          <PictureMenu
            of={here}
            fileName={title.toLowerCase().replaceAll(/\W+/g, "-")}
            values={() => valuesOf(tables)}
            drawn={drawn && !asTable}
          />
        </div>
      </div>
      {asTable ? (
        <div className={styles.tables}>
          {tables.map(({ title: name, table }) => (
            <DataTable key={name} title={name} table={table} />
          ))}
        </div>
      ) : (
        children
      )}
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  )
}

/** What scrolls has to be reached by keyboard. */
const scrollable = { tabIndex: 0 } as const

function DataTable({ title, table }: { readonly title: string; readonly table: TableView }) {
  return (
    <section className={styles.scroll} {...scrollable} aria-label={title}>
      <table className={styles.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface SwitchProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly text: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** Two or three exclusive choices side by side. */
export function Choice<T extends string>({ label, options, value, onChange }: SwitchProps<T>) {
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
          {option.text}
        </button>
      ))}
    </fieldset>
  )
}

/** A figure in a heading or table that can be asked why. */
export function WhyFigure({
  text,
  label,
  onAsk,
}: {
  readonly text: string
  readonly label: string
  readonly onAsk?: (() => void) | undefined
}) {
  return onAsk ? (
    <button type="button" className={styles.why} aria-label={label} onClick={onAsk}>
      {text}
    </button>
  ) : (
    <span>{text}</span>
  )
}
