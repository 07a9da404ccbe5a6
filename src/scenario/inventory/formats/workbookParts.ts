import { Parser } from "saxen"
import type { TextRecord } from "../records.ts"

/** What an Excel workbook's parts hold (ECMA-376 part 1, chapter 18). Formulas are never worked out: what Excel last made of them stands beside. */

/** Names without a prefix: some writers put one before each. */
const plain = (name: string): string => name.slice(name.indexOf(":") + 1)

/** Reads a part; the first fault, if there is one, is given back. */
function walk(xml: string, hear: (parser: Parser) => void): Error | null {
  const parser = new Parser()
  let fault: Error | null = null
  parser.on("error", (error) => {
    fault ??= error
    parser.stop()
  })
  parser.on("warn", () => undefined)
  hear(parser)
  parser.parse(xml)
  return fault
}

export interface SheetEntry {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  /** Days are counted from 1904, not from 1900. */
  readonly from1904: boolean
}

/** The path of a part as another part names it: from the root, or from where that one lies. */
const pathOf = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`).replace(/\/\.\//g, "/")

export function workbookPart(workbook: string, relations: string): WorkbookPart | null {
  const targets = new Map<string, string>()
  const bad = walk(relations, (parser) =>
    parser.on("openTag", (name, attributes) => {
      if (plain(name) !== "Relationship") return
      const { Id, Target } = attributes()
      if (Id !== undefined && Target !== undefined) targets.set(Id, pathOf(Target))
    }),
  )
  const sheets: SheetEntry[] = []
  let from1904 = false
  const fault = walk(workbook, (parser) =>
    parser.on("openTag", (tag, attributes, decode) => {
      const name = plain(tag)
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes()["date1904"] ?? "")
      if (name !== "sheet") return
      const given = attributes()
      const id = Object.entries(given).find(([key]) => plain(key) === "id" && key !== "id")?.[1]
      const part = targets.get(id ?? "")
      if (part !== undefined)
        sheets.push({ name: decode(given["name"] ?? ""), part, isHidden: (given["state"] ?? "visible") !== "visible" })
    }),
  )
  return bad === null && fault === null ? { sheets, from1904 } : null
}

/** "_x000D_" stands for a letter that XML cannot hold. */
const unescaped = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** Texts that cells share, without how they sound; null where the part is damaged. */
export function sharedStrings(xml: string): readonly string[] | null {
  const strings: string[] = []
  let text = ""
  let isText = false
  let isSound = false
  const fault = walk(xml, (parser) => {
    parser.on("openTag", (tag) => {
      const name = plain(tag)
      if (name === "si") text = ""
      else if (name === "rPh") isSound = true
      else if (name === "t") isText = !isSound
    })
    const take = (value: string) => {
      if (isText) text += value
    }
    parser.on("text", (value, decode) => take(value.includes("&") ? decode(value) : value))
    parser.on("cdata", take)
    parser.on("closeTag", (tag) => {
      const name = plain(tag)
      if (name === "si") strings.push(unescaped(text))
      else if (name === "rPh") isSound = false
      else if (name === "t") isText = false
    })
  })
  return fault === null ? strings : null
}

/** How a cell's number is shown, as far as its meaning hangs on it. */
export type NumberShape = "number" | "date" | "percent"

/** Built-in formats of dates, times and percent (ECMA-376 part 1, 18.8.30). */
const builtIn = (id: number): NumberShape =>
  (id >= 14 && id <= 22) || (id >= 45 && id <= 47) ? "date" : id === 9 || id === 10 ? "percent" : "number"

function shapeOf(format: string): NumberShape {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
  if (/%/.test(bare)) return "percent"
  return /[ymdhs]/i.test(bare.replace(/general/gi, "")) ? "date" : "number"
}

/** By a cell's style: what its number is. */
export function numberShapes(xml: string): readonly NumberShape[] {
  const own = new Map<number, NumberShape>()
  const shapes: NumberShape[] = []
  let isCells = false
  walk(xml, (parser) => {
    parser.on("openTag", (tag, attributes, decode) => {
      const name = plain(tag)
      if (name === "numFmt") own.set(Number(attributes()["numFmtId"]), shapeOf(decode(attributes()["formatCode"] ?? "")))
      else if (name === "cellXfs") isCells = true
      else if (name === "xf" && isCells) {
        const id = Number(attributes()["numFmtId"] ?? 0)
        shapes.push(own.get(id) ?? builtIn(id))
      }
    })
    parser.on("closeTag", (tag) => {
      if (plain(tag) === "cellXfs") isCells = false
    })
  })
  return shapes
}

const DAY_MS = 86_400_000
/** Days from 1899-12-30, from which Excel's days count after February 1900, to 1970. */
const DAYS_TO_1970 = 25_569
const DAYS_TO_1904 = 1_462

function dateText(days: number, from1904: boolean): string | null {
  const ms = Math.round((days + (from1904 ? DAYS_TO_1904 : 0) - DAYS_TO_1970) * 86_400) * 1000
  if (!(Math.abs(ms) < 100_000 * DAY_MS)) return null
  const iso = new Date(ms).toISOString()
  return ms % DAY_MS === 0 ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ")
}

/** "AB12" is 27; the column of a cell from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** Columns beyond this are no inventory's. */
export const MOST_COLUMNS = 1_000

export interface SheetPart {
  readonly records: readonly TextRecord[]
  /** Cells that hold formulas, and those of them without a value. */
  readonly formulas: number
  readonly unvalued: number
  readonly hiddenRows: number
  readonly isWider: boolean
  /** There are more rows than were asked for. */
  readonly isLonger: boolean
  readonly fault: Error | null
}

export interface CellMeaning {
  readonly strings: readonly string[]
  readonly shapes: readonly NumberShape[]
  readonly from1904: boolean
}

/** Rows of a sheet with their numbers, as text. Rows without a value are left out. */
export function sheetPart(
  xml: string,
  { strings, shapes, from1904 }: CellMeaning,
  most: number,
  onRows?: (read: number) => void,
): SheetPart {
  const records: TextRecord[] = []
  let cells: string[] = []
  let line = 0
  let column = -1
  let type = ""
  let style = ""
  let value = ""
  let isValue = false
  let isFormula = false
  let hasValue = false
  let isSound = false
  let [formulas, unvalued, hiddenRows] = [0, 0, 0]
  let isWider = false
  let isLonger = false

  const meant = (): string => {
    if (type === "s") return strings[Number(value)] ?? ""
    if (type === "b") return value === "" ? "" : value === "1" || value === "true" ? "TRUE" : "FALSE"
    if (type === "" || type === "n") {
      const shape = style === "" ? "number" : (shapes[Number(style)] ?? "number")
      if (shape === "number" || value === "" || Number.isNaN(Number(value))) return value
      if (shape === "percent") return `${Number((Number(value) * 100).toPrecision(12))} %`
      return dateText(Number(value), from1904) ?? value
    }
    return type === "inlineStr" || type === "str" ? unescaped(value) : value
  }
  const fault = walk(xml, (parser) => {
    parser.on("openTag", (tag, attributes) => {
      const name = plain(tag)
      if (name === "c") {
        const { r, t, s } = attributes()
        column = r === undefined ? column + 1 : columnOf(r)
        type = t ?? ""
        style = s ?? ""
        value = ""
        isFormula = hasValue = false
      } else if (name === "v") {
        isValue = true
        hasValue = true
      } else if (name === "t") isValue = !isSound
      else if (name === "rPh") isSound = true
      else if (name === "f") isFormula = true
      else if (name === "row") {
        const { r, hidden } = attributes()
        line = r === undefined ? line + 1 : Number(r)
        if (hidden === "1" || hidden === "true") hiddenRows++
        cells = []
        column = -1
      }
    })
    const take = (text: string) => {
      if (isValue) value += text
    }
    parser.on("text", (text, decode) => {
      if (isValue) take(text.includes("&") ? decode(text) : text)
    })
    parser.on("cdata", take)
    parser.on("closeTag", (tag) => {
      const name = plain(tag)
      if (name === "v" || name === "t") isValue = false
      else if (name === "rPh") isSound = false
      else if (name === "c") {
        if (isFormula) {
          formulas++
          if (!hasValue) unvalued++
        }
        if (value === "" || column < 0) return
        if (column >= MOST_COLUMNS) {
          isWider = true
          return
        }
        while (cells.length < column) cells.push("")
        cells[column] = meant()
      } else if (name === "row" && cells.length > 0) {
        if (records.length >= most) {
          isLonger = true
          parser.stop()
          return
        }
        records.push({ line, cells, fault: null })
        if (onRows && records.length % 10_000 === 0) onRows(records.length)
      }
    })
  })
  return { records, formulas, unvalued, hiddenRows, isWider, isLonger, fault }
}
