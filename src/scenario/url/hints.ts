import { written, type Kind, type Near } from "../repairs.ts"
import { hintsByKind } from "./hintTables.ts"
import { findId, nearestIds } from "./known.ts"
import type { Names } from "./nameTables.ts"
import { apart as parted, byKind, called, tidied, type NamedByKind } from "./names.ts"

// The question that follows what is not known: what may have been meant.

/** Who asks: of what kind of thing, and the rows that may be called by words of their names. */
export interface Asked {
  readonly kind?: Kind
  readonly rows?: NamedByKind
  /** Part of the letters that may differ. */
  readonly apart?: number
}

/** Ids that a question names; of more the first, and how many there are beside. */
const mostNamed = 4
/** Part of the letters of what was written that may differ from what is asked about: beyond that letters are alike by chance. */
const mostApart = 0.4
/** Kinds of so few things have all of them named where none comes close. */
const fewEnough = 13

/** What one run of words stands for, or nearly. */
function meant(words: string, kind: Kind | undefined, known: ReadonlySet<string>, rows: NamedByKind): readonly string[] {
  const hints = (kind && hintsByKind[kind]) ?? {}
  // The version behind a name, or a series' number, is no part of what it is called: "dx11", "RTX3090".
  const word = [words, words.replace(/s$/, ""), parted(words).name.replace(/-$/, "")].find((one) => Object.hasOwn(hints, one))
  const hinted = word === undefined ? [] : [hints[word] ?? []].flat()
  const id = findId(words, known)
  return id !== null ? [id] : hinted.length > 0 ? hinted : kind ? called(words, kind, known, rows) : []
}

/** What the longest run of a text's words stands for: "Windows Server 2025 Hyper-V", "render farm". */
function ofItsWords(text: string, kind: Kind | undefined, known: ReadonlySet<string>, rows: NamedByKind): readonly string[] {
  const words = tidied(text)
    .slice(0, 60)
    .split(/[-/]+/)
    .filter((word) => word !== "")
    .slice(0, 8)
  for (let length = words.length; length > 0; length--) {
    const runs = Array.from({ length: words.length - length + 1 }, (_, at) => words.slice(at, at + length).join("-"))
    const found = runs.filter((run) => run.length > 1).flatMap((run) => meant(run, kind, known, rows))
    if (found.length > 0) return [...new Set(found)]
  }
  return []
}

/** Those most like it, among ids and what people call them: "esix", "ofice". */
function alike(text: string, known: ReadonlySet<string>, { kind, apart }: Asked): readonly string[] {
  const names: Names = { ...(kind && hintsByKind[kind]), ...(kind && byKind[kind]) }
  const near = nearestIds(text, known, apart ?? mostApart)
  const tidy = tidied(text)
  if (near.some((id) => id.includes(tidy) || id.split("-").some((word) => tidy.split("-").includes(word)))) return near
  const [name] = nearestIds(text, new Set(Object.keys(names)), 0.34)
  return name === undefined ? near : [names[name] ?? []].flat()
}

/** A question that names what comes close to the text; where nothing does, all there is of a kind of few; else a full stop. */
export function didYouMean(
  { maySuggest }: { readonly maySuggest: () => boolean },
  text: string,
  known: ReadonlySet<string>,
  asked: Asked = {},
): Near {
  if (!maySuggest()) return nearTold([])
  const { kind, rows = {} } = asked
  const whole = meant(tidied(text).slice(0, 60), kind, known, rows)
  // A slip of the keys first; then a word among several that is known; what is only somewhat alike last, and of GPUs never: of their
  // names each letter counts.
  const slip = Math.min(asked.apart ?? mostApart, 0.25)
  const near = [
    whole,
    () => alike(text, known, { ...asked, apart: slip }),
    () => ofItsWords(text, kind, known, rows),
    () => (kind === "gpu" ? [] : alike(text, known, asked)),
  ].reduce<readonly string[]>((found, next) => (found.length > 0 ? found : typeof next === "function" ? next() : next), [])
  const few = kind !== undefined && known.size <= fewEnough && text.trim() !== ""
  return near.length === 0 && few ? { id: "there-are", values: { all: [...known].map(written) } } : nearTold(near)
}

/** Ids that are asked about: some, and the last or how many there are beside. */
export function nearTold(ids: readonly string[]): Near {
  const named = ids.slice(0, ids.length > mostNamed ? mostNamed - 1 : mostNamed).map(written)
  const more = ids.length - named.length
  return { id: "near", values: { first: more > 0 ? named : named.slice(0, -1), last: more > 0 ? null : (named.at(-1) ?? null), more } }
}
