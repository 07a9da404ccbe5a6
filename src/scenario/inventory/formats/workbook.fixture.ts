import { strToU8, zipSync } from "fflate"

/** A cell: text and numbers are put as Excel puts them; anything else as XML. */
export type FixtureCell = string | number | boolean | null | { readonly xml: string }
export interface FixtureSheet {
  readonly name: string
  readonly rows: readonly (readonly FixtureCell[])[]
  readonly state?: "hidden"
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const packages = "http://schemas.openxmlformats.org/package/2006"
const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
const letters = (column: number): string =>
  (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** The parts of a small workbook as Excel writes it (ECMA-376): texts shared, styles 1 to 3 a date, a percentage and a date of its own format. */
export function workbookParts(sheets: readonly FixtureSheet[], { from1904 = false } = {}): Record<string, string> {
  const strings: string[] = []
  const shared = new Map<string, number>()
  const index = (text: string): number => {
    let at = shared.get(text)
    if (at === undefined) {
      at = strings.push(text) - 1
      shared.set(text, at)
    }
    return at
  }
  const cell = (value: FixtureCell, reference: string): string => {
    if (value === null) return ""
    if (typeof value === "string") return `<c r="${reference}" t="s"><v>${index(value)}</v></c>`
    if (typeof value === "number") return `<c r="${reference}"><v>${value}</v></c>`
    if (typeof value === "boolean") return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`
    return value.xml.replace("<c", `<c r="${reference}"`)
  }
  const bodies = sheets.map(({ rows }) =>
    rows.map((row, r) => `<row r="${r + 1}">${row.map((one, c) => cell(one, `${letters(c)}${r + 1}`)).join("")}</row>`).join(""),
  )
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        (sheet, i) =>
          `<sheet name="${escape(sheet.name)}" sheetId="${i + 1}"${sheet.state ? ` state="${sheet.state}"` : ""} r:id="rId${i + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships">${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join("")}</Relationships>`,
    "xl/styles.xml": `<?xml version="1.0"?><styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-407]d\\. mmm yyyy\\ hh:mm;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  }
  bodies.forEach((body, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${body}</sheetData></worksheet>`
  })
  parts["xl/sharedStrings.xml"] =
    `<?xml version="1.0"?><sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join("")}</sst>`
  return parts
}

export const packed = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

export const workbook = (sheets: readonly FixtureSheet[], options?: { readonly from1904?: boolean }): Uint8Array =>
  packed(workbookParts(sheets, options))

/** As RVTools 4.7 has them (columns after rvtools-vinfo.csv and rvtools-vhost.csv; vMetaData has four columns, a row for each server). */
export const rvToolsSheets: readonly FixtureSheet[] = [
  {
    name: "vInfo",
    rows: [
      ["VM", "Powerstate", "Template", "CPUs", "Memory", "Provisioned MiB", "Creation date", "Cluster", "Host", "Folder", "OS according to the configuration file"], // prettier-ignore
      ["desk-001", "poweredOn", false, 4, 16384, 327680, { xml: '<c s="1"><v>46327</v></c>' }, "PROD", "esx01", "VDI", "Microsoft Windows 11 (64-bit)"], // prettier-ignore
      ["desk-002", "poweredOff", false, 4, 16384, 327680, { xml: '<c s="1"><v>46328.5</v></c>' }, "PROD", "esx01", "VDI", "Microsoft Windows 11 (64-bit)"], // prettier-ignore
      ["gold", "poweredOff", true, 4, 16384, 327680, null, "PROD", "esx01", "VDI", "Microsoft Windows 11 (64-bit)"],
      ["db & more", "poweredOn", false, 16, 131072, 327680, null, "PROD", "esx02", "Databases", "Ubuntu Linux (64-bit)"],
    ],
  },
  { name: "vCPU", rows: [["VM", "Powerstate", "CPUs", "Sockets", "Cores p/s"], ["desk-001", "poweredOn", 4, 1, 4]] }, // prettier-ignore
  {
    name: "vHost",
    rows: [
      ["Host", "Cluster", "in Maintenance Mode", "CPU Model", "HT Active", "# CPU", "Cores per CPU", "# Cores", "# Memory", "# VMs", "# vCPUs", "Vendor", "Model"], // prettier-ignore
      ["esx01", "PROD", false, "Intel(R) Xeon(R) Gold 6338", true, 2, 32, 64, 524288, 3, 12, "Example", "EX-2U"],
      ["esx02", "PROD", false, "Intel(R) Xeon(R) Gold 6338", true, 2, 32, 64, 524288, 1, 16, "Example", "EX-2U"],
    ],
  },
  { name: "vMetaData", rows: [["RVTools major version", "RVTools version", "xlsx creation datetime", "Server"], ["4.7", "4.7.1.4", "2026-11-01", "vc.example.test"]] }, // prettier-ignore
]
