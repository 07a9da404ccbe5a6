import type { Num } from "./formula.ts"

/** How a cell looks; what each means, styles.ts says. */
export type Look =
  | "title"
  | "heading"
  | "head"
  | "head-right"
  | "paragraph"
  | "text"
  | "wrapped"
  | "note"
  | "money"
  | "flow"
  | "unknown"
  | "cents"
  | "number"
  | "input"
  | "open"
  | "percent"
  | "total"
  | "total-text"
  | "link"

/** What stands in a cell: a text, a figure, or a formula with what it comes to. Text is never a formula, whatever it begins with. */
export interface Cell {
  readonly value: string | number | null
  readonly formula?: string
  readonly look: Look
  /** Columns that it lies over, and lines that its text takes there. */
  readonly over?: { readonly columns: number; readonly lines: number }
}

export type Row = readonly (Cell | null)[]

export interface Sheet {
  readonly name: string
  /** In characters of the default font. */
  readonly widths: readonly number[]
  readonly rows: readonly Row[]
  /** Rows that stay in sight while the rest is scrolled. */
  readonly sticky: number
  readonly print?: Print
}

/** How a sheet is printed; left out: all of it, as wide as its paper. */
export interface Print {
  /** The first so many columns; left out: all. */
  readonly columns?: number
  /** Columns (from 0) with which another page begins. */
  readonly breaks?: readonly number[]
  /** The first so many columns stand on each of these pages. */
  readonly repeat?: number
}

export const text = (value: string | null, look: Look = "text"): Cell => ({ value, look })
export const figure = (value: number | null, look: Look = "number"): Cell => ({ value, look })
export const formula = ({ text: written, value }: Num, look: Look): Cell => ({ value, formula: written, look })
/** The heads of a table; those of the columns named (from 0) stand to the right, as figures do. */
export const headRow = (heads: readonly string[], right: readonly number[]): Row =>
  heads.map((one, at) => text(one, right.includes(at) ? "head-right" : "head"))

/** A text over several columns that together have room for so many characters. */
export const paragraph = (value: string, columns: number, room: number): Row => [
  { value, look: "paragraph", over: { columns, lines: Math.max(1, Math.ceil(value.length / room)) } },
]

/** An address to open; only those of the dataset are. */
export const link = (url: string): Cell => ({ value: url, formula: `HYPERLINK("${url.replaceAll('"', "%22")}")`, look: "link" })

/** "A", "Z", "AA": the name of a column by its place, from 0. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last
}

const quoted = (sheet: string): string => (/^\w+$/.test(sheet) ? sheet : `'${sheet}'`)

/** An address that does not move when it is copied, from any sheet. Column and row from 0. */
export const addressOf = (sheet: string, column: number, row: number): string => `${quoted(sheet)}!$${columnName(column)}$${row + 1}`
