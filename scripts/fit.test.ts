import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, test } from "vitest"
import type { Validation } from "../src/dataset/schema/index.ts"
import { fitAll, type Fitted } from "./fit-files.ts"

const file = (path: string): string => readFileSync(path, "utf8")
const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

describe("what is fitted", () => {
  let fitted: Fitted
  beforeAll(() => {
    fitted = fitAll("data")
  }, 120_000)

  test.each(["pooling", "parameters", "remoting", "residuals", "validation"] as const)("models/%s is as npm run fit writes it", (name) => {
    expect(
      json(fitted[name]) === file(`data/models/${name}.json`),
      `run npm run fit: data/models/${name}.json does not follow from the data`,
    ).toBe(true)
  })

  test("docs/validation.md is as npm run fit writes it", () => {
    expect(fitted.page).toBe(file("docs/validation.md"))
  })

  const tally = (use: string, method = "left-out", technique: string | null = null): Validation["summary"][number]["tally"] =>
    fitted.validation.summary.find(
      (one) => one.use === use && one.method === method && one.technique === technique && one.workloadClass === null,
    )!.tally

  test.each([
    ["efficiency", "fixed-pass-through"],
    ["efficiency", "mediated-pass-through"],
    ["sharing", null],
  ])("holds at least 80 %% of left-out figures for %s of %s, in ranges at most 20 points wide on average", (use, technique) => {
    const { coverage, coverageBySource, meanWidth, predicted } = tally(use, "left-out", technique)
    expect(predicted).toBeGreaterThan(20)
    expect(coverage).toBeGreaterThanOrEqual(0.8)
    expect(coverageBySource).toBeGreaterThanOrEqual(0.8)
    expect(meanWidth).toBeLessThanOrEqual(0.2)
  })

  test("holds at least 80 % of left-out figures of API remoting, each source counting once", () => {
    expect(tally("efficiency", "left-out", "api-remoting").coverageBySource).toBeGreaterThanOrEqual(0.8)
  })

  test("stays good when every edition of a benchmark is left out at once", () => {
    expect(tally("efficiency", "publisher-left-out").coverage).toBeGreaterThanOrEqual(0.8)
  })

  test("is a better prediction than percentiles of all rows, and than least to greatest of the closest group", () => {
    const score = (method: string): number => tally("efficiency", method).intervalScore!
    expect(score("left-out")).toBeLessThan(score("previous-method"))
    expect(score("left-out")).toBeLessThan(score("global-quantiles"))
  })

  test("keeps a residual for every reading, and none is biased", () => {
    for (const { id, readings } of fitted.pooling) {
      const own = fitted.residuals.filter((one) => one.family === id)
      expect(own).toHaveLength(readings)
      const mean = own.reduce((sum, one) => sum + one.residual, 0) / own.length
      const spread = Math.sqrt(own.reduce((sum, one) => sum + one.residual ** 2, 0) / own.length)
      expect({ id, biased: Math.abs(mean) >= spread }).toEqual({ id, biased: false })
    }
  })
})
