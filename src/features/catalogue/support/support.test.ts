import Papa from "papaparse"
import { beforeAll, describe, expect, it } from "vitest"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import { loadFull } from "../../../dataset/load.ts"
import type { Product } from "../../../dataset/schema/index.ts"
import { productSpec } from "../products/columns.ts"
import { disagreementPlaces, gpusOf } from "../products/related.ts"
import { background as loadBackground, type Background } from "../products/useBackground.ts"
import { readFocus } from "./address.ts"
import { columnById, gives, matrixColumns, type MatrixColumn } from "./cells.ts"
import { matrixCsv } from "./files.ts"
import { answer, find, readMatrixFilter, writeMatrixFilter } from "./filter.ts"
import { footnotesOf } from "./footnotes.ts"
import { movingRows, movingTechnologies, placedReports, reportPlaces } from "./moving.ts"
import { otherWords } from "./otherWords.ts"
import { answerText } from "./Summary.tsx"

let catalogue: FullCatalogue
let background: Background
beforeAll(async () => {
  ;[catalogue, background] = await Promise.all([loadFull(), loadBackground()])
}, 60_000)

const specColumns = productSpec((id) => id).columns
const column = (id: string): MatrixColumn => {
  const found = columnById.get(id)
  if (!found) throw new Error(`no column ${id}`)
  return found
}
const product = (id: string): Product => {
  const found = catalogue.product(id)
  if (!found) throw new Error(`no product ${id}`)
  return found
}
const read = (text: string) => readMatrixFilter(text, specColumns)

describe("a cell of the matrix", () => {
  it("rests on a source wherever the dataset has an entry", () => {
    const bare = catalogue.products.flatMap((row) =>
      matrixColumns.filter((one) => one.cell(row).recorded && one.cell(row).evidence.length === 0).map((one) => `${row.id}.${one.id}`),
    )
    expect(bare).toEqual([])
  })

  it("never shows what nobody has said as a no", () => {
    const unsaid = catalogue.products.flatMap((row) =>
      matrixColumns.filter((one) => one.group === "apis" && !(one.id in row.apis)).map((one) => one.cell(row)),
    )
    expect(unsaid.length).toBeGreaterThan(0)
    expect(unsaid.filter((cell) => cell.look !== "unknown" || cell.recorded)).toEqual([])
  })

  it("keeps the condition of each conditional answer", () => {
    const silent = catalogue.products.flatMap((row) =>
      matrixColumns.filter((one) => one.cell(row).look === "conditional" && !one.cell(row).condition).map((one) => `${row.id}.${one.id}`),
    )
    expect(silent).toEqual([])
  })

  it("has a word that fits its column", () => {
    for (const row of catalogue.products) for (const one of matrixColumns) expect(one.cell(row).word.length).toBeLessThanOrEqual(7)
  })
})

describe("the matrix's filter", () => {
  it("survives the way through a link", () => {
    const text = "vsphere;technique:mediated-pass-through;hypervisors:vsphere;can:cuda.live-migration;unsaid:yes;columns:apis"
    expect(read(writeMatrixFilter(read(text)))).toEqual(read(text))
    expect(read(text).can.map(({ id }) => id)).toEqual(["cuda", "live-migration"])
  })

  it("ignores what it does not know", () => {
    expect(read("x;can:nothing.cuda;columns:none;table:chairs")).toMatchObject({ columns: null, table: "products", unsaid: false })
    expect(read("x;can:nothing.cuda").can).toHaveLength(1)
  })

  it("finds products that do all of it, and no other", () => {
    const filter = read(";can:cuda.live-migration")
    const { rows, answers } = find(catalogue.products, filter, specColumns)
    expect(rows.map(({ id }) => id)).toContain("vmware-vgpu-nvidia")
    expect(rows.map(({ id }) => id)).not.toContain("vmware-directpath-vdga")
    expect(rows).toHaveLength(answers.yes + answers.conditional)
    for (const row of rows) for (const one of filter.can) expect(gives(one.cell(row))).toBe(true)
  })

  it("adds rows of which nobody has said only where asked to", () => {
    const without = find(catalogue.products, read(";can:live-migration"), specColumns)
    const also = find(catalogue.products, read(";can:live-migration;unsaid:yes"), specColumns)
    expect(without.answers.unknown).toBeGreaterThan(0)
    expect(also.rows).toHaveLength(without.rows.length + without.answers.unknown)
  })

  it("says the answer in a sentence", () => {
    const filter = read(";can:cuda.live-migration")
    expect(answerText(filter, { rows: [], answers: { yes: 2, conditional: 3, unknown: 1, no: 9 } })).toBe(
      "5 products give CUDA and live migration: 2 outright, 3 under conditions. Of 1 more nobody has said.",
    )
    expect(answerText(filter, { rows: [], answers: { yes: 0, conditional: 0, unknown: 0, no: 9 } })).toBe(
      "No product gives CUDA and live migration.",
    )
  })

  it("takes the weakest answer of several", () => {
    expect(answer(product("kvm-vfio"), [column("cuda"), column("live-migration")])).toBe("no")
    expect(answer(product("kvm-vfio"), [column("cuda")])).toBe("yes")
  })
})

