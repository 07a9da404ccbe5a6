import { describe, expect, test } from "vitest"
import { dataPaths } from "./files.ts"
import { coverage, evidenceOfField, factsOf, kindOf, rowsOf, strengthOf, weakest } from "./coverage.ts"
import { weakFacts } from "./weakFacts.ts"

const documented = { source: "guide", basis: "documented" } as const
const secondary = { source: "blog", basis: "secondary" } as const
const recalled = { source: "recalled", basis: "recalled" } as const
const estimate = { source: "derived", basis: "estimate" } as const

const sources = {
  guide: { title: "Guide", date: "2024-05", kind: "vendor-doc" },
  blog: { title: "Blog", date: "2019", kind: "secondary" },
  undated: { title: "Undated", kind: "secondary" },
  recalled: { title: "Memory", kind: "secondary", date: "1999" },
}

const of = (kind: string, files: Record<string, unknown>) => {
  const found = coverage({ sources, ...files }).find((one) => one.kind === kind)
  if (!found) throw new Error(`no kind "${kind}"`)
  return found
}

describe("the basis of a fact", () => {
  test("is the weakest of the evidence that speaks for it", () => {
    expect(weakest(["documented", "recalled", "secondary"])).toBe("recalled")
    expect(weakest([])).toBeUndefined()
    expect(
      ["documented", "measured", "vendor-claim", "secondary", "estimate", "recalled"].map((basis) => strengthOf(basis as "measured")),
    ).toEqual(["founded", "founded", "reported", "reported", "unverified", "unverified"])
  })

  test("of a field is that of the entries that name it, else that of the row", () => {
    const row = { evidence: [documented, { ...recalled, fields: ["tdp"] }] }
    expect(evidenceOfField(row, "tdp").map((one) => one.basis)).toEqual(["recalled"])
    expect(evidenceOfField(row, "memory").map((one) => one.basis)).toEqual(["documented"])
  })
})

describe("facts", () => {
  const row = {
    id: "a-product",
    liveMigration: { support: "yes", evidence: [secondary] },
    facts: [{ text: "It works.", evidence: [documented] }, { text: "It is old." }],
    evidence: [documented, secondary, { ...recalled, fields: ["vendor", "liveMigration"] }],
  }
  const facts = factsOf({ "products/api-remoting": [row] })

  test("are the row, the fields that evidence names, and cells and sentences with evidence of their own; no field counts twice", () => {
    expect(facts.map(({ field, basis, sources: from }) => [field, basis, from])).toEqual([
      [null, "secondary", ["guide", "blog"]],
      ["vendor", "recalled", ["recalled"]],
      ["liveMigration", "secondary", ["blog"]],
      ["facts[0]", "documented", ["guide"]],
    ])
    expect(facts.every((fact) => fact.kind === "products" && fact.row === "a-product" && fact.weight === 1)).toBe(true)
  })

  test("include what a row says of the fields that no evidence names", () => {
    const vague = { ...row, unlistedFieldsBasis: "recalled, medium confidence" }
    expect(factsOf({ "products/api-remoting": [vague] })[0]).toMatchObject({ field: null, basis: "recalled" })
  })

  test("of a set count for each of its instance types", () => {
    const set = { gpu: "l4", types: [{ id: "l4-1q" }, { id: "l4-2q" }, { id: "l4-4q", evidence: [estimate] }], evidence: [documented] }
    const kind = of("instance-types", { "hardware/instances/nvidia-ada": [set] })
    expect(kind).toMatchObject({ rows: 3, rowsBy: { founded: 3, reported: 0, unverified: 0 } })
    expect(kind).toMatchObject({ facts: 6, factsBy: { founded: 3, reported: 0, unverified: 3 } })
  })

  test("are found in files that are no list", () => {
    expect(rowsOf({ levels: { a: { evidence: [documented] } }, b: { evidence: [documented] } }).map((one) => one.id)).toEqual([
      "levels.a",
      "b",
    ])
    expect(rowsOf({ version: "1" })).toEqual([])
  })
})

