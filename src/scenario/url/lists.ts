import { defaultScenario as standard, type NumberField, type Part, type Scenario } from "../../engine/scenario.ts"
import { numbersOf, type Limit } from "../bounds.ts"
import { same } from "../../base/same.ts"
import { yours } from "../../engine/basics/told.ts"
import type { PageState } from "../view.ts"
import { written, type Kind } from "../repairs.ts"
import { escapeId, escapeText, unescapeText } from "./escape.ts"
import { didYouMean } from "./hints.ts"
import { keyTold, mostUnknown, naming, readId, readIds, readLimited, standingWord, type Reader } from "./reader.ts"
import type { KnownIds } from "./known.ts"
import { numberText, type Units } from "./number.ts"

// Builders of table rows: one for each shape that a value of the grammar can have.

/** One key of the grammar. Encoder and decoder read the same row, and so does the reference, whose words stand in `words/en/keys.ts`. */
export interface KeyRow {
  readonly key: string
  /** Heading of the reference under which it stands. */
  readonly section: "Workload" | "Options" | "Policies" | "Supply" | "Economics" | "Goals" | "Beside" | "View" | "Link"
  /** Of a number: its bounds. */
  readonly limit?: Limit
  /** Of a number that bounds, and by default does not: `none` says so. */
  readonly bounds?: boolean
  /** The values to write, one for each time the key stands in the link; none where nothing differs from the defaults. */
  encode(state: PageState): readonly string[]
  decode(text: string, read: Reader): void
}

type About = Pick<KeyRow, "key" | "section">

/** A place in the scenario. */
export interface Lens<T> {
  readonly get: (scenario: Scenario) => T
  readonly set: (scenario: Scenario, value: T) => Scenario
}

export const partLens = <P extends Part, K extends keyof Scenario[P]>(name: P, field: K): Lens<Scenario[P][K]> => ({
  get: (scenario) => scenario[name][field],
  set: (scenario, value) => ({ ...scenario, [name]: { ...scenario[name], [field]: value } }),
})

export const put = (read: Reader, scenario: Scenario): void => {
  read.state = { ...read.state, scenario }
}

/** Notes that a key which holds one value has set it, and says so when that happens twice. */
export function once(read: Reader): void {
  if (read.used.has(read.key)) read.report("ignored", "key-twice", { key: keyTold(read.key) })
  read.used.add(read.key)
}

// What stands for nothing or for the default is written in a word, for an empty value is too easily a slip.
export const isNone = (text: string): boolean => /^none$/i.test(text.trim())
export const isDefault = (text: string): boolean => /^(?:any|all|auto|default)$/i.test(text.trim())
const isAuto = (text: string): boolean => /^(?:auto|default)$/i.test(text.trim())

/** Reserved words that the reference does not name at each key, by those that say the same where they are named. */
export const reservedWords: Readonly<Record<string, readonly string[]>> = {
  default: ["auto", "any"],
  auto: ["any"],
  all: ["any"],
}

interface AboutNumber extends About, Pick<KeyRow, "bounds"> {
  readonly limit: Limit
  readonly units: Units
}

const partSections = { supply: "Supply", policies: "Policies", economics: "Economics" } as const

/** A number of a part of the scenario, with the bounds it has there. */
export const partNumberRow = <P extends Part>(part: P, field: NumberField<P>, about: Omit<AboutNumber, "section" | "limit">): KeyRow =>
  numberRow(
    { ...about, section: partSections[part], limit: numbersOf(part)[field] },
    partLens(part, field) as unknown as Lens<number | null>,
  )

/**
 * A number; `auto` is its default. `none` is no limit where the number is one; of anything else it might mean 0 or the default, so it is
 * asked about.
 */
export function numberRow({ limit, units, ...about }: AboutNumber, lens: Lens<number> | Lens<number | null>): KeyRow {
  const { get, set } = lens as Lens<number | null>
  const fallback = get(standard)
  return {
    ...about,
    limit,
    encode: ({ scenario }) => {
      const value = get(scenario)
      return value === null || value === fallback ? [] : [numberText(value)]
    },
    decode: (text, read) => {
      if (isAuto(text) || (about.bounds && isNone(text))) return put(read, set(read.state.scenario, fallback))
      const orZero = isNone(text) && limit.min <= 0 && limit.max >= 0
      const value = readLimited(read, text, { limit, units }, keyTold(about.key), orZero ? yours(`${about.key}=0`) : "default")
      if (value === null) return
      once(read)
      put(read, set(read.state.scenario, value))
    },
  }
}

/**
 * What an unknown word of a list does. `stands`: the list restricts, so the word stays in it and allows nothing.
 * `left-out`: the list chooses; the word is set aside, and what else it names counts, be that nothing.
 * `default`: the list adds to an answer; a word that is not known changes nothing.
 */
export type UnknownWord = "stands" | "left-out" | "default"

interface AboutIds extends About {
  readonly ids: (known: KnownIds) => ReadonlySet<string>
  readonly kind: Kind
}

interface AboutList extends AboutIds {
  readonly unknown: UnknownWord
}

