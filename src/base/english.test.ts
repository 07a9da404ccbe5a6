import fc from "fast-check"
import { expect, test } from "vitest"
import { cases } from "./cases.fixture.ts"
import { english, englishFigure, englishJoint, englishList } from "./english.ts"
import { currencySign } from "./money.ts"

const formats = new Map<string, Intl.NumberFormat>()

function byIntl(value: number, most: number, least: number, apart: boolean): string {
  const key = `${most} ${least} ${apart}`
  const format =
    formats.get(key) ?? new Intl.NumberFormat(english, { maximumFractionDigits: most, minimumFractionDigits: least, useGrouping: apart })
  formats.set(key, format)
  return format.format(value)
}

const digits = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const)
/** Values as they come of reckoning, and those that stand on the edge of a rounding. */
const values = fc.oneof(
  fc.double({ noNaN: true }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.tuple(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.nat(7)).map(([whole, tens]) => whole / 10 ** tens),
  fc.tuple(fc.nat(100_000), fc.nat(6)).map(([whole, tens]) => (whole + 0.5) / 10 ** tens),
)

test("a figure is written as Intl writes it, or left to it", () => {
  let left = 0
  fc.assert(
    fc.property(values, digits, fc.boolean(), (value, [most, least], apart) => {
      const written = englishFigure(value, most, least, apart)
      if (written === null) left++
      expect(written ?? byIntl(value, most, least, apart)).toBe(byIntl(value, most, least, apart))
    }),
    { numRuns: cases(5_000, 200_000) },
  )
  expect(left).toBeLessThan(cases(5_000, 200_000) / 2)
})

test.each([0, 0.5, 1.5, 2.5, 1.005, 9.995, 99.95, 999.5, 999_999.5, -0.4, -0.5, -1234.5678, 0.000_001, 2 ** 66, 2 ** 50 + 0.2])(
  "%d, with no digit behind the mark to twenty",
  (value) => {
    for (let most = 0; most <= 20; most++)
      expect(englishFigure(value, most, 0, true) ?? "left").toBeOneOf([byIntl(value, most, 0, true), "left"])
  },
)

test.each([Number.NaN, Number.POSITIVE_INFINITY, -0, 1e21, 1e-7, 1.0005])("%d is left to Intl", (value) => {
  expect(englishFigure(value, 3, 0, true)).toBeNull()
})

const names = ["Office", "CAD", "a, b", "", "LLM"]
const some = names.map((_, many) => names.slice(0, many + 1))

test.each(some)("a list is joined as Intl joins it: %s, %s, %s, %s, %s", (...items) => {
  expect(englishList(items)).toBe(new Intl.ListFormat("en", { type: "conjunction" }).format(items))
})

test.each([
  ["unit", "short", 2],
  ["conjunction", "long", 2],
  ["conjunction", "long", 3],
  ["disjunction", "long", 2],
  ["disjunction", "long", 3],
] as const)("what stands before the last of a list is what Intl puts there: %s, %s, %d", (type, style, of) => {
  const parts = new Intl.ListFormat(english, { type, style }).formatToParts(Array(of).fill("x"))
  expect(englishJoint(type, of)).toBe(parts.findLast((one) => one.type === "literal")?.value)
})

test("the dollar's sign is the one that Intl gives", () => {
  const parts = new Intl.NumberFormat(english, { style: "currency", currency: "USD" }).formatToParts(1)
  expect(currencySign("USD")).toBe(parts.find(({ type }) => type === "currency")?.value)
})
