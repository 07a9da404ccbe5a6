/** Numbers and amounts as people and tools write them. */

/** Which sign stands before the decimals. */
export type DecimalMark = "point" | "comma"

export const memoryUnits = ["B", "KiB", "MiB", "GiB", "TiB"] as const
export type MemoryUnit = (typeof memoryUnits)[number]
/** KB, MB and GB of memory mean KiB, MiB and GiB nearly everywhere. */
export const mibOf: Readonly<Record<MemoryUnit, number>> = { B: 2 ** -20, KiB: 2 ** -10, MiB: 1, GiB: 1024, TiB: 2 ** 20 }

export interface Amount {
  /** NaN where it is no number. */
  readonly value: number
  /** What stood behind it, in small letters: "%", "gib", "m"; empty: nothing. */
  readonly unit: string
}

const strip = (text: string): string => text.replace(/[\s\u00a0\u202f'’_]/g, "")

/** "32768 MiB", "95500m", "1.024,5 GB", "25 %". */
export function readAmount(text: string, mark: DecimalMark): Amount {
  if (/^(\d+|0\.\d+)$/.test(text)) return { value: Number(text), unit: "" }
  const match = /^([-+]?[\d.,]+(?:e[-+]?\d+)?)([a-z%µ]*)$/i.exec(strip(text))
  if (!match) return { value: Number.NaN, unit: "" }
  return { value: readNumber(match[1]!, mark), unit: match[2]!.toLowerCase() }
}

function readNumber(digits: string, mark: DecimalMark): number {
  const [group, decimal] = mark === "comma" ? [".", ","] : [",", "."]
  const escaped = group === "." ? "\\." : ","
  const groups = new RegExp(`^[-+]?[1-9]\\d{0,2}(${escaped}\\d{3})+(${decimal === "." ? "\\." : ","}\\d+)?$`)
  let plain = digits
  if (groups.test(plain)) plain = plain.replaceAll(group, "").replace(decimal, ".")
  // One sign of the other kind, not where it could group thousands: "0.25" among commas, "0,25" among points.
  else if (plain.includes(decimal)) plain = plain.replace(decimal, ".")
  else plain = plain.replace(group, ".")
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN
}

/** What a cell tells of the decimal mark. */
export function markIn(text: string): DecimalMark | "either" | null {
  const digits = /^[-+]?([\d.,]+)/.exec(strip(text))?.[1] ?? ""
  const point = digits.lastIndexOf(".")
  const comma = digits.lastIndexOf(",")
  if (point < 0 && comma < 0) return null
  if (point >= 0 && comma >= 0) return point > comma ? "point" : "comma"
  const sign = point >= 0 ? "." : ","
  const asDecimal: DecimalMark = point >= 0 ? "point" : "comma"
  const parts = digits.split(sign)
  if (parts.length > 2) {
    // Dates, versions and addresses have several points, too, and group nothing.
    const groups = /^[1-9]\d{0,2}$/.test(parts[0]!) && parts.slice(1).every((part) => part.length === 3)
    const isAddress = sign === "." && parts.length === 4 && parts.every((part) => Number(part) < 256)
    return !groups || isAddress ? null : asDecimal === "point" ? "comma" : "point"
  }
  return /^[1-9]\d{0,2}$/.test(parts[0]!) && parts[1]!.length === 3 ? "either" : asDecimal
}

export function memoryUnitOf(unit: string): MemoryUnit | null {
  if (/^(b|bytes?)$/.test(unit)) return "B"
  // French octets; "to" is a word in too many names of columns.
  const first = (/^([kmgt])(i?b?|i)$/.exec(unit) ?? /^([kmg])i?o$/.exec(unit))?.[1]
  return first === undefined ? null : ({ k: "KiB", m: "MiB", g: "GiB", t: "TiB" } as const)[first as "k" | "m" | "g" | "t"]
}

/** What a spreadsheet shows of a formula that failed: no figure, and no word for none. */
export const isError = (cell: string): boolean =>
  cell.startsWith("#") && /^#(n\/a|nv|ref!|bezug!|value!|wert!|div\/0!|name\?|null!|num!|zahl!|spill!|calc!)$/i.test(cell)

/** Cells that say: none, not known, not stated. */
export const isBlank = (cell: string): boolean => {
  if (cell === "") return true
  // Most cells of a large table are figures, and none of the words begins with one.
  const first = cell.charCodeAt(0)
  return !(first >= 48 && first <= 57) && cell.length < 20 && blank.test(cell)
}
const blank = /^\s*(|-+|–|—|n\/?a|n\.a\.|null|none|nil|no|nan|unknown|keine?r?|\[n\/a\]|\[not supported\])\s*$/i
