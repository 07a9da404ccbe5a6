import type { Kind } from "./columns.ts"
import type { TextRecord } from "./records.ts"
import { bare, type BareId, type ReadingTold } from "./tellings.ts"

/** What a file's rows are counted as: an editor's lines, a workbook's rows, the entries of a list. */
export type Place = "Line" | "Row" | "Entry"

/** One table of a file, cut into cells. */
export interface Sheet {
  /** As the file names it; null where there is only one. */
  readonly name: string | null
  /** What its rows are, where the format says so; null: its columns tell. */
  readonly kind: Kind | null
  readonly records: readonly TextRecord[]
  /** What parts the cells of a text; empty where they come parted. */
  readonly delimiter: string
  /** The first record names the columns, whatever it holds; else it is looked for. */
  readonly isNamed?: boolean
  /** Its program does not show it. */
  readonly isHidden?: boolean
  readonly place: Place
  readonly notes: readonly ReadingTold[]
  /** What an answer must not stand without. */
  readonly caveats: readonly ReadingTold[]
  /** Of a sheet that is there with its first rows only: all of it, or why it cannot be read. */
  readonly whole?: (onRows?: (read: number) => void) => Promise<Sheet | Refused>
}

export interface Refused {
  readonly kind: "refused"
  readonly reason: ReadingTold
}
export const refuse = (reason: ReadingTold | BareId): Refused => ({
  kind: "refused",
  reason: typeof reason === "string" ? bare(reason) : reason,
})

/** The tables of a file. */
export interface Book {
  readonly kind: "book"
  /** What the file is, where it is more than a table; null: text with separators. */
  readonly format: ReadingTold | null
  /** The version of the tool that wrote it, where the file says so. */
  readonly version: string | null
  readonly sheets: readonly Sheet[]
}

/** A sheet of cells that come parted: column names first, then the rows with their places. */
export function sheetOf(
  headers: readonly string[],
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  about: Partial<Pick<Sheet, "name" | "kind" | "place" | "notes" | "caveats">>,
): Sheet {
  return {
    name: null,
    kind: null,
    place: "Entry",
    notes: [],
    caveats: [],
    ...about,
    delimiter: "",
    isNamed: true,
    records: [{ line: 0, cells: headers, fault: null }, ...rows.map((row) => ({ ...row, fault: null }))],
  }
}
