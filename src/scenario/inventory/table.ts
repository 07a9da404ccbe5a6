import { quote } from "../../engine/basics/told.ts"
import { hasDirectionControls, withoutDirectionControls } from "../bounds.ts"
import { records, type TextRecord } from "./records.ts"
import type { Place, Sheet } from "./sheet.ts"
import { bare, type ReadingTold } from "./tellings.ts"

/** A row that is not placed: why, with what it held. */
export interface BadRow<Text = ReadingTold> {
  /** The line it begins on, as an editor counts them. */
  readonly row: number
  readonly text: Text
  readonly held: string
}

export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly headers: readonly string[]
  readonly headerLine: number
  readonly delimiter: string
  readonly place: Place
  /** Rows with as many cells as there are columns. */
  readonly rows: readonly TableRow[]
  readonly bad: readonly BadRow[]
  /** Records below the header that repeat it. */
  readonly repeated: readonly BadRow[]
  readonly notes: readonly ReadingTold[]
}

const delimiters = [",", ";", "\t", "|"] as const
/** A header stands within the first records; what is above it are titles. */
const HEADER_WITHIN = 20

export const heldOf = (cells: readonly string[]): string => cells.join(", ").replaceAll("\0", "␀").slice(0, 400)
export const lineIs = (line: number, reason: ReadingTold, place: Place = "Line"): ReadingTold => ({
  id: "line-is",
  values: { place, line, reason },
})

const separatorOf = (record: TextRecord): string | null => /^\s*"?sep=(.)"?\s*$/i.exec(record.cells.join(";"))?.[1] ?? null
const isTypeLine = (record: TextRecord): boolean => /^#TYPE\b/.test(record.cells[0] ?? "")

/** Cuts text into cells by the separator under which most column names are known. */
export function sheetOfText(text: string, isKnown: (header: string) => boolean): Sheet | null {
  const declared = records(text.slice(0, 4096), "\u0001", HEADER_WITHIN)
    .map((record) => /^\s*"?sep=(.)"?\s*$/i.exec(record.cells[0] ?? "")?.[1])
    .find((one) => one !== undefined)
  const tried = declared === undefined ? delimiters : [declared]
  let best: { delimiter: string; known: number; index: number; width: number } | null = null
  for (const delimiter of tried) {
    const header = headerIn(records(text.slice(0, 262_144), delimiter, HEADER_WITHIN), isKnown)
    if (header === null) continue
    const { known, index, width } = header
    if (best === null || known > best.known || (known === best.known && known > 0 && index === best.index && width > best.width))
      best = { delimiter, known, index, width }
  }
  if (best === null) return null
  const { delimiter } = best
  return { name: null, kind: null, records: records(text, delimiter), delimiter, place: "Line", notes: [], caveats: [] }
}

/** Of the first records the one with most known names: that of the column names. */
export function headerIn(
  all: readonly TextRecord[],
  isKnown: (header: string) => boolean,
): { readonly index: number; readonly known: number; readonly width: number } | null {
  let best: { index: number; known: number; width: number } | null = null
  all.slice(0, HEADER_WITHIN).forEach((record, index) => {
    if (record.fault !== null || isTypeLine(record)) return
    const known = record.cells.filter(isKnown).length
    if (best === null || known > best.known) best = { index, known, width: record.cells.length }
  })
  return best
}

/** Records without what turns the direction of text, which would show cells as what they are not; `turned`: the cells that held it. */
function plainRecords(records: readonly TextRecord[]): { readonly all: readonly TextRecord[]; readonly turned: number } {
  let turned = 0
  const all = records.map((record) => {
    const found = record.cells.filter(hasDirectionControls).length
    turned += found
    return found === 0 ? record : { ...record, cells: record.cells.map(withoutDirectionControls) }
  })
  return { all, turned }
}

/** Finds the line of column names, by how many of the names are known, and sorts out rows that do not match it. */
export function tableOf(sheet: Sheet, isKnown: (header: string) => boolean): Table | null {
  const { delimiter, place } = sheet
  const { all, turned } = plainRecords(sheet.records)
  const found = sheet.isNamed ? { index: 0 } : headerIn(all, isKnown)
  if (found === null || all.length === 0) return null
  const { index } = found
  const header = all[index]!
  let width = header.cells.length
  // A separator at the end of the header's line names no column.
  while (width > 1 && header.cells[width - 1]!.trim() === "") width--
  const headers = header.cells.slice(0, width).map((cell) => cell.trim())
  const notes: ReadingTold[] = []
  if (turned > 0) notes.push({ id: "cells-turned", values: { count: turned } })
  const above = all.slice(0, index)
  if (above.length > 0) {
    const said = above.map((record) =>
      separatorOf(record) !== null || isTypeLine(record)
        ? record.cells.join(delimiter).trim()
        : `"${record.cells
            .join(delimiter || " ")
            .trim()
            .slice(0, 60)}"`,
    )
    notes.push({ id: "header-at", values: { place, line: header.line, above: said.slice(0, 4).map(quote), count: above.length } })
  }
  const rows: TableRow[] = []
  const bad: BadRow[] = []
  const repeated: BadRow[] = []
  for (const record of all.slice(index + 1)) {
    const { line, fault } = record
    // A workbook leaves out what is empty at a row's end.
    const cells =
      delimiter === "" && record.cells.length < width
        ? [...record.cells, ...Array<string>(width - record.cells.length).fill("")]
        : record.cells
    const held = () => heldOf(cells)
    if (fault !== null) bad.push({ row: line, text: lineIs(line, fault, place), held: held() })
    else if (cells.every((cell) => cell.trim() === "")) continue
    else if (cells.length === header.cells.length && cells.every((cell, i) => cell.trim() === header.cells[i]!.trim()))
      repeated.push({ row: line, text: lineIs(line, bare("header-again"), place), held: held() })
    else if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== "")) {
      const by = cells.length - width
      const off: ReadingTold = {
        id: "cells-off",
        values: { cells: cells.length, by: Math.abs(by), side: by < 0 ? "fewer" : "more" },
      }
      bad.push({ row: line, text: lineIs(line, off, place), held: held() })
    } else rows.push({ line, cells: cells.slice(0, width).map((cell) => cell.trim()) })
  }
  return { headers, headerLine: header.line, delimiter, place, rows, bad, repeated, notes: [...sheet.notes, ...notes] }
}
