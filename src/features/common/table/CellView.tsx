import { Fragment, memo, type ReactElement } from "react"
import type { Support, TechniqueId } from "../../../dataset/schema/index.ts"
import { TechniqueMark } from "../TechniqueMark.tsx"
import { cellText, supportWords, type ColumnSpec } from "./columnSpec.ts"
import css from "./DataTable.module.css"

const supportMarks: Readonly<Record<Support, ReactElement>> = {
  yes: <path d="m3 8.5 3.2 3.2L13 5" />,
  conditional: <path d="M2.5 9.5c2-4 3.7-4 5.5-1.5s3.5 2.5 5.5-1.5" />,
  no: <path d="m4 4 8 8M12 4l-8 8" />,
  unknown: <path d="M5.7 6.1A2.3 2.3 0 1 1 8 8.6v1M8 12v.5" />,
  "not-applicable": <path d="M4 8h8" />,
}

/** Yes, under conditions, no, unknown: a shape and a word each, so that "nobody has said" never looks like "no". */
export function SupportView({ support }: { readonly support: Support }): ReactElement {
  return (
    <span className={css["support"]} data-support={support}>
      <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden="true">
        {supportMarks[support]}
      </svg>
      {supportWords[support]}
    </span>
  )
}

export const Unknown = ({ word = "unknown" }: { readonly word?: string }): ReactElement => <span className={css["unknown"]}>{word}</span>

/** A name run together of several words ("ParavirtualizedGraphics") may be broken where they meet, not anywhere. */
const joints = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{L}{2}[./_])(?=\p{L}{2})/u
function Jointed({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(joints).map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  )
}

/** Longer lists are told in full where the row is opened. */
const itemsShown = 3

function Content<Row>({ column, row }: { readonly column: ColumnSpec<Row>; readonly row: Row }): ReactElement {
  const value = column.value(row)
  if (value === null) return <Unknown word={column.missing ?? "unknown"} />
  if (column.kind === "support") return <SupportView support={value as Support} />
  if (column.kind === "technique") {
    return (
      <span className={css["technique"]}>
        <TechniqueMark technique={value as TechniqueId} size={12} />
        {cellText(column, row)}
      </span>
    )
  }
  if (column.kind === "flag") return <SupportView support={value === true ? "yes" : "no"} />
  if (value === "unknown") return <Unknown />
  if (column.kind === "list" && !column.text && Array.isArray(value)) {
    const rest = value.length - itemsShown
    if (value.length === 0) return <span className={css["none"]}>none</span>
    return (
      <>
        {value.slice(0, itemsShown).join(", ")}
        {rest > 0 && <span className={css["more"]}> and {rest} more</span>}
      </>
    )
  }
  return <Jointed text={cellText(column, row)} />
}

function Cell<Row>({ column, row }: { readonly column: ColumnSpec<Row>; readonly row: Row }): ReactElement {
  const note = column.note?.(row)
  if (!note) return <Content column={column} row={row} />
  return (
    <>
      <span>
        <Content column={column} row={row} />
      </span>
      <span className={css["note"]} title={note}>
        {note}
      </span>
    </>
  )
}

export const CellView = memo(Cell) as typeof Cell
