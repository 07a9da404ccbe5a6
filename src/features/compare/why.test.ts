import { describe, expect, it } from "vitest"
import { usd } from "../../ui/format.ts"
import { range } from "./testReport.ts"
import { formatInput, formatValue } from "./why.ts"
import { quote } from "../../engine/basics/told.ts"

describe("an input's value", () => {
  it("is written with the unit a reader says", () => {
    const said = (
      [
        [0.92, "of-native"],
        [0.5, "of-frame-buffer"],
        [0.05, quote("fraction")],
        [0.92, quote("of native")],
        [0.12, quote("USD per kWh")],
        [411_000, "usd"],
        [90, "seconds"],
        [0.000005, quote("s")],
        [24_576, "mib-per-gpu"],
        [72, "watts"],
        [12_500, quote("VMs")],
        [2, "years"],
        [1, "hosts"],
        [282, "vm"],
        [1, "vm"],
        [0.333333, ""],
      ] as const
    ).map(([value, unit]) => formatValue(value, unit, usd))
    expect(said).toEqual([
      "92 % of native",
      "50 % of the frame buffer",
      "5 %",
      "92 % of native",
      "$0.12 per kWh",
      "$411k",
      "1.5 min",
      "0.000005 s",
      "24 GiB per GPU",
      "72 W",
      "12,500 VMs",
      "2 years",
      "1 host",
      "282 VMs",
      "1 VM",
      "0.333",
    ])
  })
  it("is shown in the scenario's currency", () => {
    expect(formatValue(100, "usd", { code: "EUR", perUsd: 0.9 })).toBe("€90")
  })
  it("names a range's unit once and its likely value beside it", () => {
    expect(formatInput({ value: range(0.88, 0.92, 0.96), unit: "of-native" }, usd)).toEqual({ main: "88–96 % of native", likely: "92 %" })
  })
  it("gives money no more digits than its range supports", () => {
    expect(formatInput({ value: range(152_300, 231_700, 440_100), unit: "usd" }, usd)).toEqual({ main: "$150–440k", likely: "$230k" })
    expect(formatInput({ value: range(0.1, 0.12, 0.2), unit: quote("USD per kWh") }, usd).main).toBe("$0.1–0.2 per kWh")
  })
  it("is one figure where its range is closed", () => {
    expect(formatInput({ value: range(2, 2, 2), unit: "years" }, usd)).toEqual({ main: "2 years", likely: null })
  })
  it("has no unit where it is said in words", () => {
    expect(formatInput({ value: { id: "unknown", values: {} }, unit: "mib" }, usd)).toEqual({ main: "unknown", likely: null })
  })
  it("is never empty", () => {
    const nothing = { id: "as-written", values: { text: quote("") } } as const
    expect(formatInput({ value: nothing, unit: "" }, usd).main).toBe("–")
  })
})
