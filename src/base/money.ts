import { english } from "./english.ts"
import { figure } from "./figures.ts"
import { kept } from "./kept.ts"

/** Amounts as they are said everywhere, on screen and in told reasons: "$412k", "€1.4M", "CHF 90". */

/** "$" for USD alone: where several currencies share a sign the country stands before it ("CA$"). Letters keep a space from the figure. */
export const currencySign = kept((code: string) => {
  if (code === "USD") return "$"
  try {
    const parts = new Intl.NumberFormat(english, { style: "currency", currency: code }).formatToParts(1)
    const sign = parts.find((part) => part.type === "currency")?.value ?? code
    return /[A-Z]$/i.test(sign) ? `${sign} ` : sign
  } catch {
    return `${code} `
  }
})

const units = [
  ["B", 1e9],
  ["M", 1e6],
  ["k", 1e4],
] as const

/** Rounded to so many significant digits, then in the largest unit that it fills: 997,000 with two digits is "1M". */
function compact(amount: number, digits: number, own: string): string {
  const rounded = Number(amount.toPrecision(digits))
  const unit = units.find(([, from]) => Math.abs(rounded) >= from)
  if (!unit) return figure(rounded, 2, { own })
  return `${figure(rounded / (unit[0] === "k" ? 1e3 : unit[1]), 2, { own })}${unit[0]}`
}

/** An amount in a currency (ISO 4217 code) to so many significant digits. */
export function moneyText(amount: number, code: string, digits: number, own = english): string {
  const text = `${currencySign(code)}${compact(Math.abs(amount), digits, own)}`
  return amount < 0 ? `−${text}` : text
}
