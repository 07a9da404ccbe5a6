import type { VmGroup } from "../../engine/scenario.ts"
import { clamp, cut, type Limit } from "../bounds.ts"
import { yours, type Yours } from "../../engine/basics/told.ts"
import { written, type Figure, type Instead, type Kind, type NumberName, type RepairKind, type RepairTellings } from "../repairs.ts"
import type { PageState } from "../view.ts"
import { didYouMean } from "./hints.ts"
import { findId, type KnownIds } from "./known.ts"
import { called } from "./names.ts"
import { readNumber, type Units } from "./number.ts"

/** What the decoder hands to the row of a key: where to put the value, and where to say what could not be used. */
export interface Reader {
  readonly known: KnownIds
  /** The key being read, lower case. */
  readonly key: string
  state: PageState
  /** Groups read so far; none: the default one is used in the end. */
  readonly groups: VmGroup[]
  /** What `beside=` holds, as written: read when everything else has been (beside.ts). */
  readonly beside: string[]
  /** Keys that have set a value; a second one adds to a list or replaces a number. */
  readonly used: Set<string>
  report<Id extends keyof RepairTellings>(kind: RepairKind, id: Id, values: RepairTellings[Id]): void
  /** Sets a part aside, as it was written, to be written again under the same key (or the one given). */
  keep(text: string, key?: string): void
  /** Whether another suggestion may be looked for; bounds the work on hostile links. */
  maySuggest(): boolean
}

/** A key as it is told of: “vm=”. */
export const keyTold = (key: string): Yours => yours(`${key}=`)

/**
 * The known ids that a text means, read by the id itself or by what people call the thing; anything but the id as it stands is
 * reported. A name that several things share ("A100 80GB") means all of them. Empty, and nothing said, where it means none.
 */
export function readIds(read: Reader, text: string, known: ReadonlySet<string>, kind: Kind): readonly string[] {
  const found = idsMeant(read, text, known, kind)
  if (found.length > 0 && found[0] !== text)
    read.report("corrected", "read-as", { kind, written: written(text), meant: found.map(written) })
  return found
}

function idsMeant(read: Reader, text: string, known: ReadonlySet<string>, kind: Kind): readonly string[] {
  const id = findId(text, known)
  const found = id === null ? called(text, kind, known, read.known.named) : [id]
  // What is too long to be kept is cut: it means now what it will mean when it is read again.
  const kept = keptOf(text)
  return found.length > 0 || kept.length >= text.trim().length ? found : idsMeant(read, kept, known, kind)
}

/** As `readIds`, where only one can be meant: a name that several things share means none of them. */
export function readOnly(read: Reader, text: string, known: ReadonlySet<string>, kind: Kind): string | null {
  return idsMeant(read, text, known, kind).length === 1 ? (readIds(read, text, known, kind)[0] ?? null) : null
}

/** One of the known ids, or null after setting `raw` aside with a report. */
export function readId(read: Reader, text: string, known: ReadonlySet<string>, kind: Kind, raw: string): string | null {
  const found = idsMeant(read, text, known, kind)
  const [only] = found
  if (only !== undefined && found.length === 1) {
    if (only !== text) read.report("corrected", "read-as", { kind, written: written(text), meant: [written(only)] })
    return only
  }
  const told = { kind, written: written(text), raw: written(raw) }
  if (text.trim() === "") read.report("ignored", "names-nothing", { kind, raw: told.raw })
  else if (found.length > 1) read.report("unknown-id", "may-be", { ...told, may: found.map(written) })
  else read.report("unknown-id", "not-here", { ...told, near: didYouMean(read, text, known, { kind, rows: read.known.named }) })
  read.keep(raw)
  return null
}

/** Unknown words that one key keeps, and the characters of each; people write a few. */
export const mostUnknown = 20
const longestUnknown = 60
const keptOf = (text: string): string => cut(text.trim(), longestUnknown).trim()

/**
 * A word that a restriction names and nobody knows: it stays in the restriction, so that a slip never allows more than was asked for.
 * Null where it is blank, or one too many.
 */
export function standingWord(read: Reader, text: string, standing: readonly string[]): string | null {
  const word = keptOf(text)
  if (word === "" || standing.includes(word)) return null
  if (standing.length < mostUnknown) return word
  if (!read.used.has(`${read.key}:unknown`)) read.report("truncated", "keeps-unknown", { key: keyTold(read.key), most: mostUnknown })
  read.used.add(`${read.key}:unknown`)
  return null
}

/**
 * Gives what is to be called where a list holds already what `text` names: the same text again counts once, which is said once. Two names of
 * one thing are no slip.
 */
export function naming(read: Reader, text: string): () => void {
  const [once, twice] = ["", ":again"].map((times) => `${read.key}:named${times}:${text.trim()}`) as [string, string]
  const before = read.used.has(once)
  read.used.add(once)
  return () => {
    if (before && !read.used.has(twice)) read.report("ignored", "again", { written: written(text.trim()), key: keyTold(read.key) })
    if (before) read.used.add(twice)
  }
}

const figure = (value: number): Figure => ({ id: "figure", values: { value, apart: Math.abs(value) >= 10_000 } })

/** A number within its bounds, or null where the text holds none; whatever was done to it is reported. `instead` counts where there is none. */
export function readLimited(
  read: Reader,
  text: string,
  { limit, units }: { readonly limit: Limit; readonly units: Units },
  of: NumberName,
  instead: Instead = "default",
): number | null {
  const number = readNumber(text, units)
  const value = number === null ? null : clamp(limit, number.value)
  if (number === null || value === null) {
    if (text.trim() === "") read.report("ignored", "no-number", { of, instead })
    else read.report("ignored", "not-a-number", { written: written(text), of, instead })
    return null
  }
  if (number.value < limit.min || number.value > limit.max) {
    const [least, most, used] = [figure(limit.min), figure(limit.max), figure(value)]
    read.report("clamped", "out-of-range", { written: written(text), of, least, most, used })
  } else if (!number.plain || value !== number.value) {
    read.report("corrected", "number-read-as", { written: written(text), of, value: figure(value) })
  }
  return value
}
