import { describe, expect, it } from "vitest"
import { citationsOf, keyedRows, unverifiedFacts, usesOf } from "./citations.ts"
import { kindOf } from "./coverage.ts"
import { dataPaths, loadFiles } from "./files.ts"
import type { Source } from "./schema/index.ts"

const files = await loadFiles()
const citations = citationsOf(files)
const sources = files["sources"] as Readonly<Record<string, Source>>

describe("rows of the data files", () => {
  it("have a key and a name each, unique in their file, that links can hold as they are", () => {
    const faults = dataPaths.flatMap((path) => {
      const rows = keyedRows(path, files[path])
      return [
        ...(new Set(rows.map((row) => row.key)).size === rows.length ? [] : [`${path}: two rows of one key`]),
        ...(new Set(rows.map((row) => row.name)).size === rows.length ? [] : [`${path}: two rows of one name`]),
        ...rows.filter(({ key }) => !/^[a-z0-9][a-z0-9.-]*$/.test(key)).map(({ key }) => `${path}: key ${key}`),
        ...rows.filter(({ name }) => /undefined|null|\[object/.test(name)).map(({ name }) => `${path}: name ${name}`),
      ]
    })
    expect(faults).toEqual([])
  })

  it("keep their key when a row is put before them", () => {
    const json = [
      { region: "Germany", kgCo2ePerKwh: 0.3 },
      { region: "France", kgCo2ePerKwh: 0.05 },
    ]
    const keys = keyedRows("reference/carbon", json).map((row) => row.key)
    const later = keyedRows("reference/carbon", [{ region: "Norway", kgCo2ePerKwh: 0.02 }, ...json]).map((row) => row.key)
    expect(later.slice(1)).toEqual(keys)
  })

  it("of an object are its entries: models by path, sources by id", () => {
    expect(keyedRows("models/remoting", files["models/remoting"]).map((row) => row.key)).toContain("levels.gl-d3d-calls")
    expect(keyedRows("sources", sources)).toHaveLength(Object.keys(sources).length)
  })
})

describe("the index of citations", () => {
  it("holds every entry of evidence of every file that holds facts", () => {
    const count = (value: unknown): number => {
      if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + count(one), 0)
      if (typeof value !== "object" || value === null) return 0
      return Object.entries(value).reduce(
        (sum, [key, inner]) => sum + (key === "evidence" && Array.isArray(inner) ? inner.length : count(inner)),
        0,
      )
    }
    const facts = dataPaths.filter((path) => kindOf(path) !== undefined)
    expect(citations).toHaveLength(facts.reduce((sum, path) => sum + count(files[path]), 0))
    expect(citations.length).toBeGreaterThan(4000)
  })

  it("names only sources that the register has, and splits each source's citations without rest", () => {
    const uses = usesOf(citations)
    expect([...uses.keys()].filter((source) => !sources[source])).toEqual([])
    for (const use of uses.values()) {
      expect(use.founded + use.reported + use.unverified).toBe(use.citations.length)
      expect(use.rows).toBeLessThanOrEqual(use.citations.length)
    }
    expect([...uses.values()].reduce((sum, use) => sum + use.citations.length, 0)).toBe(citations.length)
  })

  it("says which field or cell an entry speaks for", () => {
    const file = [
      {
        id: "a",
        price: 3,
        cell: { state: "yes", evidence: [{ source: "x", basis: "recalled" }] },
        evidence: [
          { source: "y", basis: "measured" },
          { fields: ["price"], source: "z", basis: "estimate", locator: "p. 2" },
        ],
      },
    ]
    const found = citationsOf({ "prices/gpus": file })
    expect(found.map(({ source, fields }) => [source, fields])).toEqual([
      ["x", ["cell"]],
      ["y", []],
      ["z", ["price"]],
    ])
    expect(unverifiedFacts(found).map(({ field, basis }) => [field, basis])).toEqual([
      ["cell", "recalled"],
      ["price", "estimate"],
    ])
  })
})
