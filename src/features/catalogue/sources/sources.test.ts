import { describe, expect, it } from "vitest"
import { strengthOf } from "../../../dataset/coverage.ts"
import { weakFacts } from "../../../dataset/weakFacts.ts"
import { dataPaths, loadFiles } from "../../../dataset/files.ts"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { catalogue as core } from "../../../dataset/load.ts"
import type { Sources } from "../../../dataset/sources.ts"
import { readFocus } from "../data/paths.ts"
import { targetOf } from "../data/targets.ts"
import { cellText, type ColumnSpec } from "../../common/table/columnSpec.ts"
import { citedInAnswers } from "./answers.ts"
import { partOf, withPart } from "./part.ts"
import { bearings, citationSpec, sourceRows, sourceSpec, weakRows, weakSpec } from "./rows.ts"
import { makeIndex } from "./useIndex.ts"

const files = await loadFiles()
const sources = files["sources"] as Sources
let turns = 0
const index = await makeIndex(files, async () => {
  turns += 1
})
const inAnswers = citedInAnswers(core)
const rows = sourceRows(sources, index.uses, { inAnswers, options: [{ sources: ["dowty2008"] }] })
const weak = weakRows(files, index.citations)

/** Cells that show something no reader should see. */
const broken = <Row>(columns: readonly ColumnSpec<Row>[], list: readonly Row[]): readonly string[] =>
  list.flatMap((row) => columns.map((column) => cellText(column, row)).filter((text) => /NaN|undefined|\[object/.test(text)))

describe("the sources", () => {
  it("open with the publications that answers rest on most, and never with what is none", () => {
    const column = sourceSpec.columns.find((one) => `-${one.id}` === sourceSpec.sort)
    const value = (id: string) => column?.value(rows.find((row) => row.id === id)!)
    expect([value("derived"), value("recalled")]).toEqual([null, null])
    expect(inAnswers.get("recalled")).toBeGreaterThan(0)
    const most = rows.filter(({ id }) => value(id) !== null).toSorted((a, b) => b.inAnswers - a.inAnswers)[0]
    expect(most?.inAnswers).toBeGreaterThan(50)
    expect(rows.find((row) => row.id === "dowty2008")?.behind).toBe(1)
  })

  it("are cited in answers no more often than in all", () => {
    expect(rows.filter((row) => row.inAnswers > row.use.citations.length).map((row) => row.id)).toEqual([])
  })

  it("are all listed with what rests on them, and every publication is cited", () => {
    expect(rows).toHaveLength(Object.keys(sources).length)
    expect(rows.reduce((sum, row) => sum + row.use.citations.length, 0)).toBe(index.citations.length)
    expect(rows.filter((row) => row.use.citations.length === 0).map((row) => row.id)).toEqual([])
  })

  it("have a sensible text in every cell", () => {
    const spec = citationSpec("dowty2008", targetOf)
    expect([...broken(sourceSpec.columns, rows), ...broken(spec.columns, index.citations)]).toEqual([])
  })

  it("name each of their facts by an id of its own", () => {
    const twice = [...index.uses].filter(
      ([id, use]) => new Set(use.citations.map(citationSpec(id, targetOf).rowId)).size !== use.citations.length,
    )
    expect(twice.map(([id]) => id)).toEqual([])
  })

  it("lead to the pages of the rows that rest on them", () => {
    const known: Readonly<Record<string, (focus: string) => boolean>> = {
      products: (focus) => catalogue.product(focus) !== undefined,
      hardware: (focus) => catalogue.gpu(focus) !== undefined,
      workloads: (focus) => catalogue.workload(focus) !== undefined,
      measurements: (focus) => catalogue.measurements.some((row) => row.id === focus),
      quirks: (focus) => (files["quirks"] as readonly { readonly id: string }[]).some((row) => row.id === focus),
      data: (focus) => readFocus(focus, dataPaths) !== null,
    }
    const targets = index.citations.map(({ file, key }) => targetOf(file, key))
    expect(targets.filter(({ view, focus }) => !known[view]?.(focus))).toEqual([])
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
    expect(broken(spec.columns, weak)).toEqual([])
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
