import { describe, expect, it } from "vitest"
import { keyedRows } from "../../../dataset/citations.ts"
import { dataPaths, loadFiles } from "../../../dataset/files.ts"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { cellText, facetOptions } from "../../common/table/columnSpec.ts"
import { tableCsv } from "../../common/table/csv.ts"
import { evidenceOf, fileSpec } from "./columns.ts"
import { descriptions } from "./descriptions.ts"
import { fileFocus, readFocus, rowFocus } from "./paths.ts"
import { relatedTo, targetOf } from "./targets.ts"
import { compact, titled } from "./values.ts"

const files = await loadFiles()
const rowsOf = (path: string) => keyedRows(path, files[path])

describe("the list of tables", () => {
  it("has a title and one plain sentence for every file, and none for files that are gone", () => {
    expect(Object.keys(descriptions).sort()).toEqual([...dataPaths].sort())
    for (const { title, about } of Object.values(descriptions)) {
      expect(title).toMatch(/^[\p{Lu}\dv]/u)
      expect(about).toMatch(/^(\p{Lu}|vGPU ).*\.$/u)
    }
  })
})

describe("the table of any file", () => {
  it.each(dataPaths)("%s: has a row for each of its own, each with a link, and no cell that no reader should see", (path) => {
    const rows = rowsOf(path)
    const spec = fileSpec(path, rows)
    const json = files[path]
    expect(rows.length).toBe(Array.isArray(json) ? json.length : Math.max(1, rows.length))
    const faults = rows.flatMap((row) => [
      ...(readFocus(spec.rowId(row), dataPaths)?.key === row.key ? [] : [`${row.key}: no link`]),
      ...spec.columns
        .filter((column) => /NaN|undefined|\[object/.test(`${cellText(column, row)} ${column.note?.(row) ?? ""}`))
        .map((column) => `${row.key}: ${column.id}`),
    ])
    expect(faults).toEqual([])
    expect(new Set(spec.columns.map((column) => column.id)).size).toBe(spec.columns.length)
    expect(spec.columns.some((column) => !column.optional)).toBe(true)
    expect(spec.columns.filter((one) => one.facet && facetOptions(one, rows).length === 0)).toEqual([])
    expect(tableCsv(rows.slice(0, 3), spec.columns, spec.evidence).split("\r\n").length).toBeGreaterThan(1)
  })

  it("names units in the header and sorts ranges by their likely value", () => {
    const spec = fileSpec("prices/licences", rowsOf("prices/licences"))
    const price = spec.columns.find((column) => column.id === "priceUsd")!
    expect([price.header, price.unit, price.kind]).toEqual(["Price, USD", "USD", "number"])
    const vpc = rowsOf("prices/licences").find((row) => row.key === "nvidia-vpc")!
    expect(typeof price.value(vpc)).toBe("number")
    expect(titled("maxVgpusPerGpu").header).toBe("Max vGPUs per GPU")
    expect(titled("boardTdpWatts")).toEqual({ header: "Board TDP", unit: "W" })
    expect(titled("kgCo2ePerKwh")).toMatchObject({ unit: "kg/kWh" })
  })

  it("tells every entry of evidence of a row, nested ones too", () => {
    const row = { a: { evidence: [{ source: "x", basis: "measured" }] }, evidence: [{ source: "y", basis: "recalled" }] }
    expect(
      evidenceOf(row)
        .map((one) => one.source)
        .sort(),
    ).toEqual(["x", "y"])
  })

  it("writes nested values in one line of words", () => {
    expect(compact({ low: 1, likely: 2, high: 3 })).toBe("2 (1 to 3)")
    expect(compact({ state: "yes", since: null, sizes: [1, 2] })).toBe("state: yes, sizes: 1, 2")
    expect(compact(null)).toBe("not stated")
    expect(compact(2026, "launchYear")).toBe("2026")
  })
})

describe("links of tables and rows", () => {
  it("round-trip and stay readable", () => {
    expect(fileFocus("hardware/instances/nvidia-mig-profiles")).toBe("hardware.instances.nvidia-mig-profiles")
    expect(rowFocus("prices/licences", "nvidia-vpc")).toBe("prices.licences:nvidia-vpc")
    expect(readFocus("prices.licences:nvidia-vpc", dataPaths)).toEqual({ path: "prices/licences", key: "nvidia-vpc" })
    expect(readFocus("prices.licences", dataPaths)).toEqual({ path: "prices/licences", key: null })
    expect(readFocus("prices.wishes", dataPaths)).toBeNull()
  })

  it("lead to the row's own view where it has one", () => {
    expect(targetOf("products/api-remoting", "vmware-vsga")).toEqual({ view: "products", focus: "vmware-vsga" })
    expect(targetOf("measurements/scaling", "nebuly-time-slicing-1")).toEqual({
      view: "data",
      focus: "measurements.scaling:nebuly-time-slicing-1",
    })
  })

  it("from a price or a licence to the GPU and the products", () => {
    const price = rowsOf("prices/gpus").find((row) => row.key === "a16")!
    expect(relatedTo("prices/gpus", price, catalogue)).toContainEqual({ view: "hardware", focus: "a16", what: "GPU", name: "NVIDIA A16" })
    const licences = rowsOf("prices/licences").map((row) => relatedTo("prices/licences", row, catalogue))
    expect(licences.filter((list) => list.some((one) => one.view === "products")).length).toBeGreaterThan(5)
    const server = rowsOf("prices/servers").find((row) => typeof (row.row as { host?: unknown }).host === "string")!
    expect(relatedTo("prices/servers", server, catalogue).some((one) => one.what === "Host")).toBe(true)
  })

  it("point only at rows that exist", () => {
    const isThere = ({ view, focus }: { readonly view: string; readonly focus: string }): boolean =>
      view === "products"
        ? catalogue.product(focus) !== undefined
        : view === "hardware"
          ? catalogue.gpu(focus) !== undefined
          : readFocus(focus, dataPaths) !== null
    const all = dataPaths.flatMap((path) => rowsOf(path).flatMap((row) => relatedTo(path, row, catalogue)))
    expect(all.length).toBeGreaterThan(200)
    expect(all.filter((one) => !isThere(one))).toEqual([])
  })
})
