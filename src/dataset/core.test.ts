import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { packedCore } from "../../scripts/core-dataset-plugin.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Figure } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { explain } from "../engine/why/explain.ts"
import { plainGroupOf, scenarioWith } from "../scenario/arbitrary.ts"
import { presets } from "../scenario/presets.ts"
import golden from "../scenario/url/golden.json" with { type: "json" }
import { decodeFragment, knownIds } from "../scenario/url/index.ts"
import type { Catalogue } from "./catalogue.ts"
import { coreOf } from "./cutCore.ts"
import { evidenceOf } from "./evidenceNumbers.ts"
import { fullCatalogue } from "./full.ts"
import { catalogue } from "./load.ts"
import { placesIn } from "./places.ts"

/** What only the full dataset tells: where in its source a fact stands, notes, and all the fields that an entry of evidence covers; and by what the core's leads there. */
const comesLater: ReadonlySet<string> = new Set(["locator", "note", "notes", "confidence", "fields", "at", "later"])
const withoutDetails = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (comesLater.has(key) ? undefined : inner), 1)

const withoutNumbers = (value: unknown): string => JSON.stringify(value, (key, inner: unknown) => (key === "at" ? undefined : inner))

const figures: readonly Figure[] = ["nativeShare", "gpus", "hosts", "cost", "migration", "feasibility"]

/** The report and every "why?" of every option, but for the details that come later. */
function answers(scenario: Scenario, from: Catalogue): string {
  const report = evaluate(scenario, from)
  const why = report.options.map((option) => figures.map((figure) => explain(option, figure, scenario, from)))
  return withoutDetails({ report, why })
}

const known = knownIds(catalogue)

describe("the core of the dataset", () => {
  test("holds what the data files say, every table and row in the same order", () => {
    for (const [table, rows] of Object.entries(coreOf(fullCatalogue)))
      expect({ table, rows: withoutNumbers(catalogue[table as keyof typeof catalogue]) }).toEqual({ table, rows: JSON.stringify(rows) })
  })

  test("has evidence of which each entry leads to its own in the full dataset", () => {
    const places = placesIn(fullCatalogue)
    const mine = [...evidenceOf(coreOf(fullCatalogue))]
    expect(places).toHaveLength(mine.length)
    for (const [at, one] of mine.entries()) expect(places[at]).toMatchObject(one)
    const here = [...evidenceOf(catalogue.gpus)]
    expect(here.every(({ at = -1, source, basis }) => places[at]?.source === source && places[at].basis === basis)).toBe(true)
    expect(places.filter(({ locator }) => locator).length).toBeGreaterThan(1000)
  })

  test("knows every id that a link may name", () => {
    expect(known).toEqual(knownIds(fullCatalogue))
  })

  test("takes at most 62 kB of the first visit, compressed as a server does", () => {
    expect(gzipSync(packedCore("data"), { level: 6 }).length).toBeLessThanOrEqual(62_000)
  })

  test.each(presets)("answers the preset $id as the full dataset does", ({ state }) => {
    expect(answers(state, catalogue)).toBe(answers(state, fullCatalogue))
  })

  test("answers every golden link as the full dataset does", () => {
    const links = [...new Map(golden.map(({ link, canonical }) => [canonical, link])).values()]
    expect(links.length).toBeGreaterThan(20)
    for (const link of links) {
      const { scenario } = decodeFragment(link, known).state
      expect(answers(scenario, catalogue)).toBe(answers(scenario, fullCatalogue))
    }
  })

  test("answers any other scenario as the full dataset does", () => {
    fc.assert(
      fc.property(scenarioWith(known, fc.array(plainGroupOf(known), { minLength: 1, maxLength: 3 })), (scenario) => {
        expect(answers(scenario, catalogue)).toBe(answers(scenario, fullCatalogue))
      }),
      {
        numRuns: 60,
      },
    )
  })
})
