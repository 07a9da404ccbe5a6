import { describe, expect, test } from "vitest"
import type { Value } from "../engine/basics/told.ts"
import { english } from "./en/language.ts"
import { partsOf } from "./message.ts"
import { speaker } from "./speak.ts"

const said = (message: string, values: Readonly<Record<string, Value>>, locale = "en-US"): string =>
  speaker<{ one: object }>({ one: message }, { ...english, locale })({ id: "one", values })

describe("a message", () => {
  test("counts by the plural rules of its language", () => {
    const message = "{n, plural, =0 {nothing} one {{n} host} other {{n} hosts}}"
    expect([0, 1, 2].map((n) => said(message, { n }))).toEqual(["nothing", "1 host", "2 hosts"])
    const polish = "{n, plural, one {{n} host} few {{n} hosty} many {{n} hostów} other {{n} hosta}}"
    expect([1, 3, 5].map((n) => said(polish, { n }, "pl"))).toEqual(["1 host", "3 hosty", "5 hostów"])
  })

  test("counts the members of a list", () => {
    expect(said("{ids, plural, =0 {} one {one} other {many}}", { ids: [{ yours: "a" }, { yours: "b" }] })).toBe("many")
  })

  test("chooses by a code, by yes and no, and by whether there is anything", () => {
    const message = "{it, select, slice {slice} yes {so it is} none {nothing} other {{it}}}"
    expect(["slice", true, null, { quote: "words" }].map((it) => said(message, { it }))).toEqual(["slice", "so it is", "nothing", "words"])
  })

  test("writes numbers and units as its language does", () => {
    expect(said("{n, number}", { n: 12_345.5 })).toBe("12,345.5")
    expect(said("{n, number}", { n: 12_345.5 }, "de")).toBe("12.345,5")
    expect(said("{n}", { n: 49_152 })).toBe("49152")
    expect(said("{a}", { a: { amount: 0.4567, unit: "share", digits: 2 } })).toBe("46 %")
    expect(said("{a}", { a: { amount: 1979.4, unit: "TFLOPS", digits: 4 } })).toBe("1,979 TFLOPS")
    expect(said("{a}", { a: { sum: 1_234_567, currency: "EUR", digits: 2 } })).toBe("€1.2M")
  })

  test("joins lists as its language does", () => {
    const list = ["a", "b", "c"].map((quote) => ({ quote }))
    expect(said("{list, list}", { list })).toBe("a, b, c")
    expect(said("{list, list, and}", { list })).toBe("a and b and c")
    expect(said("{list, list, or}", { list }, "de")).toBe("a oder b oder c")
    expect(said("{list, list, alternatives}", { list })).toBe("a, or b, or c")
    expect(said("{list, list, semicolon}", { list })).toBe("a; b; c")
  })

  test("says what the dataset and the user wrote as they wrote it, braces and all", () => {
    expect(said("{name} {word}", { name: { thing: "gpu", id: "x", name: "{x}" }, word: { yours: "{y, plural" } })).toBe("{x} “{y, plural”")
  })

  test("never says a code, a value that was not told, or a message that is not there", () => {
    expect(() => said("{code}", { code: "slice" })).toThrow(/is a code/)
    expect(() => said("{other}", {})).toThrow(/was not told/)
    expect(() => speaker<{ one: object }>({ one: "" }, english)({ id: "two" as "one", values: {} })).toThrow(/No message/)
  })

  test.each(["{", "}", "{a", "a}", "{a, plural, one {x}}", "{a, date}", "{a, select, one {x} other {y}", "{a b}"])(
    "that is not well formed is refused: %s",
    (message) => {
      expect(() => partsOf(message)).toThrow(/./)
    },
  )
})
