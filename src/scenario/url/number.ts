/** What a written number means: factors by unit word, lower case. */
export type Units = Readonly<Record<string, number>>

export interface ReadNumber {
  readonly value: number
  /** False where the text had to be interpreted: separators, a unit, a percent sign. */
  readonly plain: boolean
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const dressedNumber = /^([+-]?\d[\d.,'’_\s]*?)(e[+-]?\d+)?[_\s]*([a-z%$][a-z%$/_\s]*)?$/i
/** Longer texts are no numbers; it also bounds the work. */
const longest = 60

export const wordUnits = {
  none: {},
  count: { vm: 1, vms: 1, host: 1, hosts: 1, gpu: 1, gpus: 1, x: 1, k: 1e3, m: 1e6 },
  tokens: { tokens: 1, token: 1, k: 1024, m: 1_048_576 },
  billion: { b: 1, bn: 1, billion: 1, t: 1000, m: 0.001 },
  tokenRate: { "tokens/s": 1, "token/s": 1, "t/s": 1, "tok/s": 1, "/s": 1, k: 1e3 },
  rate: { "/s": 1, k: 1e3, "k/s": 1e3, m: 1e6, "m/s": 1e6 },
  share: { "%": 0.01, percent: 0.01, pct: 0.01 },
  percent: { "%": 1, percent: 1, pct: 1 },
  mib: { mib: 1, mb: 1, m: 1, gib: 1024, gb: 1024, g: 1024 },
  gib: { gib: 1, gb: 1, g: 1, tib: 1024, tb: 1024, t: 1024 },
  mibPerSecond: { "mib/s": 1, "mb/s": 1, "gib/s": 1024, "gb/s": 1024 },
  years: { y: 1, yr: 1, yrs: 1, year: 1, years: 1, a: 1 },
  gbps: { g: 1, gbps: 1, "gbit/s": 1, gbit: 1, mbps: 0.001, "mbit/s": 0.001, tbps: 1000, "tbit/s": 1000 },
  milliseconds: { ms: 1, us: 0.001, s: 1000 },
  usd: { usd: 1, $: 1, k: 1e3, k$: 1e3, kusd: 1e3, m: 1e6, million: 1e6, musd: 1e6, bn: 1e9, billion: 1e9 },
  kw: { kw: 1, w: 0.001, mw: 1000 },
  watts: { w: 1, kw: 1000 },
  perKwh: { usd: 1, $: 1, "usd/kwh": 1, "$/kwh": 1, ct: 0.01, cent: 0.01, cents: 0.01 },
  carbon: { kg: 1, "kg/kwh": 1, g: 0.001, "g/kwh": 0.001 },
} as const satisfies Record<string, Units>

/** The shortest text that reads back as exactly this number, in the characters of a link. */
export const numberText = (value: number): string => String(value + 0).replace("e+", "e")

/** Digits with separators as plain digits; null where they could mean two things. */
function plainDigits(text: string): string | null {
  if (/['’_\s]/.test(text)) {
    return /^[+-]?\d{1,3}(?:['’_\s]\d{3})+(?:[.,]\d+)?$/.test(text) ? text.replace(/['’_\s]/g, "").replace(",", ".") : null
  }
  if (/^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return text.replaceAll(",", "")
  if (/^[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(text) || /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(text)) {
    return text.replaceAll(".", "").replace(",", ".")
  }
  if (/^[+-]?\d+,\d+$/.test(text)) return text.replace(",", ".")
  return /^[+-]?\d+\.?\d*$/.test(text) ? text : null
}

/**
 * A number as people and programs write it: 200, 1e3, 1,500, 1.500,5, 1'500, 0,7, 70%, 8_GiB, $50k. Null where it is none.
 * A lone comma before exactly three digits separates thousands, any other lone comma decimals.
 */
export function readNumber(text: string, units: Units = wordUnits.none): ReadNumber | null {
  const trimmed = text.trim()
  if (trimmed.length > longest) return null
  if (plainNumber.test(trimmed)) return { value: Number(trimmed), plain: true }
  if (/^[+-]?infinity$/i.test(trimmed)) return { value: trimmed.startsWith("-") ? -Infinity : Infinity, plain: true }
  const match = dressedNumber.exec(trimmed.replace(/^(?:usd|\$)[_\s]*/i, ""))
  if (!match) return null
  const [, written = "", exponent = "", unit = ""] = match
  const digits = plainDigits(written)
  const word = unit.toLowerCase().replace(/[_\s]+/g, "")
  if (digits === null || (word !== "" && !Object.hasOwn(units, word))) return null
  const factor = word === "" ? 1 : (units[word] ?? 1)
  const value = Number(digits + exponent)
  return { value: factor < 1 ? value / Math.round(1 / factor) : value * factor, plain: false }
}
