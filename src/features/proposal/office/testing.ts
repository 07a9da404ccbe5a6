import { strFromU8, unzipSync } from "fflate"
import { Parser } from "saxen"

/** A cell of a workbook as its file has it. For tests: nothing of the page reads workbooks so. */
export interface ReadCell {
  readonly value: string | number | null
  readonly formula: string | null
  /** The result that was written beside the formula. */
  readonly shown: string | number | null
}

export type ReadSheet = readonly (readonly (ReadCell | null)[])[]

const columnOf = (address: string): number =>
  Array.from(address.replace(/\d+/g, "")).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
const rowOf = (address: string): number => Number(address.replace(/\D+/g, "")) - 1

/** Every part of the file by its path. */
export const partsOfFile = (file: Uint8Array): Readonly<Record<string, Uint8Array>> => unzipSync(file)

function sharedStrings(xml: string): readonly string[] {
  const found: string[] = []
  const parser = new Parser()
  let current = ""
  let inText = false
  parser.on("openTag", (name) => {
    if (name === "si") current = ""
    inText = name === "t"
  })
  parser.on("text", (text, decode) => {
    if (inText) current += decode(text)
  })
  parser.on("closeTag", (name) => {
    if (name === "si") found.push(current)
    if (name === "t") inText = false
  })
  parser.parse(xml)
  return found
}

function readSheet(xml: string, strings: readonly string[]): ReadSheet {
  const rows: (ReadCell | null)[][] = []
  const parser = new Parser()
  let at = ""
  let type = ""
  let element = ""
  let texts: Record<string, string> = {}
  parser.on("openTag", (name, attributes) => {
    if (name === "c") {
      const found = attributes() as Record<string, string>
      at = found["r"] ?? ""
      type = found["t"] ?? "n"
      texts = {}
    }
    element = name
  })
  parser.on("text", (text, decode) => {
    if (element === "v" || element === "f") texts[element] = (texts[element] ?? "") + decode(text)
  })
  parser.on("closeTag", (name) => {
    element = ""
    if (name !== "c") return
    const row = (rows[rowOf(at)] ??= [])
    const written = texts["v"]
    const value =
      written === undefined ? null : type === "s" ? (strings[Number(written)] ?? null) : type === "str" ? written : Number(written)
    const formula = texts["f"] ?? null
    row[columnOf(at)] = formula === null ? { value, formula, shown: null } : { value: null, formula, shown: value }
  })
  parser.parse(xml)
  return rows
}

/** The sheets of a workbook by name, in order. */
export function readWorkbook(file: Uint8Array): ReadonlyMap<string, ReadSheet> {
  const parts = partsOfFile(file)
  const textOf = (path: string): string => strFromU8(parts[path] ?? new Uint8Array())
  const strings = sharedStrings(textOf("xl/sharedStrings.xml"))
  const names = [...textOf("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((match) => match[1] ?? "")
  return new Map(names.map((name, at) => [name, readSheet(textOf(`xl/worksheets/sheet${at + 1}.xml`), strings)]))
}
