import { figure } from "../../../base/figures.ts"
import { MOST_ROWS, tooManyRows } from "../most.ts"
import { refuse, type Book, type Refused, type Sheet } from "../sheet.ts"
import { numberShapes, sharedStrings, sheetPart, workbookPart, type CellMeaning, type SheetEntry, MOST_COLUMNS } from "./workbookParts.ts"
import { entriesOf, MOST_UNPACKED, unpack, type Budget, type Entry } from "./zip.ts"

/** So many rows of each sheet are looked at to tell what it holds. */
const HEAD_ROWS = 20
const HEAD_LETTERS = 262_144
/** The column in which RVTools names its version, on the sheet vMetaData. */
const RVTOOLS_VERSION = "RVTools version"

const damaged = "This workbook is damaged: it does not hold what a workbook must. Save it again and give that."

/** What a packed file is that holds no Excel workbook. */
function whatElse(names: ReadonlySet<string>): Refused {
  if (names.has("xl/workbook.bin"))
    return refuse("This is a binary Excel workbook (.xlsb), which cannot be read. Save it as .xlsx or CSV and give that.")
  if (names.has("content.xml"))
    return refuse("This is an OpenDocument table (.ods), which cannot be read. Save it as .xlsx or CSV and give that.")
  if (names.has("word/document.xml"))
    return refuse("This is a Word document, which holds no table that can be read. Give a workbook or a CSV file.")
  return refuse("This is a packed file and no Excel workbook. Unpack it and give the table inside.")
}

/** An Excel workbook (.xlsx, .xlsm): its sheets with their first rows; the rest of a sheet is read when it is asked for. */
export async function openWorkbook(bytes: Uint8Array): Promise<Book | Refused> {
  const entries = entriesOf(bytes)
  if (entries === null) return refuse("This workbook is cut off or damaged: its end is missing. Fetch or save it again and give that.")
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
  if (made === null || strings === null) return refuse(damaged)
  const meaning: CellMeaning = { strings, shapes: styles === null ? [] : numberShapes(styles as string), from1904: made.from1904 }
  const sheets: Sheet[] = []
  for (const sheet of made.sheets) {
    const entry = byName.get(sheet.part)
    if (entry === undefined) return refuse(`This workbook is damaged: its sheet ${sheet.name} is missing.`)
    const head = await headOf(bytes, entry, budget, meaning)
    if (typeof head === "object" && "kind" in head) return head
    if (head.records.length === 0) continue
    sheets.push({ ...bare(sheet), records: head.records, whole: (onRows) => wholeOf({ bytes, entry, sheet, meaning }, onRows) })
  }
  if (sheets.length === 0) return refuse("This workbook holds no sheet with rows.")
  return { kind: "book", format: "Excel workbook", version: rvToolsVersion(sheets), sheets }
}

const bare = ({ name, isHidden }: SheetEntry): Omit<Sheet, "records"> => ({
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
  const read = sheetPart(text, meaning, MOST_ROWS + HEAD_ROWS, onRows)
  if (read.isLonger) return tooManyRows(`Sheet ${sheet.name}`)
  if (read.fault !== null) return refuse(`Sheet ${sheet.name} of this workbook is damaged. Save it again and give that.`)
  const cells = (count: number, one: string, several: string) => `${figure(count)} ${count === 1 ? one : several}`
  return {
    ...bare(sheet),
    records: read.records,
    notes: [
      ...(sheet.isHidden ? [`Sheet ${sheet.name} is hidden in the workbook.`] : []),
      ...(read.formulas > 0
        ? [
            `${cells(read.formulas, "cell of the sheet holds a formula; what Excel last made of it is read", "cells of the sheet hold formulas; what Excel last made of them is read")}.`,
          ]
        : []),
    ],
    caveats: [
      ...(read.unvalued > 0
        ? [
            `${cells(read.unvalued, "cell holds a formula without its value and is", "cells hold formulas without their values and are")} read as empty: open the workbook in Excel and save it.`,
          ]
        : []),
      ...(read.hiddenRows > 0
        ? [`${cells(read.hiddenRows, "row is", "rows are")} hidden in sheet ${sheet.name} and read like the others.`]
        : []),
      ...(read.isWider ? [`Columns of sheet ${sheet.name} beyond the ${figure(MOST_COLUMNS)}th are not read.`] : []),
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
