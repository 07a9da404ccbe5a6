import { quote } from "../../../engine/basics/told.ts"
import { MOST_ROWS, tooManyRows } from "../most.ts"
import { refuse, type Book, type Refused, type Sheet } from "../sheet.ts"
import { bare } from "../tellings.ts"
import { numberShapes, sharedStrings, sheetPart, workbookPart, type CellMeaning, type SheetEntry, MOST_COLUMNS } from "./workbookParts.ts"
import { entriesOf, MOST_UNPACKED, unpack, type Budget, type Entry } from "./zip.ts"

/** So many rows of each sheet are looked at to tell what it holds. */
const HEAD_ROWS = 20
const HEAD_LETTERS = 262_144
/** The column in which RVTools names its version, on the sheet vMetaData. */
const RVTOOLS_VERSION = "RVTools version"

/** What a packed file is that holds no Excel workbook. */
function whatElse(names: ReadonlySet<string>): Refused {
  if (names.has("xl/workbook.bin")) return refuse("is-binary-workbook")
  if (names.has("content.xml")) return refuse("is-open-document")
  if (names.has("word/document.xml")) return refuse("is-word-document")
  return refuse("is-no-workbook")
}

/** An Excel workbook (.xlsx, .xlsm): its sheets with their first rows; the rest of a sheet is read when it is asked for. */
export async function openWorkbook(bytes: Uint8Array): Promise<Book | Refused> {
  const entries = entriesOf(bytes)
  if (entries === null) return refuse("workbook-cut-off")
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const budget: Budget = { left: MOST_UNPACKED }
  const textOf = (name: string): Promise<string | Refused> | null => {
    const entry = byName.get(name)
    return entry === undefined ? null : unpack(bytes, entry, budget)
  }
  const workbook = await textOf("xl/workbook.xml")
  const relations = await textOf("xl/_rels/workbook.xml.rels")
  if (workbook === null || relations === null) return whatElse(new Set(byName.keys()))
  const styles = await textOf("xl/styles.xml")
  const shared = await textOf("xl/sharedStrings.xml")
  for (const part of [workbook, relations, styles, shared]) if (part !== null && typeof part !== "string") return part
  const made = workbookPart(workbook as string, relations as string)
  const strings = shared === null ? [] : sharedStrings(shared as string)
  if (made === null || strings === null) return refuse("workbook-damaged")
  const meaning: CellMeaning = { strings, shapes: styles === null ? [] : numberShapes(styles as string), from1904: made.from1904 }
  const sheets: Sheet[] = []
  for (const sheet of made.sheets) {
    const entry = byName.get(sheet.part)
    if (entry === undefined) return refuse({ id: "sheet-missing", values: { sheet: quote(sheet.name) } })
    const head = await headOf(bytes, entry, budget, meaning)
    if (typeof head === "object" && "kind" in head) return head
    if (head.records.length === 0) continue
    sheets.push({ ...bareSheet(sheet), records: head.records, whole: (onRows) => wholeOf({ bytes, entry, sheet, meaning }, onRows) })
  }
  if (sheets.length === 0) return refuse("workbook-without-rows")
  return { kind: "book", format: bare("excel-workbook"), version: rvToolsVersion(sheets), sheets }
}

const bareSheet = ({ name, isHidden }: SheetEntry): Omit<Sheet, "records"> => ({
  name,
  isHidden,
  kind: null,
  delimiter: "",
  place: "Row",
  notes: [],
  caveats: [],
})

async function headOf(bytes: Uint8Array, entry: Entry, budget: Budget, meaning: CellMeaning): Promise<Pick<Sheet, "records"> | Refused> {
  const text = await unpack(bytes, entry, budget, (read) => read.length > HEAD_LETTERS)
  if (typeof text !== "string") return text
  // A beginning has no end: faults are looked for when all of it is read.
  return { records: sheetPart(text, meaning, HEAD_ROWS).records }
}

interface Wanted {
  readonly bytes: Uint8Array
  readonly entry: Entry
  readonly sheet: SheetEntry
  readonly meaning: CellMeaning
}

async function wholeOf({ bytes, entry, sheet, meaning }: Wanted, onRows?: (read: number) => void): Promise<Sheet | Refused> {
  const text = await unpack(bytes, entry, { left: MOST_UNPACKED })
  if (typeof text !== "string") return text
  const named = quote(sheet.name)
  const read = sheetPart(text, meaning, MOST_ROWS + HEAD_ROWS, onRows)
  if (read.isLonger) return tooManyRows({ id: "the-sheet", values: { sheet: named } })
  if (read.fault !== null) return refuse({ id: "sheet-damaged", values: { sheet: named } })
  return {
    ...bareSheet(sheet),
    records: read.records,
    notes: [
      ...(sheet.isHidden ? [{ id: "sheet-hidden", values: { sheet: named } } as const] : []),
      ...(read.formulas > 0 ? [{ id: "formulas-read", values: { cells: read.formulas } } as const] : []),
    ],
    caveats: [
      ...(read.unvalued > 0 ? [{ id: "formulas-unvalued", values: { cells: read.unvalued } } as const] : []),
      ...(read.hiddenRows > 0 ? [{ id: "rows-hidden", values: { rows: read.hiddenRows, sheet: named } } as const] : []),
      ...(read.isWider ? [{ id: "columns-beyond", values: { sheet: named, most: MOST_COLUMNS } } as const] : []),
    ],
  }
}

/** What RVTools says of itself; where it read several servers, each has a row. */
function rvToolsVersion(sheets: readonly Sheet[]): string | null {
  const [header, first] = sheets.find((sheet) => sheet.name === "vMetaData")?.records ?? []
  const column = header?.cells.indexOf(RVTOOLS_VERSION) ?? -1
  const version = column < 0 ? undefined : first?.cells[column]
  return version !== undefined && /^[\d.]{1,20}$/.test(version) ? version : null
}
