import { afterEach, describe, expect, test } from "vitest"
import { cellMark } from "./cellMark.ts"
import { figure, writeFiguresAs } from "./figures.ts"
import { moneyText } from "./money.ts"
import { readNumber, writeNumber } from "./readNumber.ts"

afterEach(() => writeFiguresAs(null))

const bounds = { min: -1e9, max: 1e9 }
const read = (text: string) => readNumber(text, bounds, "It").value

describe("figures are written as the reader's country does", () => {
  test.each([
    ["en-US", "1,234,567.8", "$1.4M", ","],
    ["de-DE", "1.234.567,8", "$1,4M", ";"],
    ["fr-FR", "1\u202f234\u202f567,8", "$1,4M", ";"],
    ["de-CH", "1’234’567.8", "$1.4M", ","],
    ["en-IN", "12,34,567.8", "$1.4M", ","],
  ])("%s: %s, %s, cells apart by %s", (locale, text, money, mark) => {
    writeFiguresAs(locale)
    // Which apostrophe the Swiss have changed from one edition of the locales to the next.
    expect([figure(1_234_567.8).replaceAll("'", "’"), moneyText(1_390_000, "USD", 2), cellMark()]).toEqual([text, money, mark])
    expect(read(text)).toBe(1_234_567.8)
    expect(read(writeNumber(0.125, {}))).toBe(0.125)
  })

  test("a locale of the sentence around it gives way to the reader's", () => {
    expect(figure(1.5, 1, { own: "el" })).toBe("1,5")
    writeFiguresAs("de-CH")
    expect(figure(1.5, 1, { own: "el" })).toBe("1.5")
  })
})

describe("a typed mark", () => {
  test.each([
    ["en-US", "1,234", 1234],
    ["en-US", "1,5", 1.5],
    ["en-US", "0,125", 0.125],
    ["de-DE", "1.234", 1234],
    ["de-DE", "12.500", 12_500],
    ["de-DE", "1.5", 1.5],
    ["de-DE", "0.125", 0.125],
    ["de-DE", "1.234,5k", 1_234_500],
    ["fr-FR", "1 234,5", 1234.5],
    ["fr-FR", "1,234", 1.234],
    ["fr-FR", "1.234", 1.234],
    ["de-CH", "1'234.5", 1234.5],
    ["en-IN", "12,34,567", 1_234_567],
    ["de-DE", "1,234,567", 1_234_567],
    ["de-DE", "1,234.5", 1234.5],
    ["en-US", "1.234,5", 1234.5],
    ["en-US", "1.234", 1.234],
    ["de-CH", "1,234", 1.234],
  ])("in %s: %s is %d", (locale, text, value) => {
    writeFiguresAs(locale)
    expect(read(text)).toBe(value)
  })

  test.each(["en-US", "de-DE", "fr-FR", "de-CH", "en-IN"])(
    "before exactly three digits of a whole number sets thousands apart, in %s",
    (locale) => {
      writeFiguresAs(locale)
      const whole = (text: string) => readNumber(text, { ...bounds, whole: true }, "VMs")
      for (const text of ["1,500", "1.500", "1 500", "1'500"]) expect([text, whole(text)]).toEqual([text, { value: 1500, problem: null }])
      for (const text of ["1.5k", "1,5k"]) expect([text, whole(text).value]).toEqual([text, 1500])
      for (const text of ["1.5", "1,5"]) expect([text, whole(text).value]).toEqual([text, 2])
      expect(whole("0.500").value).toBe(1)
    },
  )

  test.each([
    ["fr-FR", "1.500", "“1.500” was read as 1,5."],
    ["de-CH", "1,500", "“1,500” was read as 1.5."],
    ["de-CH", "1,5", null],
    ["de-CH", "1.500", null],
    ["de-DE", "1,500", null],
    ["en-US", "1.500", null],
  ])("that is not the reader's own, in %s, before three digits: what “%s” was read as is said", (locale, text, problem) => {
    writeFiguresAs(locale)
    expect(readNumber(text, bounds, "Price").problem).toBe(problem)
  })
})
