import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../src/dataset/full.ts"
import { evaluate } from "../src/engine/evaluate.ts"
import { decodeFragment, knownIds } from "../src/scenario/url/index.ts"
import { namedSystems, systemsPage } from "./systems.ts"

const text = readFileSync(new URL("../docs/systems.md", import.meta.url), "utf8")
const fragments = [...text.matchAll(/\(\.\.\/#([^)]+)\)/g)].map((match) => match[1] ?? "")
const known = knownIds(fullCatalogue)

describe("docs/systems.md", () => {
  test("has a row for each name of the article", () => {
    expect(text).toBe(systemsPage(namedSystems()))
    expect(namedSystems()).toHaveLength(54)
  })

  test("has only links that open without a repair", () => {
    expect(fragments.length).toBeGreaterThan(100)
    for (const fragment of new Set(fragments)) expect([fragment, decodeFragment(fragment, known).repairs]).toEqual([fragment, []])
  })

  test.each([...new Set(fragments.filter((fragment) => fragment.includes("option=")))])(
    "computes %s: it can, or all reasons are given",
    (fragment) => {
      const { scenario } = decodeFragment(fragment, known).state
      const report = evaluate(scenario, fullCatalogue)
      const pinned = report.options.find((option) => option.product === scenario.pins[0]?.product)
      expect(pinned).toBeDefined()
      expect(pinned?.feasible === true || (pinned?.reasons.length ?? 0) > 0).toBe(true)
    },
  )
})
