import type { VmGroup } from "../../engine/scenario.ts"
import { clamp, cut, type Limit } from "../bounds.ts"
import type { PageState, RepairKind } from "../view.ts"
import { quote } from "./escape.ts"
import { didYouMean } from "./hints.ts"
import { findId, type KnownIds } from "./known.ts"
import { called } from "./names.ts"
import { numberText, readNumber, type Units } from "./number.ts"

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
  report(kind: RepairKind, text: string): void
  /** Sets a part aside, as it was written, to be written again under the same key (or the one given). */
  keep(text: string, key?: string): void
  /** Whether another suggestion may be looked for; bounds the work on hostile links. */
  maySuggest(): boolean
}

/**
 * The known ids that a text means, read by the id itself or by what people call the thing; anything but the id as it stands is
 * reported. A name that several things share ("A100 80GB") means all of them. Empty, and nothing said, where it means none.
 */
export function readIds(read: Reader, text: string, known: ReadonlySet<string>, what: string): readonly string[] {
  const found = idsMeant(read, text, known, what)
  if (found.length > 0 && found[0] !== text)
    read.report("corrected", `The ${what} ${quote(text)} was read as ${found.map(quote).join(" and ")}.`)
  return found
}

function idsMeant(read: Reader, text: string, known: ReadonlySet<string>, what: string): readonly string[] {
  const id = findId(text, known)
  const found = id === null ? called(text, what, known, read.known.named) : [id]
  // What is too long to be kept is cut: it means now what it will mean when it is read again.
  const kept = keptOf(text)
  return found.length > 0 || kept.length >= text.trim().length ? found : idsMeant(read, kept, known, what)
}

/** As `readIds`, where only one can be meant: a name that several things share means none of them. */
export function readOnly(read: Reader, text: string, known: ReadonlySet<string>, what: string): string | null {
  return idsMeant(read, text, known, what).length === 1 ? (readIds(read, text, known, what)[0] ?? null) : null
}

/** One of the known ids, or null after setting `raw` aside with a report. `what` names the kind of thing: "workload". */
export function readId(read: Reader, text: string, known: ReadonlySet<string>, what: string, raw: string): string | null {
  const found = idsMeant(read, text, known, what)
  const [only] = found
  if (only !== undefined && found.length === 1) {
    if (only !== text) read.report("corrected", `The ${what} ${quote(text)} was read as ${quote(only)}.`)
    return only
  }
  read.report(
    "unknown-id",
    found.length > 1
      ? `The ${what} ${quote(text)} may be ${found.map(quote).join(" or ")}, so ${quote(raw)} is left out; name one of them.`
      : `There is no ${what} ${quote(text)} here, so ${quote(raw)} is left out${didYouMean(read, text, known, { what, rows: read.known.named })}`,
  )
  read.keep(raw)
  return null
}

/** Unknown words that one key keeps, and the characters of each; people write a few. */
const mostUnknown = 20
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
  if (!read.used.has(`${read.key}:unknown`))
    read.report(
      "truncated",
      `“${read.key}=” keeps ${mostUnknown} unknown words at most; the rest are left out, and what it asks for stands.`,
    )
  read.used.add(`${read.key}:unknown`)
  return null
}

/** A number for a sentence. */
const shown = (value: number): string => (Math.abs(value) >= 10_000 ? value.toLocaleString("en-US") : numberText(value))

/**
 * A number within its bounds, or null where the text holds none; whatever was done to it is reported.
 * `what` names it in the sentence, `instead` says what is used where there is none.
 */
export function readLimited(
  read: Reader,
  text: string,
  { limit, units }: { readonly limit: Limit; readonly units: Units },
  what: string,
  instead = "the default is used",
): number | null {
  const number = readNumber(text, units)
  const value = number === null ? null : clamp(limit, number.value)
  if (number === null || value === null) {
    const problem = text.trim() === "" ? `No value is given for ${what}` : `${quote(text)} for ${what} is not a number that can be read`
    read.report("ignored", `${problem}; ${instead}.`)
    return null
  }
  if (number.value < limit.min || number.value > limit.max) {
    read.report(
      "clamped",
      `${quote(text)} for ${what} is out of range (${shown(limit.min)} to ${shown(limit.max)}); ${shown(value)} is used.`,
    )
  } else if (!number.plain || value !== number.value) {
    read.report("corrected", `${quote(text)} for ${what} was read as ${shown(value)}.`)
  }
  return value
}
