import type { Range } from "../../../../dataset/core.ts"

/**
 * Formulas that know what they come to: each is written for the workbook and worked out at once, so that the file shows its figures
 * before anything has recalculated it. Text is in the grammar that all spreadsheet programs read.
 */
export interface Num {
  readonly text: string
  readonly value: number
  /** How tightly the text holds together: what must stand in brackets before it goes into a product or behind a minus. */
  readonly binds: "tight" | "product" | "sum"
}

/** One formula for each end of a range. */
export interface Three {
  readonly low: Num
  readonly likely: Num
  readonly high: Num
}

export type End = keyof Range
export const ends = ["low", "likely", "high"] as const satisfies readonly End[]
/** The end of a divisor, or of a life, that belongs to this end of the result. */
export const other: Readonly<Record<End, End>> = { low: "high", likely: "likely", high: "low" }

export const three = (make: (end: End) => Num): Three => ({ low: make("low"), likely: make("likely"), high: make("high") })
export const same = (value: Num): Three => ({ low: value, likely: value, high: value })

export const constant = (value: number): Num => ({ text: String(value), value, binds: value < 0 ? "sum" : "tight" })
export const cell = (address: string, value: number): Num => ({ text: address, value, binds: "tight" })

const bracketed = (one: Num, when: boolean): string => (when ? `(${one.text})` : one.text)
const inProduct = (one: Num): string => bracketed(one, one.binds === "sum")

export const times = (...factors: readonly Num[]): Num => ({
  text: factors.map(inProduct).join("*"),
  value: factors.reduce((product, one) => product * one.value, 1),
  binds: factors.length === 1 ? (factors[0]?.binds ?? "tight") : "product",
})

export const over = (a: Num, b: Num): Num => ({
  text: `${inProduct(a)}/${bracketed(b, b.binds !== "tight")}`,
  value: a.value / b.value,
  binds: "product",
})

export const plus = (...terms: readonly Num[]): Num => ({
  text: terms.map((one) => one.text).join("+"),
  value: terms.reduce((sum, one) => sum + one.value, 0),
  binds: terms.length === 1 ? (terms[0]?.binds ?? "tight") : "sum",
})

export const minus = (a: Num, b: Num): Num => ({
  text: `${a.text}-${bracketed(b, b.binds === "sum")}`,
  value: a.value - b.value,
  binds: "sum",
})

const called = (name: string, value: number, terms: readonly (Num | string)[]): Num => ({
  text: `${name}(${terms.map((one) => (typeof one === "string" ? one : one.text)).join(",")})`,
  value,
  binds: "tight",
})

export const most = (...terms: readonly Num[]): Num => called("MAX", Math.max(...terms.map((one) => one.value)), terms)
export const least = (...terms: readonly Num[]): Num => called("MIN", Math.min(...terms.map((one) => one.value)), terms)
/** To the hundredth, for a difference that is nothing but the noise of adding up. */
export const toTheCent = (one: Num): Num => called("ROUND", Math.round(one.value * 100) / 100, [one, "2"])
export const power = (base: Num, exponent: Num): Num => called("POWER", base.value ** exponent.value, [base, exponent])

/** `then` where a > b, else `otherwise`. */
export const ifMore = (a: Num, b: Num, then: Num, otherwise: Num): Num =>
  called("IF", a.value > b.value ? then.value : otherwise.value, [`${a.text}>${b.text}`, then, otherwise])

/** A sum over cells. */
export const sumOver = (from: string, to: string, value: number): Num => called("SUM", value, [`${from}:${to}`])

/** A sum over the cells of a column beside which the two other columns say so. */
export const sumWhere = (column: string, conditions: readonly (readonly [string, string])[], value: number): Num =>
  called("SUMIFS", value, [column, ...conditions.flatMap(([where, is]) => [where, is])])