/** A list of ids or fixed words, by comma. The first usable value replaces the default, later ones add to it. */
export function listRow<T extends string>({ ids, kind, unknown, ...about }: AboutList, lens: Lens<readonly T[]>): KeyRow {
  const { key } = about
  const add = (read: Reader, found: readonly T[]): void => {
    const list = read.used.has(key) ? lens.get(read.state.scenario) : []
    read.used.add(key)
    put(read, lens.set(read.state.scenario, [...list, ...found.filter((id) => !list.includes(id))]))
  }
  const readUnknown = (read: Reader, text: string, raw: string, again: () => void): void => {
    const known = ids(read.known)
    if (unknown !== "stands") {
      if (unknown === "left-out") add(read, [])
      // Says what is near, and sets it aside.
      return void readId(read, text, known, kind, raw)
    }
    const standing = read.used.has(key) ? lens.get(read.state.scenario).filter((id) => !known.has(id)) : []
    const word = standingWord(read, text, standing)
    if (word === null) {
      if (text.trim() === "") read.report("ignored", "no-value", { key: keyTold(key) })
      else if (standing.length < mostUnknown) again()
      return
    }
    add(read, [word as T])
    const near = didYouMean(read, word, known, { kind, rows: read.known.named })
    read.report("unknown-id", "not-here-restricts", { kind, written: written(word), key: keyTold(key), near })
  }
  const readReserved = (read: Reader, text: string): void => {
    if (read.used.has(key)) return read.report("ignored", "names-already", { written: written(text), key: keyTold(key) })
    const list = isNone(text) ? [] : lens.get(standard)
    // An empty list that is the default means "any": said, for it may have been meant otherwise.
    if (isNone(text) && lens.get(standard).length === 0 && unknown === "stands")
      read.report("corrected", "restricts-nothing", { key: yours(`${key}=none`), kind })
    put(read, lens.set(read.state.scenario, list))
  }
  return {
    ...about,
    encode: ({ scenario, kept }) => {
      const list = lens.get(scenario)
      // Alone in a link, a word that was set aside would choose nothing: what is chosen beside it is then said.
      const beside = unknown === "left-out" && kept.some(([name]) => name.toLowerCase() === key)
      if (same(list, lens.get(standard)) && !beside) return []
      return [list.length === 0 ? "none" : list.map(escapeId).join(",")]
    },
    decode: (text, read) => {
      const words = text.split(",").filter((word) => word.trim() !== "")
      if (words.length === 0) return read.report("ignored", "no-value", { key: keyTold(key) })
      const reserved = words.filter((word) => isNone(word) || isDefault(word))
      const first = reserved[0]
      if (reserved.length === words.length && first !== undefined) return readReserved(read, first)
      for (const word of reserved) read.report("ignored", "names-beside", { written: written(word.trim()), key: keyTold(key) })
      for (const word of words.filter((one) => !reserved.includes(one))) {
        const name = unescapeText(word.trim(), false)
        const found = readIds(read, name, ids(read.known), kind) as readonly T[]
        const held = read.used.has(key) ? lens.get(read.state.scenario) : []
        const again = naming(read, word)
        if (found.length > 0 && found.every((id) => held.includes(id))) again()
        else if (found.length > 0) add(read, found)
        else readUnknown(read, name, word, again)
      }
    },
  }
}

/** Numbers by id: `<id>:<number>`, by comma. */
export function recordRow(
  { ids, kind, limit, units, ...about }: AboutIds & Pick<AboutNumber, "limit" | "units">,
  lens: Lens<Readonly<Record<string, number>>>,
): KeyRow {
  return {
    ...about,
    encode: ({ scenario }) => {
      const entries = Object.entries(lens.get(scenario)).sort(([a], [b]) => (a < b ? -1 : 1))
      return entries.length === 0 ? [] : [entries.map(([id, value]) => `${escapeText(id, false)}:${numberText(value)}`).join(",")]
    },
    decode: (text, read) => {
      const entries = splitEntries(text)
      if (entries.length === 0) return read.report("ignored", "no-value", { key: keyTold(about.key) })
      for (const entry of entries) {
        const colon = entry.lastIndexOf(":")
        const name = (colon < 0 ? entry : entry.slice(0, colon)).trim()
        const id = readId(read, unescapeText(name, false), ids(read.known), kind, entry)
        if (id === null) continue
        const of = { id: "of-entry", values: { entry: written(id), key: keyTold(about.key) } } as const
        const value = readLimited(read, colon < 0 ? "" : entry.slice(colon + 1), { limit, units }, of)
        if (value === null) continue
        const old = lens.get(read.state.scenario)
        if (Object.hasOwn(old, id)) read.report("ignored", "id-twice", { id: written(id), key: keyTold(about.key) })
        put(read, lens.set(read.state.scenario, { ...old, [id]: value }))
      }
    },
  }
}

const longestMerge = 200

/** Entries by comma, where a comma before exactly three digits separates thousands: "a16:1,500" is one entry. Spaces before a number go: escaped in what is kept, they would hide it. */
export function splitEntries(text: string): readonly string[] {
  const entries: string[] = []
  for (const entry of text.split(",")) {
    const before = entries.at(-1)
    if (before !== undefined && before.length <= longestMerge && /^\d{3}$/.test(entry.trim()) && /:\D?\d{1,3}(?:,\d{3})*$/.test(before)) {
      entries[entries.length - 1] = `${before},${entry}`
    } else if (entry.trim() !== "") entries.push(entry.replaceAll(/:\s+/g, ":"))
  }
  return entries
}
