import { describe, expect, test } from "vitest"
import { moneyText } from "./money.ts"

describe("an amount", () => {
  test.each([
    [412_000, 3, "$412k"],
    [9_960, 2, "$10k"],
    [997_000, 2, "$1M"],
    [999_700_000, 3, "$1B"],
    [1_390_000, 2, "$1.4M"],
    [9_870, 3, "$9,870"],
    [0.123, 2, "$0.12"],
    [0, 2, "$0"],
    [-41_234, 2, "−$41k"],
  ])("%d to %d digits takes the unit that it fills: %s", (amount, digits, text) => {
    expect(moneyText(amount, "USD", digits)).toBe(text)
  })
  test("is told from that of another currency of the same sign", () => {
    expect(["USD", "CAD", "AUD", "MXN", "EUR", "JPY", "CNY"].map((code) => moneyText(5, code, 2))).toEqual([
      "$5",
      "CA$5",
      "A$5",
      "MX$5",
      "€5",
      "¥5",
      "CN¥5",
    ])
  })
  test("keeps letters apart from the figure, and takes a code that no list has", () => {
    expect([moneyText(5, "CHF", 2), moneyText(5, "SEK", 2), moneyText(5, "ZZZ", 2)]).toEqual(["CHF 5", "SEK 5", "ZZZ 5"])
  })
})
