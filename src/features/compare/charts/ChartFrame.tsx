import { useId, useState } from "react"
import styles from "./charts.module.css"

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
  readonly children: React.ReactNode
}

/** Title, switches, chart or table, and a caption in words. */
export function ChartFrame({ title, caption, controls, tables, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false)
  const titleId = useId()
  return (
    <figure className={styles.figure} aria-labelledby={titleId}>
      <div className={styles.bar}>
        <h3 id={titleId} className={styles.title}>
          {title}
        </h3>
        <div className={styles.controls}>
          {controls}
          <button type="button" className={styles.toggle} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Show as table
          </button>
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
