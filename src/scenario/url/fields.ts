import type { Limit } from "../bounds.ts"
import { numberText, type Units } from "./number.ts"
import { readLimited, type Reader } from "./reader.ts"

/** One `*key:value` of a group or of a host described by hand. */
export interface FieldRow<T> {
  readonly key: string
  /** What the value is, for the reference and for sentences. */
  readonly doc: string
  readonly value: string
  readonly example: string
  /** Null: nothing to write. */
  encode(whole: T): string | null
  /** The whole with the value in it, or null where the text was of no use (and that has been said). */
  decode(text: string, whole: T, read: Reader): T | null
}

interface NumberShape {
  readonly unit?: string
  readonly limit: Limit
  readonly units: Units
  readonly example: number
}

/** The row of a number. */
export function numberField<T extends object, K extends keyof T & string>(
  key: string,
  field: K,
  doc: string,
  { unit = "", limit, units, example }: NumberShape,
): FieldRow<T> {
  return {
    key,
    doc,
    example: `*${key}:${numberText(example)}`,
    value: `${limit.whole ? "whole number" : "number"}, ${numberText(limit.min)} to ${numberText(limit.max)}${unit ? ` ${unit}` : ""}`,
    encode: (whole) => {
      const value = whole[field]
      return typeof value === "number" ? numberText(value) : null
    },
    decode: (text, whole, read) => {
      const value = readLimited(read, text, { limit, units }, doc)
      return value === null ? null : { ...whole, [field]: value }
    },
  }
}

/** Reads `key:value` parts by their rows; unknown and repeated ones are reported. `owner` names whose they are. */
export function readFields<T>(
  parts: readonly string[],
  start: T,
  rows: readonly FieldRow<T>[],
  read: Reader,
  { owner, repeatable = [] }: { readonly owner: string; readonly repeatable?: readonly string[] },
): T {
  let whole = start
  const seen = new Set<string>()
  for (const part of parts) {
    if (part.trim() === "") continue
    const colon = part.indexOf(":")
    const key = (colon < 0 ? part : part.slice(0, colon)).trim().toLowerCase()
    const row = rows.find((candidate) => candidate.key === key)
    if (!row) {
      read.report("ignored", `“*${part.slice(0, 40)}” of ${owner} is not known here and is left out.`)
      continue
    }
    if (seen.has(key) && !repeatable.includes(key)) read.report("ignored", `“*${key}:” is given twice for ${owner}; the last one counts.`)
    seen.add(key)
    whole = row.decode(colon < 0 ? "" : part.slice(colon + 1), whole, read) ?? whole
  }
  return whole
}
