import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sliderAxis } from "./sliderAxis.ts"

const counts = sliderAxis({ kind: "log", min: 1, max: 100_000, step: 1, whole: true })

describe("the axis of a slider", () => {
  test("stops at whole numbers of two significant digits on a log axis", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: counts.positions }), (position) => {
        const value = counts.toValue(position)
        expect(Number.isInteger(value)).toBe(true)
        expect(Number(value.toPrecision(2))).toBe(value)
      }),
    )
  })

  test("leads to another value with every position, and back to the same position", () => {
    for (let position = 1; position <= counts.positions; position++) {
      expect(counts.toValue(position)).toBeGreaterThan(counts.toValue(position - 1))
      expect(counts.toPosition(counts.toValue(position))).toBe(position)
    }
  })

  test("begins and ends at its bounds, whatever they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 501, max: 1e6 }), fc.boolean(), (min, max, log) => {
        const axis = sliderAxis({ kind: log ? "log" : "linear", min, max, step: 1, whole: true })
        expect([axis.toValue(0), axis.toValue(axis.positions)]).toEqual([min, max])
      }),
    )
  })

  test("shows what was typed beyond its reach at its end", () => {
    expect(counts.toPosition(5_000_000)).toBe(counts.positions)
  })

  test("keeps the grid of a linear axis free of rounding noise", () => {
    const shares = sliderAxis({ kind: "linear", min: 0, max: 1, step: 0.01, whole: false })
    expect(shares.toValue(30)).toBe(0.3)
    expect(shares.toValue(7)).toBe(0.07)
  })
})