describe("coverage", () => {
  test("counts a row whose evidence names fields throughout by the weakest of them", () => {
    const rows = [
      {
        id: "a",
        evidence: [
          { ...documented, fields: ["x"] },
          { ...secondary, fields: ["y"] },
        ],
      },
    ]
    expect(of("quirks", { quirks: rows })).toMatchObject({
      rows: 1,
      rowsBy: { reported: 1 },
      facts: 2,
      factsBy: { founded: 1, reported: 1 },
    })
  })

  test("names the oldest dated publication; memory is none", () => {
    const rows = [{ id: "a", evidence: [documented, secondary, recalled, { source: "undated", basis: "secondary" }] }]
    expect(of("quirks", { quirks: rows })).toMatchObject({ oldestSource: { id: "blog", date: "2019" }, undatedSources: 1 })
  })

  test("counts rows without evidence in no strength", () => {
    expect(of("reference", { "reference/known-gaps": [{ area: "costs", text: "?" }] })).toMatchObject({
      rows: 1,
      rowsBy: { founded: 0, reported: 0, unverified: 0 },
      oldestSource: null,
    })
  })

  test("has a kind for every file but the version, the sources and the debts", () => {
    expect(dataPaths.filter((path) => kindOf(path) === undefined)).toEqual(["debts", "left-out", "sources", "version"])
    expect(kindOf("measurements/native-controls")).toBe("measurements")
    expect(kindOf("measurements/scaling")).toBe("other-measurements")
  })
})

describe("weak facts", () => {
  const gpu = { id: "l4", name: "L4", buyable: true, boardTdpWatts: 72, technologies: ["nvidia-vgpu"], ecc: null, evidence: [documented] }
  const price = {
    gpu: "l4",
    boardPriceUsd: { low: 1, likely: 2, high: 3 },
    observations: [{ evidence: [secondary] }],
    evidence: [estimate],
  }
  const files = {
    "hardware/gpus/nvidia": [gpu],
    "prices/gpus": [price],
    "hardware/power": [{ gpu: "l4", idleWatts: 8, fullLoadWatts: 73, evidence: [documented] }],
    "products/x": [{ id: "p", forDatacenters: true, hypervisors: ["h"], licence: { needs: ["by-product", ["either", "or"]] } }],
    "prices/licence-rules": [
      { id: "b", licence: "nvidia-vpc" },
      { id: "none", licence: null },
    ],
    hypervisors: [
      { id: "h", licenceNeeds: ["by-hypervisor"] },
      { id: "unused", licenceNeeds: ["by-nobody"] },
    ],
    "prices/licences": ["by-product", "either", "or", "by-hypervisor", "by-nobody", "nvidia-vpc"].map((id) => ({
      id,
      product: "P",
      edition: null,
      priceUsd: { low: 5, likely: 5, high: 5 },
      evidence: [recalled],
    })),
  }

  test("are unverified prices, ratings and draws of what can be bought, with the best observation behind a price", () => {
    const found = weakFacts(files).filter((fact) => fact.about !== "licence")
    expect(found).toEqual([
      { about: "price", id: "l4", name: "L4", field: "boardPriceUsd", value: "2 (1 to 3)", basis: "estimate", observed: "secondary" },
    ])
    const doubtful = { ...files, "hardware/gpus/nvidia": [{ ...gpu, evidence: [documented, { ...recalled, fields: ["boardTdpWatts"] }] }] }
    expect(weakFacts(doubtful).map((fact) => fact.about)).toContain("power rating")
    expect(weakFacts({ ...files, "hardware/gpus/nvidia": [{ ...gpu, buyable: false }] }).some((fact) => fact.id === "l4")).toBe(false)
  })

  test("are what is told of a GPU on sale, or of one that work is stated on, from memory or estimate; what nobody knows is none", () => {
    const fields = ["technologies", "ecc", "status"]
    const told = { ...gpu, evidence: [documented, { ...recalled, fields }] }
    const found = (row: object, more: object = {}) =>
      weakFacts({ ...files, ...more, "hardware/gpus/nvidia": [row] }).flatMap((fact) =>
        fact.about === "GPU" ? [`${fact.field}: ${fact.value}`] : [],
      )
    expect(found(told)).toEqual(["technologies: nvidia-vgpu"])
    expect(found({ ...told, technologies: [] })).toEqual([])
    expect(found({ ...told, buyable: false })).toEqual([])
    expect(found({ ...told, buyable: false }, { workloads: [{ referenceGpu: "l4" }] })).toEqual(["technologies: nvidia-vgpu"])
  })

  test("are the licences that deployments pay for, alternatives and those that rules ask for among them, and no others", () => {
    const licences = weakFacts(files).filter((fact) => fact.about === "licence")
    expect(licences.map((fact) => fact.id)).toEqual(["by-product", "either", "or", "by-hypervisor", "nvidia-vpc"])
    expect(licences[0]).toMatchObject({ value: "5", basis: "recalled", observed: null })
  })
})
