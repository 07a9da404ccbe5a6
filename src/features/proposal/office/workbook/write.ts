import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import writeXlsxFile, { type CellObject, type Feature, type Sheet as Written } from "write-excel-file/universal"
import { columnName, type Cell, type Row, type Sheet } from "./cells.ts"
import { styles } from "./styles.ts"

/** A spreadsheet program takes no longer text in a cell. */
const longestText = 32_000

const noCells = "<sheetData/>"

/** Points. */
const lineHeight = 15.5
/** A row is no higher than a spreadsheet program allows, 409 points. */
const mostLines = 26

/** Lines that the texts of a row take within their columns: not every program makes rows as high as what is in them. */
const linesOf = (row: Row, widths: readonly number[]): number =>
  Math.max(
    1,
    ...row.map((cell, at) =>
      cell !== null && typeof cell.value === "string" && (cell.look === "text" || cell.look === "wrapped")
        ? Math.min(mostLines, Math.ceil((cell.value.length + 1) / Math.max(1, (widths[at] ?? 1) - 2)))
        : 1,
    ),
  )

function written(cell: Cell | null, lines: number): CellObject | null {
  if (cell === null) return null
  const { value, look } = cell
  const height = lines > 1 ? { height: lines * lineHeight } : {}
  const style = { ...height, ...styles[look], ...(cell.over && { columnSpan: cell.over.columns, height: cell.over.lines * lineHeight }) }
  if (cell.formula !== undefined) return { ...style, type: "Formula", value: cell.formula }
  if (typeof value === "number") return { ...style, type: Number, value }
  // The format of figures is for cells that have one, or are to be given one.
  const { format, ...plain } = style
  if (value === null) return { ...plain, ...(format === undefined ? {} : { type: Number, format }) }
  return { ...plain, type: String, value: value.slice(0, longestText) }
}

const xmlText = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/** Characters that landscape Letter, the narrower paper, has room for at full size, also where a wider font stands in for the default one. */
const charactersAcross = 104
/** Percent: larger than the screen's is never wanted. */
const fullSize = 100

/** The widths of the pages that a sheet is printed on, side by side. */
export function pageWidths({ widths, print }: Sheet): readonly number[] {
  const sum = (columns: readonly number[]): number => columns.reduce((all, one) => all + one, 0)
  const until = print?.columns ?? widths.length
  const starts = [0, ...(print?.breaks ?? [])]
  const repeated = sum(widths.slice(0, print?.repeat ?? 0))
  return starts.map((start, page) => sum(widths.slice(start, starts[page + 1] ?? until)) + (page === 0 ? 0 : repeated))
}

/** Printed, a sheet is as wide as its paper, over as many pages below one another as it takes; a wider one goes on beside where it says. */
function printed(xml: string, sheet: Sheet): string {
  const breaks = sheet.print?.breaks ?? []
  if (breaks.length === 0)
    return xml
      .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
      .replace(/<pageSetup /, '<pageSetup fitToWidth="1" fitToHeight="0" ')
  const scale = Math.min(fullSize, Math.floor((fullSize * charactersAcross) / Math.max(...pageWidths(sheet))))
  const marks = breaks.map((at) => `<brk id="${at}" max="1048575" man="1"/>`).join("")
  return xml.replace(
    /<pageSetup ([^>]*)\/>/,
    `<pageSetup scale="${scale}" $1/><colBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${marks}</colBreaks>`,
  )
}

/** The column names of a sheet, and what else says of what its rows are, stand on each page; what is printed ends where it says. */
function printNames(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap(({ name, rows, sticky, print }, at) => {
    const own = `'${name}'!`
    const titles = [
      ...(print?.repeat ? [`${own}$A:$${columnName(print.repeat - 1)}`] : []),
      ...(sticky > 0 ? [`${own}$${sticky}:$${sticky}`] : []),
    ]
    const area = print?.columns === undefined ? [] : [`${own}$A$1:$${columnName(print.columns - 1)}$${rows.length}`]
    return [
      ...area.map((one) => `<definedName name="_xlnm.Print_Area" localSheetId="${at}">${one}</definedName>`),
      ...(titles.length > 0 ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${titles.join(",")}</definedName>`] : []),
    ]
  })
  return names.length > 0 ? `<definedNames>${names.join("")}</definedNames>` : ""
}

/** The writer leaves out what a formula comes to; put in, the file shows its figures wherever it is only looked at. */
function withResults(sheets: readonly Sheet[], bodies: Map<string, string>): Feature<Blob> {
  const resultsOf = (rows: readonly Row[]): ReadonlyMap<string, string | number> =>
    new Map(
      rows.flatMap((row, at) =>
        row.flatMap((cell, column) =>
          cell?.formula === undefined || cell.value === null ? [] : [[`${columnName(column)}${at + 1}`, cell.value] as const],
        ),
      ),
    )
  const results = new Map(sheets.map(({ name, rows }) => [name, resultsOf(rows)]))
  const shown = (sheet: string | undefined, address: string, attributes: string, inner: string): string => {
    const result = results.get(sheet ?? "")?.get(address)
    if (result === undefined) return `<c r="${address}"${attributes}>${inner}</c>`
    const [type, value] = typeof result === "number" ? ["", String(result)] : [' t="str"', xmlText(result)]
    return `<c r="${address}"${attributes}${type}>${inner}<v>${value}</v></c>`
  }
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (content, { sheet }, { sheetId }) => {
            const found = sheets.find(({ name }) => name === sheet)
            const whole = (found ? printed(content, found) : content).replaceAll(
              /<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*<\/f>)<\/c>/g,
              (_, address: string, attributes: string, inner: string) => shown(sheet, address, attributes, inner),
            )
            return whole.replace(/<sheetData>[^]*<\/sheetData>/, (body) => {
              bodies.set(`xl/worksheets/sheet${sheetId}.xml`, body)
              return noCells
            })
          },
        },
        // Programs that can, work everything out anew as they open it.
        "xl/workbook.xml": { insert: () => `${printNames(sheets)}<calcPr calcId="191029" fullCalcOnLoad="1"/>` },
      },
    },
  }
}

/** The file of a workbook. Throws where the writer cannot make one. */
export async function workbookFile(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const pages: Written<Blob>[] = sheets.map(({ name, widths, rows, sticky }) => ({
    sheet: name,
    data: rows.map((row) => {
      const lines = linesOf(row, widths)
      return row.map((cell) => written(cell, lines))
    }),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: sticky,
    orientation: "landscape",
    showGridLines: false,
  }))
  const bodies = new Map<string, string>()
  const features = [withResults(sheets, bodies)]
  const blob = await writeXlsxFile(pages, { fontFamily: "Calibri", fontSize: 11, features }).toBlob()
  // The writer packs large sheets in a worker of its own making, which the page's policy forbids: it packs them empty, and they are filled here.
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  for (const [path, body] of bodies) parts[path] = strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace(noCells, () => body))
  return new Uint8Array(zipSync(parts))
}
