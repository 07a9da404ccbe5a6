/**
 * What `Intl` writes in American English, without it: the first formatter that a page makes costs it 30 ms, four times that on a phone, and the
 * first view must not wait for it. english.test.ts holds each of these against `Intl`.
 */

/** The locale whose figures these are. */
export const english = "en-US"

/** A figure with at most and at least so many digits behind the mark; null where it is left to `Intl`. */
export function englishFigure(value: number, most: number, least: number, apart: boolean): string | null {
  const decimals = /^\d+\.?(\d*)$/.exec(String(Math.abs(value)))?.[1]
  // What only a power of ten says; and halves: `Intl` rounds the decimals that are said, `toFixed` the double behind them.
  if (decimals === undefined || decimals.slice(most) === "5" || Object.is(value, -0)) return null
  const [whole = "", tail = ""] = (decimals.length > most ? value.toFixed(most) : String(value)).split(".")
  const shown = tail.replace(/0+$/, "").padEnd(least, "0")
  return (apart ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole) + (shown && `.${shown}`)
}

/** What stands before the last of so many. */
export const englishJoint = (type: Intl.ListFormatType, of: number): string =>
  type === "unit" ? ", " : `${of > 2 ? "," : ""} ${type === "conjunction" ? "and" : "or"} `

/** "A", "A and B", "A, B, and C". */
export const englishList = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")}${englishJoint("conjunction", items.length)}${items.at(-1)}`
