import { figure as plain } from "../base/figures.ts"
import { currencySign, moneyText } from "../base/money.ts"

/** The only place that knows percent signs, units and how many digits a figure deserves. */

export interface Span {
  readonly low: number
  readonly likely: number
  readonly high: number
}

const dash = "–"

/** A whole number with thousands separators: 12,500. */
export const count = (value: number): string => plain(Math.round(value), 0)

/** 0.873 -> "87 %". Below 10 % one digit, below 1 % two significant ones, for software rendering lives there. */
export function percent(share: number): string {
  const value = share * 100
  if (value !== 0 && Math.abs(value) < 1) return `${plain(Number(value.toPrecision(1)), 20)} %`
  if (Math.abs(value) < 9.95) return `${plain(value, 1)} %`
  return `${plain(value, 0)} %`
}

/** "88–96 %"; a range that rounds to one figure is shown as one. */
export function percentRange(span: Span): string {
  const low = percent(span.low)
  const high = percent(span.high)
  return low === high ? high : `${low.replace(" %", "")}${dash}${high}`
}

/** How many significant digits the range supports: 1 where it spans a factor of two or more, else 2, 3 for near-exact figures. */
export function significantDigits(span: Span): number {
  if (span.high === span.low) return 3
  const spread = (span.high - span.low) / Math.max(Math.abs(span.high), Number.MIN_VALUE)
  return spread >= 0.2 ? 2 : 3
}

export interface Currency {
  readonly code: string
  readonly perUsd: number
}
export const usd: Currency = { code: "USD", perUsd: 1 }

/** "$412k". */
export const money = (valueUsd: number, currency: Currency = usd, digits = 3): string =>
  moneyText(valueUsd * currency.perUsd, currency.code, digits)

/** One figure for a range of money, with no more digits than the range supports: "$410k". */
export const likelyMoney = (span: Span, currency: Currency = usd): string => money(span.likely, currency, significantDigits(span))

/** What a figure changes by: "+$41k", "−$41k". */
export const moneyChange = (valueUsd: number, currency: Currency = usd): string =>
  valueUsd > 0 ? `+${money(valueUsd, currency, 2)}` : money(valueUsd, currency, 2)

/** "$310–520k" with no more digits than the range supports. */
export function moneyRange(span: Span, currency: Currency = usd): string {
  const digits = significantDigits(span)
  const low = money(span.low, currency, digits)
  const high = money(span.high, currency, digits)
  if (low === high) return high
  const sign = currencySign(currency.code)
  const unit = /[kMB]$/.exec(high)?.[0] ?? ""
  const shortLow = unit !== "" && low.endsWith(unit) ? low.slice(0, -unit.length) : low
  return `${shortLow}${dash}${high.slice(sign.length)}`
}

/** Seconds as people say them: "0.4 s", "12 s", "3 min", "2.1 h". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${plain(seconds, 1)} s`
  if (seconds < 90) return `${plain(seconds, 0)} s`
  if (seconds < 5400) return `${plain(seconds / 60, seconds < 600 ? 1 : 0)} min`
  return `${plain(seconds / 3600, 1)} h`
}

export function durationRange(span: Span): string {
  const low = duration(span.low)
  const high = duration(span.high)
  if (low === high) return high
  const unit = high.slice(high.lastIndexOf(" "))
  return low.endsWith(unit) ? `${low.slice(0, -unit.length)}${dash}${high}` : `${low}${dash}${high}`
}

/** MiB as GiB where that reads better: "512 MiB", "1.5 GiB", "24 GiB". */
export function memory(mib: number): string {
  return mib < 1024 ? `${plain(mib, 0)} MiB` : `${plain(mib / 1024, 1)} GiB`
}

export const watts = (value: number): string => (value >= 9995 ? `${plain(value / 1000, 1)} kW` : `${plain(value, 0)} W`)

/** A plain number with at most `digits` significant digits. */
export const number = (value: number, digits = 3): string => plain(Number(value.toPrecision(digits)), 6)

export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** "4 years", "5.5 years": as given, for another figure would be another horizon. */
export const yearsText = (years: number): string => `${plain(years, 6)} ${years === 1 ? "year" : "years"}`
