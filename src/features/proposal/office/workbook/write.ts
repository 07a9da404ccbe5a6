import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import writeXlsxFile, { type CellObject, type Feature, type Sheet as Written } from "write-excel-file/universal"
import { columnName, type Cell, type Row, type Sheet } from "./cells.ts"
import { styles } from "./styles.ts"

/** A spreadsheet program takes no longer text in a cell. */
const longestText = 32_000

const noCells = "<sheetData/>"

/** Points. */
const lineHeight = 15.5

function written(cell: Cell | null): CellObject | null {
  if (cell === null) return null
  const { value, look } = cell
  const style = { ...styles[look], ...(cell.over && { columnSpan: cell.over.columns, height: cell.over.lines * lineHeight }) }
  if (cell.formula !== undefined) return { ...style, type: "Formula", value: cell.formula }
  if (typeof value === "number") return { ...style, type: Number, value }
  // The format of figures is for cells that have one, or are to be given one.
  const { format, ...plain } = style
  if (value === null) return { ...plain, ...(format === undefined ? {} : { type: Number, format }) }
  return { ...plain, type: String, value: value.slice(0, longestText) }
}

const xmlText = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/** Printed, a sheet is as wide as its paper, over as many pages as it takes. */
const onePageWide = (sheet: string): string =>
  sheet
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/<pageSetup /, '<pageSetup fitToWidth="1" fitToHeight="0" ')

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
            const whole = onePageWide(content).replaceAll(
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
        "xl/workbook.xml": { insert: () => '<calcPr calcId="191029" fullCalcOnLoad="1"/>' },
      },
    },
  }
}

/** The file of a workbook. Throws where the writer cannot make one. */
export async function workbookFile(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const pages: Written<Blob>[] = sheets.map(({ name, widths, rows, sticky }) => ({
    sheet: name,
    data: rows.map((row) => row.map(written)),
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
