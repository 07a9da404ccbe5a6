import MiniSearch from "minisearch"
import { entryKinds, type Entry, type EntryKind } from "./entries.ts"

/** Best matches of one kind, best first. */
export interface Found {
  readonly kind: EntryKind
  readonly entries: readonly Entry[]
}

/** Listed of one kind; more words find the rest. */
const mostOfKind = 6
const mostInAll = 30

/** "A16-2Q" is found as it is written, by its parts, and by "a162q". */
const terms = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => {
      const parts = word.split(/[^\p{L}\p{N}.+]+/u).filter((part) => part !== "")
      // A word of signs alone, such as a mark, is one as it stands.
      if (parts.length === 0) return word === "" ? [] : [word]
      return parts.length > 1 ? [...parts, parts.join("")] : parts
    })

/** Names count most, other names next; of equals the kinds in their order. */
const boosts = { title: 4, also: 2, detail: 1, text: 0.3 }
const kindBoost = (kind: EntryKind): number => 1 + (entryKinds.length - entryKinds.indexOf(kind)) / 8

/** A search over all entries, built once. An empty query finds nothing. */
export function makeFinder(entries: readonly Entry[]): (query: string) => readonly Found[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const index = new MiniSearch<{
    readonly id: string
    readonly title: string
    readonly also: string
    readonly detail: string
    readonly text: string
  }>({
    fields: Object.keys(boosts),
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: {
      boost: boosts,
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      combineWith: "AND",
      boostDocument: (id) => kindBoost(byId.get(id as string)?.kind ?? "source"),
    },
  })
  index.addAll(entries.map(({ id, title, also, detail, text = "" }) => ({ id, title, also: also.join(" "), detail, text })))
  return (query) => {
    const kinds = new Map<EntryKind, Entry[]>()
    let shown = 0
    const asked = terms(query).join(" ")
    const isName = ({ title, also }: Entry): boolean => [title, ...also].some((name) => terms(name).join(" ") === asked)
    const all = index.search(query)
    // No entry has every word: those that have any, the more the better.
    const hits = (all.length > 0 ? all : index.search(query, { combineWith: "OR" }))
      .flatMap(({ id, score }) => {
        const entry = byId.get(id as string)
        return entry ? [{ entry, score, named: isName(entry) ? 1 : 0 }] : []
      })
      // What is called exactly as typed comes first, whatever else has the word more often.
      .sort((a, b) => b.named - a.named || b.score - a.score)
    for (const { entry } of hits) {
      const list = kinds.get(entry.kind) ?? []
      if (list.length >= mostOfKind || shown >= mostInAll) continue
      list.push(entry)
      kinds.set(entry.kind, list)
      shown += 1
    }
    // A map keeps the order of insertion: the kind of the best match comes first.
    return [...kinds].map(([kind, list]) => ({ kind, entries: list }))
  }
}