describe("what a link opens", () => {
  it("tells products, cells and hypervisors' cells apart", () => {
    expect(readFocus("vmware-vsga")).toEqual({ kind: "product", product: "vmware-vsga" })
    expect(readFocus("vmware-vsga.opengl")).toMatchObject({ kind: "cell", product: "vmware-vsga", column: { id: "opengl" } })
    expect(readFocus("vsphere.nvidia-vgpu")).toEqual({ kind: "moving", hypervisor: "vsphere", technology: "nvidia-vgpu" })
    expect(readFocus(".opengl")).toMatchObject({ kind: "product" })
  })

  it("has no column named as a technology", () => {
    expect(movingTechnologies.filter((technology) => columnById.has(technology))).toEqual([])
  })
})

describe("footnotes", () => {
  it("number each condition once, in reading order, with all its cells", () => {
    const { list, number } = footnotesOf(catalogue.products, matrixColumns)
    expect(list.map((one) => one.number)).toEqual(list.map((_, at) => at + 1))
    expect(new Set(list.map((one) => one.text)).size).toBe(list.length)
    for (const one of list) for (const at of one.at) expect(at.column.cell(at.product).condition).toBe(one.text)
    expect(number(product("vmware-vgpu-nvidia").liveMigration.condition ?? null)).not.toBeNull()
  })
})

describe("what others say", () => {
  const of = (id: string, columnId: string) => otherWords(background, product(id), column(columnId), column(columnId).cell(product(id)))

  it("marks the article's other version as differing", () => {
    expect(of("hyperv-remotefx-vgpu", "direct3d").filter((one) => one.differs && one.who === "The article")).toHaveLength(1)
  })

  it("takes 11 and 11.0 for the same version", () => {
    expect(of("vmware-vsga", "direct3d").filter((one) => one.who === "The article")).toMatchObject([{ differs: false }])
  })

  it("marks a yes of the article against a no of the dataset", () => {
    expect(product("vmware-vsga").apis.vulkan?.state).toBe("none")
    expect(of("vmware-vsga", "vulkan").some((one) => one.differs && one.who === "The article")).toBe(true)
  })

  it("gives each its source", () => {
    for (const row of catalogue.products) {
      for (const one of matrixColumns) {
        for (const word of otherWords(background, row, one, one.cell(row)))
          expect(word.evidence.length, `${row.id}.${one.id}`).toBeGreaterThan(0)
      }
    }
  })
})

describe("the hypervisors' table", () => {
  it("places every report that names a device, and no report that is gone", () => {
    const ids = [...background.amdIntelMigration, ...background.hypervisorSupport].map(({ id }) => id)
    expect(ids.filter((id) => reportPlaces[id] === undefined)).toEqual([])
    expect(Object.keys(reportPlaces).filter((id) => !ids.includes(id))).toEqual([])
  })

  it("puts reports only on hypervisors that exist", () => {
    for (const report of placedReports(background)) for (const [id] of report.places) expect(catalogue.hypervisor(id)?.id).toBe(id)
  })

  it("shows the best of the products there", () => {
    const rows = movingRows(catalogue.hypervisors, catalogue.products, placedReports(background))
    const vsphere = rows.find((row) => row.hypervisor.id === "vsphere")
    expect(vsphere?.cells.get("nvidia-vgpu")).toMatchObject({ look: "yes", since: "vSphere 6.7 U1" })
    expect(vsphere?.cells.get("pci-passthrough")?.look).toBe("no")
    expect(vsphere?.cells.get("nvidia-vgpu")?.reports.length).toBeGreaterThan(0)
  })
})

describe("what the pages join", () => {
  it("puts disagreements only on products and columns that exist", () => {
    const ids = background.disagreements.map(({ id }) => id)
    for (const [id, places] of Object.entries(disagreementPlaces)) {
      expect(ids).toContain(id)
      for (const place of places) {
        expect(catalogue.product(place.product)?.id).toBe(place.product)
        for (const one of place.columns) expect(columnById.has(one)).toBe(true)
      }
    }
  })

  it("ties no GPU to a product that forwards calls to whatever its host has", () => {
    expect(gpusOf(catalogue.gpus, product("qemu-virgl")).list).toEqual([])
    expect(gpusOf(catalogue.gpus, product("kvm-vgpu-nvidia")).list.every((gpu) => gpu.technologies.includes("nvidia-vgpu"))).toBe(true)
  })
})

describe("the matrix's file", () => {
  it("has a line for each product and a column for each of the matrix's", () => {
    const { data } = Papa.parse<Record<string, string>>(matrixCsv(catalogue.products, matrixColumns), { header: true })
    expect(data).toHaveLength(catalogue.products.length)
    const vsga = data.find((line) => line["Id"] === "vmware-vsga")
    expect(vsga).toMatchObject({ OpenGL: "version 4.3 at most", "OpenGL ES": "unknown" })
    for (const one of matrixColumns) expect(Object.keys(vsga ?? {})).toContain(one.name)
  })
})
