import { yours } from "../../engine/basics/told.ts"
import type { Limit } from "../bounds.ts"
import { written, type Owner } from "../repairs.ts"
import { numberText, type Units } from "./number.ts"
import { readLimited, type Reader } from "./reader.ts"

/** One `*key:value` of a group or of a host described by hand. */
export interface FieldRow<T> {
  readonly key: string
  /** Of a number: its bounds. */
  readonly limit?: Limit
  /** Null: nothing to write. */
  encode(whole: T): string | null
  /** The whole with the value in it, or null where the text was of no use (and that has been said). */
  decode(text: string, whole: T, read: Reader): T | null
}

interface NumberShape {
  readonly limit: Limit
  readonly units: Units
}

/** Makes the rows of numbers; `of` is how it is told whose they are. */
export const numberFieldsOf =
  <T extends object>(of: "of-override" | "of-host") =>
  <K extends keyof T & string>(key: string, field: K, { limit, units }: NumberShape): FieldRow<T> => ({
    key,
    limit,
    encode: (whole) => {
      const value = whole[field]
      return typeof value === "number" ? numberText(value) : null
    },
    decode: (text, whole, read) => {
      const value = readLimited(read, text, { limit, units }, { id: of, values: { key } })
      return value === null ? null : { ...whole, [field]: value }
    },
  })

/** Reads `key:value` parts by their rows; unknown and repeated ones are reported. `owner` names whose they are. */
export function readFields<T>(
  parts: readonly string[],
  start: T,
  rows: readonly FieldRow<T>[],
  read: Reader,
  { owner, repeatable = [] }: { readonly owner: Owner; readonly repeatable?: readonly string[] },
): T {
  let whole = start
  const seen = new Set<string>()
  for (const part of parts) {
    if (part.trim() === "") continue
    const colon = part.indexOf(":")
    const key = (colon < 0 ? part : part.slice(0, colon)).trim().toLowerCase()
    const row = rows.find((candidate) => candidate.key === key)
    if (!row) {
      read.report("ignored", "not-here-part", { part: written(`*${part.slice(0, 40)}`), owner })
      continue
    }
    if (seen.has(key) && !repeatable.includes(key)) read.report("ignored", "part-twice", { part: yours(`*${key}:`), owner })
    seen.add(key)
    const value = colon < 0 ? "" : part.slice(colon + 1)
    // Of a number it is said what counts instead.
    if (value.trim() === "" && row.limit === undefined) read.report("ignored", "no-value", { key: yours(`*${key}:`) })
    else whole = row.decode(value, whole, read) ?? whole
  }
  return whole
}
