import { describe, expect, it } from "vitest"
import { strengthOf, weakFacts } from "../../../dataset/coverage.ts"
import { dataPaths, loadFiles } from "../../../dataset/files.ts"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import type { Sources } from "../../../dataset/sources.ts"
import { readFocus } from "../data/paths.ts"
import { targetOf } from "../data/targets.ts"
import { cellText } from "../../common/table/columnSpec.ts"
import { partOf, withPart } from "./part.ts"
import { bearings, citationSpec, sourceRows, sourceSpec, weakRows, weakSpec } from "./rows.ts"
import { makeIndex } from "./useIndex.ts"

const files = await loadFiles()
const sources = files["sources"] as Sources
let turns = 0
const index = await makeIndex(files, async () => {
  turns += 1
})
const rows = sourceRows(sources, index.uses)
const weak = weakRows(files, index.citations)

describe("the sources", () => {
  it("are all listed with what rests on them, and every publication is cited", () => {
    expect(rows).toHaveLength(Object.keys(sources).length)
    expect(rows.reduce((sum, row) => sum + row.use.citations.length, 0)).toBe(index.citations.length)
    expect(rows.filter((row) => row.use.citations.length === 0).map((row) => row.id)).toEqual([])
  })

  it("have a sensible text in every cell", () => {
    for (const row of rows) for (const column of sourceSpec.columns) expect(cellText(column, row)).not.toMatch(/NaN|undefined|\[object/)
    const spec = citationSpec("dowty2008", targetOf)
    for (const row of index.uses.get("dowty2008")!.citations)
      for (const column of spec.columns) expect(cellText(column, row)).not.toMatch(/NaN|undefined|\[object/)
  })

  it("name each of their facts by an id of its own", () => {
    for (const [id, use] of index.uses) {
      const spec = citationSpec(id, targetOf)
      expect(new Set(use.citations.map(spec.rowId)).size, id).toBe(use.citations.length)
    }
  })

  it("lead to the pages of the rows that rest on them", () => {
    for (const { file, key } of index.citations) {
      const { view, focus } = targetOf(file, key)
      if (view === "products") expect(catalogue.product(focus), focus).toBeDefined()
      else if (view === "hardware") expect(catalogue.gpu(focus), focus).toBeDefined()
      else if (view === "workloads") expect(catalogue.workload(focus), focus).toBeDefined()
      else if (view === "measurements")
        expect(
          catalogue.measurements.some((row) => row.id === focus),
          focus,
        ).toBe(true)
      else if (view === "data") expect(readFocus(focus, dataPaths), focus).not.toBeNull()
    }
  })

  it("are read a few files at a time", () => {
    expect(turns).toBeLessThan(dataPaths.length)
    expect(index.citations.length).toBeGreaterThan(4000)
  })
})

describe("weak facts", () => {
  it("are estimated or recalled, every one of them, and what results rest on comes first", () => {
    expect(weak.every((row) => strengthOf(row.basis) === "unverified")).toBe(true)
    const order = weak.map((row) => bearings.indexOf(row.bearing))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(weak.some((row) => row.bearing === "constant of the model")).toBe(true)
  })

  it("hold every figure the report names, with its value", () => {
    const named = weak.filter((row) => row.value !== null).map((row) => `${row.name} ${row.field} ${row.value}`)
    for (const fact of weakFacts(files)) expect(named).toContain(`${fact.name} ${fact.field} ${fact.value}`)
  })

  it("have an id of their own and a sensible text in every cell", () => {
    const spec = weakSpec(targetOf)
    expect(new Set(weak.map(spec.rowId)).size).toBe(weak.length)
    for (const row of weak) for (const column of spec.columns) expect(cellText(column, row)).not.toMatch(/NaN|undefined|\[object/)
  })
})

describe("the part of the view in links", () => {
  it("stands beside the table's filter", () => {
    expect(withPart("a16;basis:recalled", "weak")).toBe("a16;basis:recalled;show:weak")
    expect(partOf("a16;show:weak")).toBe("weak")
    expect(partOf(withPart(";show:weak", "sources"))).toBe("sources")
    expect(partOf(";show:dessert")).toBe("sources")
  })
})
