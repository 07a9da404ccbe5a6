import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { numberText, readNumber, wordUnits } from "./number.ts"

describe("numbers in links", () => {
  test("every finite number reads back exactly", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(numberText(value)).toMatch(/^[0-9.e-]+$/)
        expect(readNumber(numberText(value))).toEqual({ value: value + 0, plain: true })
      }),
    )
  })

  test.each([
    ["200", 200],
    ["1e3", 1000],
    ["1,500", 1500],
    ["1,500,000", 1_500_000],
    ["1.500,5", 1500.5],
    ["1,500.5", 1500.5],
    ["1.500.000", 1_500_000],
    ["1'500", 1500],
    ["1 500", 1500],
    ["1_500", 1500],
    ["0,125", 0.125],
    ["3,5", 3.5],
    ["12,50", 12.5],
    [" 7 ", 7],
    ["+5", 5],
    [".5", 0.5],
    ["5.", 5],
  ])("reads %s as %d", (text, value) => {
    expect(readNumber(text)?.value).toBe(value)
  })

  test.each([
    ["70%", "share", 0.7],
    ["12 %", "percent", 12],
    ["8GiB", "mib", 8192],
    ["8192_MB", "mib", 8192],
    ["$50k", "usd", 50_000],
    ["2.5 million", "usd", 2_500_000],
    ["10Gbps", "gbps", 10],
    ["100 Mbit/s", "gbps", 0.1],
    ["4_years", "years", 4],
    ["18ct", "perKwh", 0.18],
  ] as const)("reads %s with the units of a %s as %d", (text, units, value) => {
    expect(readNumber(text, wordUnits[units])).toEqual({ value, plain: false })
  })

  test.each(["", "abc", "1,2,3", "1-2", "12,3456,7", "0x10", "5 apples", "--5", "1e", "NaN", "9".repeat(100)])(
    "does not read %j",
    (text) => {
      expect(readNumber(text, wordUnits.share)).toBeNull()
    },
  )
})
