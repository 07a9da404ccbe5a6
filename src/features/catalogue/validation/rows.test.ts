import { describe, expect, test } from "vitest"
import validation from "../../../../data/models/validation.json" with { type: "json" }
import type { Validation } from "../../../dataset/schema/index.ts"
import { methodOf, points, rowsOf, tally, validationSpec, withMethod } from "./rows.ts"

const stated = validation as Validation

describe("the rows of the validation", () => {
  test.each(["left-out", "in-sample"] as const)("%s: their tally is the one that the fit wrote down", (method) => {
    for (const use of ["efficiency", "sharing", "context"] as const) {
      const written = stated.summary.find(
        (one) => one.method === method && one.use === use && one.technique === null && one.workloadClass === null,
      )!.tally
      const own = tally(
        rowsOf(stated, method).filter((row) => row.use === use),
        stated.nominalCoverage,
      )
      expect(own.predicted).toBe(written.predicted)
      // One row may lie on the edge of its rounded range, and the coverage is written with four digits.
      expect(Math.abs(own.coverage! - written.coverage!)).toBeLessThanOrEqual(1 / written.predicted + 1e-4)
      expect(own.meanWidth!).toBeCloseTo(written.meanWidth!, 3)
    }
  })

  test("every row is inside, outside, or says why it is not predicted", () => {
    for (const row of rowsOf(stated, "left-out")) {
      expect(row.range === null).toBe(row.verdict === "not predicted")
      expect(row.range === null).toBe(row.reason !== null)
    }
  })

  test("lead to the page of their measurement where there is one", () => {
    const rows = rowsOf(stated, "left-out")
    const [withPage, without] = [rows.find((row) => row.page)!, rows.find((row) => !row.page)!]
    expect(validationSpec.target?.(withPage)).toEqual({ view: "measurements", focus: withPage.id })
    expect(validationSpec.target?.(without)).toBeNull()
  })
})

test("the method stands in the link beside the table's filter, and the usual one is not written", () => {
  expect(methodOf(undefined)).toBe("left-out")
  expect(methodOf("grid;technique:api-remoting;method:in-sample")).toBe("in-sample")
  expect(methodOf(";method:what")).toBe("left-out")
  expect(withMethod("grid;use:sharing", "in-sample")).toBe("grid;use:sharing;method:in-sample")
  expect(withMethod("grid;use:sharing;method:in-sample", "left-out")).toBe("grid;use:sharing")
})

test("differences are told in points with their sign", () => {
  expect([0.014, -0.476, 0, -0.0001].map(points)).toEqual(["+1.4", "−47.6", "0.0", "0.0"])
})
