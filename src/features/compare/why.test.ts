import { describe, expect, it } from "vitest"
import { usd } from "../../ui/format.ts"
import { range } from "./testReport.ts"
import { formatInput, formatValue } from "./why.ts"

describe("an input's value", () => {
  it("is written with the unit a reader says", () => {
    const said = (
      [
        [0.92, "of native"],
        [0.05, "fraction"],
        [0.12, "USD per kWh"],
        [411_000, "USD"],
        [90, "s"],
        [0.000005, "s"],
        [24_576, "MiB per GPU"],
        [72, "W"],
        [12_500, "VMs"],
        [0.333333, ""],
      ] as const
    ).map(([value, unit]) => formatValue(value, unit, usd))
    expect(said).toEqual([
      "92 % of native",
      "5 %",
      "$0.12 per kWh",
      "$411k",
      "1.5 min",
      "0.000005 s",
      "24 GiB per GPU",
      "72 W",
      "12,500 VMs",
      "0.333",
    ])
  })
  it("is shown in the scenario's currency", () => {
    expect(formatValue(100, "USD", { code: "EUR", perUsd: 0.9 })).toBe("€90")
  })
  it("names a range's unit once and its likely value beside it", () => {
    expect(formatInput({ value: range(0.88, 0.92, 0.96), unit: "of native" }, usd)).toEqual({ main: "88–96 % of native", likely: "92 %" })
  })
  it("gives money no more digits than its range supports", () => {
    expect(formatInput({ value: range(152_300, 231_700, 440_100), unit: "USD" }, usd)).toEqual({ main: "$150–440k", likely: "$230k" })
    expect(formatInput({ value: range(0.1, 0.12, 0.2), unit: "USD per kWh" }, usd).main).toBe("$0.1–0.2 per kWh")
  })
  it("is one figure where its range is closed", () => {
    expect(formatInput({ value: range(2, 2, 2), unit: "years" }, usd)).toEqual({ main: "2 years", likely: null })
  })
  it("is never empty", () => {
    expect(formatInput({ value: "", unit: "" }, usd).main).toBe("–")
  })
})
