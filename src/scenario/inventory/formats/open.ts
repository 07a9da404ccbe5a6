import { isKnownName } from "../columns.ts"
import { refuse, type Book, type Refused, type Sheet } from "../sheet.ts"
import { sheetOfText } from "../table.ts"
import { MOST_ROWS, tooManyRows } from "../most.ts"
import { bare } from "../tellings.ts"
import { decode, isPacked, refusedText } from "./decode.ts"
import { looksLikeJson, openJson } from "./json.ts"
import { withFlavors } from "./openstackTables.ts"
import { printedSheets } from "./texts.ts"

/** A file's tables, whatever kind of file it is; a workbook's reader is fetched when there is a workbook. */
export async function open(source: string | Uint8Array): Promise<Book | Refused> {
  if (typeof source !== "string" && isPacked(source)) {
    if (typeof DecompressionStream === "undefined") return refuse("no-unpacking")
    const { openWorkbook } = await import("./workbook.ts")
    return openWorkbook(source)
  }
  return openText(source)
}

/** The tables of a text. */
export function openText(source: string | Uint8Array): Book | Refused {
  const decoded = typeof source === "string" ? refusedText({ kind: "text", text: source, notes: [] }) : decode(source)
  if (decoded.kind === "refused") return decoded
  const { text, notes } = decoded
  const noted = (sheets: readonly Sheet[]) =>
    notes.length === 0 ? sheets : sheets.map((sheet) => ({ ...sheet, notes: [...notes, ...sheet.notes] }))
  if (looksLikeJson(text)) {
    const book = openJson(text)
    return book.kind === "refused" ? book : { ...book, sheets: noted(book.sheets) }
  }
  const printed = printedSheets(text)
  const parted = printed?.sheets ?? [sheetOfText(text, isKnownToAny)].filter((sheet) => sheet !== null)
  const sheets = parted.map(withFlavors)
  const long = sheets.find((sheet) => sheet.records.length > MOST_ROWS + HEADERS)
  if (long !== undefined) return tooManyRows(bare("this-table"))
  return { kind: "book", format: printed?.format ?? null, version: null, sheets: noted(sheets) }
}
/** Titles and column names above the rows. */
const HEADERS = 20

const [isOfVms, isOfHosts] = [isKnownName("vms"), isKnownName("hosts")]
const isKnownToAny = (header: string): boolean => isOfVms(header) || isOfHosts(header)
