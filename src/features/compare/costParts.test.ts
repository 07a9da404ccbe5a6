import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { costParts } from "../../engine/basics/why/cost.ts"
import { sayWhy } from "../../words/why.ts"

describe("every part of a cost", () => {
  test("has a name of its own where a derivation tells of it", () => {
    const names = costParts.map((part) => sayWhy({ id: "cost-part", values: { part } }))
    const terms = costParts.map((part) => sayWhy({ id: "cost-term", values: { part } }))
    expect(new Set(names).size).toBe(costParts.length)
    expect(new Set(terms).size).toBe(costParts.length)
  })

  test("has its shade in the small bars, and none where they are hollow", () => {
    const styles = readFileSync("src/features/compare/MiniCharts.module.css", "utf8")
    const rules = (before: string) => costParts.filter((part) => !new RegExp(`^${before}\\.${part}\\b`, "m").test(styles))
    expect(rules("")).toEqual([])
    expect(rules("\\[data-hollow\\] ")).toEqual([])
  })
})
