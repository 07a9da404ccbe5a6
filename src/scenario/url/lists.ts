import type { Scenario } from "../../engine/scenario.ts"
import { same, type Limit } from "../bounds.ts"
import type { PageState } from "../view.ts"
import { escapeText, quote, unescapeText } from "./escape.ts"
import { readId, readLimited, type Reader } from "./reader.ts"
import type { KnownIds } from "./known.ts"
import { numberText, type Units } from "./number.ts"

// Builders of table rows: one for each shape that a value of the grammar can have.

/** One key of the grammar. The encoder, the decoder and the reference all read the same row. */
export interface KeyRow {
  readonly key: string
  /** Heading of the reference under which it stands. */
  readonly section: "Workload" | "Options" | "Policies" | "Supply" | "Economics" | "View" | "Link"
  /** What may stand after `=`. */
  readonly value: string
  readonly doc: string
  readonly example: string
  /** The values to write, one for each time the key stands in the link; none where nothing differs from the defaults. */
  encode(state: PageState): readonly string[]
  decode(text: string, read: Reader): void
}

type About = Pick<KeyRow, "key" | "section" | "doc" | "example">

/** A place in the scenario. */
export interface Lens<T> {
  readonly get: (scenario: Scenario) => T
  readonly set: (scenario: Scenario, value: T) => Scenario
}

export const part = <P extends "supply" | "policies" | "economics", K extends keyof Scenario[P]>(
  name: P,
  field: K,
): Lens<Scenario[P][K]> => ({
  get: (scenario) => scenario[name][field],
  set: (scenario, value) => ({ ...scenario, [name]: { ...scenario[name], [field]: value } }),
})

export const put = (read: Reader, scenario: Scenario): void => {
  read.state = { ...read.state, scenario }
}

/** Notes that a key which holds one value has set it, and says so when that happens twice. */
export function once(read: Reader): void {
  if (read.used.has(read.key)) read.report("ignored", `“${read.key}=” stands more than once; the last usable value counts.`)
  read.used.add(read.key)
}

// What stands for nothing or for the default is written in a word, for an empty value is too easily a slip.
const isNone = (text: string): boolean => /^none$/i.test(text.trim())
const isDefault = (text: string): boolean => /^(?:any|all|auto|default)$/i.test(text.trim())

/** A number; where the default is null ("as the dataset says" or "no limit"), `none` or `auto` says so. */
export function numberRow(
  about: About,
  lens: Lens<number> | Lens<number | null>,
  limit: Limit,
  units: Units,
  unit: string,
  standard: Scenario,
): KeyRow {
  const { get, set } = lens as Lens<number | null>
  const fallback = get(standard)
  return {
    ...about,
    value: `${limit.whole ? "whole number" : "number"}, ${numberText(limit.min)} to ${numberText(limit.max)}${unit && ` ${unit}`}`,
    encode: ({ scenario }) => {
      const value = get(scenario)
      return value === null || value === fallback ? [] : [numberText(value)]
    },
    decode: (text, read) => {
      if (isDefault(text) || (fallback === null && isNone(text))) return put(read, set(read.state.scenario, fallback))
      const value = readLimited(read, text, limit, units, `“${about.key}=”`)
      if (value === null) return
      once(read)
      put(read, set(read.state.scenario, value))
    },
  }
}

/** A list of ids or fixed words, by comma. The first usable value replaces the default, later ones add to it. */
export function listRow<T extends string>(
  about: About,
  lens: Lens<readonly T[]>,
  ids: (known: KnownIds) => ReadonlySet<string>,
  what: string,
  value: string,
  standard: Scenario,
): KeyRow {
  return {
    ...about,
    value,
    encode: ({ scenario }) => {
      const list = lens.get(scenario)
      if (same(list, lens.get(standard))) return []
      return [list.length === 0 ? "none" : list.map((id) => escapeText(id, false)).join(",")]
    },
    decode: (text, read) => {
      if (text.trim() === "") return read.report("ignored", `“${about.key}=” has no value.`)
      if (isNone(text) || isDefault(text)) {
        once(read)
        return put(read, lens.set(read.state.scenario, isNone(text) ? [] : lens.get(standard)))
      }
      for (const word of text.split(",")) {
        if (word.trim() === "") continue
        const id = readId(read, unescapeText(word.trim(), false), ids(read.known), what, word) as T | null
        if (id === null) continue
        const list = read.used.has(about.key) ? lens.get(read.state.scenario) : []
        read.used.add(about.key)
        put(read, lens.set(read.state.scenario, list.includes(id) ? list : [...list, id]))
      }
    },
  }
}

/** Numbers by id: `<id>:<number>`, by comma. */
export function recordRow(
  about: About,
  lens: Lens<Readonly<Record<string, number>>>,
  ids: (known: KnownIds) => ReadonlySet<string>,
  what: string,
  limit: Limit,
  units: Units,
): KeyRow {
  return {
    ...about,
    value: `<${what}>:<${limit.whole ? "whole number" : "number"}>, more by comma`,
    encode: ({ scenario }) => {
      const entries = Object.entries(lens.get(scenario)).sort(([a], [b]) => (a < b ? -1 : 1))
      return entries.length === 0 ? [] : [entries.map(([id, value]) => `${escapeText(id, false)}:${numberText(value)}`).join(",")]
    },
    decode: (text, read) => {
      if (text.trim() === "") return read.report("ignored", `“${about.key}=” has no value.`)
      for (const entry of splitEntries(text)) {
        const colon = entry.lastIndexOf(":")
        const name = (colon < 0 ? entry : entry.slice(0, colon)).trim()
        const id = readId(read, unescapeText(name, false), ids(read.known), what, entry)
        if (id === null) continue
        const value = readLimited(read, colon < 0 ? "" : entry.slice(colon + 1), limit, units, `${quote(id)} in “${about.key}=”`)
        if (value === null) continue
        const old = lens.get(read.state.scenario)
        if (Object.hasOwn(old, id)) read.report("ignored", `${quote(id)} stands twice in “${about.key}=”; the last value counts.`)
        put(read, lens.set(read.state.scenario, { ...old, [id]: value }))
      }
    },
  }
}

const longestMerge = 200

/** Entries by comma, where a comma before exactly three digits separates thousands: "a16:1,500" is one entry. */
function splitEntries(text: string): readonly string[] {
  const entries: string[] = []
  for (const entry of text.split(",")) {
    const before = entries.at(-1)
    if (before !== undefined && before.length <= longestMerge && /^\d{3}$/.test(entry.trim()) && /:\D?\d{1,3}(?:,\d{3})*$/.test(before)) {
      entries[entries.length - 1] = `${before},${entry}`
    } else if (entry.trim() !== "") entries.push(entry)
  }
  return entries
}
