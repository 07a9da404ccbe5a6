import Papa from "papaparse"
import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { loadQuirks, loadTechniques } from "../../dataset/reference.ts"
import { cellText, facetOptions, sortKey, type ColumnSpec, type TableSpec } from "../common/table/columnSpec.ts"
import { hardwareSpec, mostInstances, type HardwareRow } from "./hardware/columns.ts"
import { measurementSpec, shareText } from "./measurements/columns.ts"
import { productSpec } from "./products/columns.ts"
import { quirkSpec, thenText, whenText } from "./advisor/columns.ts"
import { dimensionRows, dimensionsCsv, techniqueSpec } from "./techniques/rows.ts"
import { tableCsv } from "../common/table/csv.ts"
import { formatFilter, formatSort, parseFilter, parseSort, passes } from "../common/table/tableState.ts"

const same = (id: string): string => id
const products = productSpec(same)
const hardware: readonly HardwareRow[] = catalogue.gpus.map((gpu) => ({
  gpu,
  price: catalogue.gpuPrice(gpu.id),
  sets: catalogue.instanceTypeSetsOf(gpu.id),
  resources: catalogue.resources(gpu.id),
}))
const parse = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data

describe("the downloaded file", () => {
  it("has a line for every row, units in the header and how each row is known", () => {
    const lines = parse(tableCsv(hardware, hardwareSpec.columns, hardwareSpec.evidence))
    expect(lines).toHaveLength(catalogue.gpus.length)
    const a16 = lines.find((line) => line["GPU"] === "NVIDIA A16")
    expect(a16).toMatchObject({ "Memory per GPU (MiB)": "16384", "GPUs per board": "4", "Buyable today": "yes" })
    for (const line of lines) {
      expect(line["Basis"]).not.toBe("")
      expect(line["Sources"]).not.toBe("")
    }
  })

  it("says unknown where nothing is known, and never no", () => {
    const column: ColumnSpec<{ readonly watts: number | null }> = {
      id: "w",
      header: "TDP",
      unit: "W",
      kind: "number",
      value: (row) => row.watts,
    }
    expect(tableCsv([{ watts: null }, { watts: 0 }], [column], () => [])).toBe("TDP (W),Basis,Sources\r\nunknown,,\r\n0,,")
  })

  it("holds no cell that a spreadsheet would run", () => {
    const column: ColumnSpec<{ readonly text: string }> = { id: "t", header: "Text", kind: "text", value: (row) => row.text }
    expect(parse(tableCsv([{ text: '=HYPERLINK("https://example.org")' }], [column], () => []))[0]?.["Text"]).toMatch(/^'=/)
  })

  it("gives each statement on a technique its own source", async () => {
    const rows = dimensionRows(await loadTechniques())
    const lines = parse(dimensionsCsv(rows, techniqueSpec.columns))
    expect(lines.length).toBeGreaterThan(60)
    expect(lines.every((line) => line["Sources"] !== "")).toBe(true)
  })
})

/** Cells that show something no reader should see. */
const brokenCells = <Row>(spec: TableSpec<Row>, rows: readonly Row[]): string[] =>
  rows.flatMap((row) =>
    spec.columns
      .filter((column) => /NaN|undefined|\[object/.test(cellText(column, row)))
      .map((column) => `${spec.name}, ${spec.rowId(row)}, ${column.id}`),
  )

describe("the tables", () => {
  it("have a sensible text in every cell", async () => {
    expect([
      ...brokenCells(products, catalogue.products),
      ...brokenCells(hardwareSpec, hardware),
      ...brokenCells(measurementSpec, catalogue.measurements),
      ...brokenCells(quirkSpec(same), await loadQuirks()),
      ...brokenCells(techniqueSpec, dimensionRows(await loadTechniques())),
    ]).toEqual([])
  })

  it("compare the four techniques in at least eight dimensions without a gap", async () => {
    const rows = dimensionRows(await loadTechniques())
    expect(rows.length).toBeGreaterThanOrEqual(8)
    for (const row of rows) expect(Object.values(row.answers).every((answer) => answer !== null && answer.rating !== "")).toBe(true)
  })

  it("sort what is unknown last", () => {
    const column = hardwareSpec.columns.find((one) => one.id === "tdp")!
    expect(sortKey(column, { ...hardware[0]!, gpu: { ...hardware[0]!.gpu, boardTdpWatts: null } })).toBeUndefined()
  })

  it("list a facet's values with how many rows have each, the unknown last", () => {
    const vendor = hardwareSpec.columns.find((one) => one.id === "vendor")!
    const options = facetOptions(vendor, hardware)
    expect(options.reduce((sum, option) => sum + option.count, 0)).toBe(hardware.length)
    expect(options.find((option) => option.value === "nvidia")?.name).toBe("NVIDIA")
  })

  it("count the VMs an A16 GPU takes by its smallest type", () => {
    expect(mostInstances(hardware.find((row) => row.gpu.id === "a16")!)).toBe(16)
  })
})

describe("sorting and filter in links", () => {
  it("round-trip", () => {
    const filter = { text: "grid k1", facets: { vendor: "nvidia", class: "server" } }
    expect(parseFilter(formatFilter(filter), hardwareSpec.columns)).toEqual(filter)
    expect(parseSort(formatSort({ id: "price", desc: true }), hardwareSpec.columns)).toEqual({ id: "price", desc: true })
  })

  it("ignore columns that the table does not have", () => {
    expect(parseSort("-flavour", hardwareSpec.columns)).toBeNull()
    expect(parseFilter("a16;flavour:sweet;vendor:", hardwareSpec.columns)).toEqual({ text: "a16", facets: {} })
  })

  it("find rows that hold every word, in any order, and have the facet's value", () => {
    const found = hardware.filter((row) => passes(row, { text: "a16 nvidia", facets: { class: "server" } }, hardwareSpec.columns))
    expect(found.map((row) => row.gpu.name)).toContain("NVIDIA A16")
    expect(found.every((row) => row.gpu.class === "server")).toBe(true)
  })
})

describe("words of the tables", () => {
  it("turn a quirk's rule into a sentence", () => {
    expect(whenText({ when: { vmsPerGpu: { gt: 7 } } })).toBe("VMs per GPU: more than 7")
    expect(whenText({ when: { hypervisor: "virtualbox", hypervisorVersion: { gte: "6.1.0" } } })).toBe(
      "Hypervisor: VirtualBox; hypervisor version: 6.1.0 or later",
    )
    // oxlint-disable-next-line unicorn/no-thenable -- the dataset's own word
    expect(thenText({ then: { effect: "no virtual GPU", requirement: "SR-IOV" } })).toBe("No virtual GPU. Required: SR-IOV")
  })

  it("show a measured range beside its mean, and one figure once", () => {
    const row = catalogue.measurements[0]!
    expect(shareText({ ...row, nativeShare: { low: 0.88, mean: 0.92, high: 0.96 } })).toBe("92 % (88–96 %)")
    expect(shareText({ ...row, nativeShare: { low: 0.92, mean: 0.92, high: 0.92 } })).toBe("92 %")
    expect(shareText({ ...row, nativeShare: { low: null, mean: null, high: 0.03 } })).toBe("up to 3 %")
  })
})
