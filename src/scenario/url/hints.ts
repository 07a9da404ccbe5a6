import { quote } from "./escape.ts"
import { hintsByKind } from "./hintTables.ts"
import { findId, nearestIds } from "./known.ts"
import { byKind, called, tidied, type NamedByKind } from "./names.ts"

// The question that follows what is not known: what may have been meant.

/** Who asks: of a kind of thing, what it is called in sentences, and the rows that may be called by words of their names. */
export interface Asked {
  readonly what?: string
  readonly rows?: NamedByKind
  /** Part of the letters that may differ. */
  readonly apart?: number
}

/** Ids that a question names; of more the first, and how many there are beside. */
const mostNamed = 4
/** Kinds of so few things have all of them named where none comes close. */
const fewEnough = 13

/** What one run of words stands for, or nearly. */
function meant(words: string, what: string, known: ReadonlySet<string>, rows: NamedByKind): readonly string[] {
  const hints = hintsByKind[what] ?? {}
  const hinted = [...new Set([words, words.replace(/s$/, "")])].flatMap((one) =>
    Object.hasOwn(hints, one) ? [hints[one] ?? []].flat() : [],
  )
  const id = findId(words, known)
  return id !== null ? [id] : hinted.length > 0 ? hinted : called(words, what, known, rows)
}

/** What the longest run of a text's words stands for: "Windows Server 2025 Hyper-V", "render farm". */
function ofItsWords(text: string, what: string, known: ReadonlySet<string>, rows: NamedByKind): readonly string[] {
  const words = tidied(text)
    .slice(0, 60)
    .split(/[-/]+/)
    .filter((word) => word !== "")
    .slice(0, 8)
  for (let length = words.length; length > 0; length--) {
    const runs = Array.from({ length: words.length - length + 1 }, (_, at) => words.slice(at, at + length).join("-"))
    const found = runs.filter((run) => run.length > 1).flatMap((run) => meant(run, what, known, rows))
    if (found.length > 0) return [...new Set(found)]
  }
  return []
}

/** Those most like it, among ids and what people call them: "esix". */
function alike(text: string, known: ReadonlySet<string>, { what = "", apart }: Asked): readonly string[] {
  const names = byKind[what] ?? {}
  const near = nearestIds(text, known, apart)
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
): string {
  if (!maySuggest()) return "."
  const { what = "", rows = {} } = asked
  const whole = meant(tidied(text).slice(0, 60), what, known, rows)
  const near = [whole, () => alike(text, known, asked), () => ofItsWords(text, what, known, rows)].reduce<readonly string[]>(
    (found, next) => (found.length > 0 ? found : typeof next === "function" ? next() : next),
    [],
  )
  if (near.length === 0)
    return what !== "" && known.size <= fewEnough && text.trim() !== "" ? `; there are ${[...known].map(quote).join(", ")}.` : "."
  const named = near.slice(0, near.length > mostNamed ? mostNamed - 1 : mostNamed).map(quote)
  const last = near.length > named.length ? `one of ${near.length - named.length} more` : named.pop()
  return `; did you mean ${named.length > 0 ? `${named.join(", ")} or ` : ""}${last}?`
}
