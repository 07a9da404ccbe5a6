import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readNumber, stepNumber, writeNumber } from "./readNumber.ts"

const counts = { min: 1, max: 10_000_000, whole: true }

describe("reading a typed number", () => {
  test.each([
    ["200", 200],
    ["12,500", 12_500],
    ["12 500", 12_500],
    ["1.5k", 1500],
    ["2M", 2_000_000],
    ["1e4", 10_000],
    [" 7 ", 7],
  ])("takes %s as %d", (text, value) => {
    expect(readNumber(text, counts, "VMs")).toEqual({ value, problem: null })
  })

  test("takes a decimal comma", () => {
    expect(readNumber("0,25", { min: 0, max: 1 }, "Price").value).toBe(0.25)
  })

  test("reads a percent as a share", () => {
    expect(readNumber("85 %", { min: 0, max: 1, scale: 100 }, "Share").value).toBe(0.85)
  })

  test("clamps what is out of bounds and says so", () => {
    expect(readNumber("0", counts, "VMs")).toEqual({ value: 1, problem: "The least is 1; that is used." })
    expect(readNumber("99999999999", counts, "VMs")).toEqual({ value: 10_000_000, problem: "The most is 10,000,000; that is used." })
  })

  test("keeps the last good value where the text is no number", () => {
    expect(readNumber("many", counts, "VMs")).toEqual({ value: null, problem: "“many” is not a number; the last one is kept." })
    expect(readNumber("", counts, "VMs").value).toBeNull()
  })

  test("never gives a number outside the bounds, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { value, problem } = readNumber(text, counts, "VMs")
        const kept = value === null && problem !== null
        expect(kept || (value !== null && value >= 1 && value <= 10_000_000 && Number.isInteger(value))).toBe(true)
      }),
    )
  })

  test("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (value) => {
        const again = readNumber(writeNumber(value, {}), { min: 0, max: 1e7 }, "x").value ?? Number.NaN
        expect(Math.abs(again - value)).toBeLessThanOrEqual(value * 1e-8 + 1e-9)
      }),
    )
  })
})

describe("stepping", () => {
  test("lands on the grid and stays within bounds", () => {
    expect(stepNumber(0.853, 1, { min: 0, max: 1, scale: 100 })).toBe(0.86)
    expect(stepNumber(1, -10, counts)).toBe(1)
  })
})
