import type { Term } from "../../dataset/schema/index.ts"

/** A term where it stands in a text. */
export interface Found {
  readonly term: Term
  readonly from: number
  readonly to: number
}

/** The spellings by which a term is known in running text: its name, unless the data names others. */
const spellingsOf = (term: Term): readonly string[] => term.inText ?? [term.name]

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
/** Short words in capitals are other words without them. */
const isAcronym = (text: string): boolean => text === text.toUpperCase()

/** Finds terms in a text, the longest spelling first, in singular and plural. */
export function makeFinder(terms: readonly Term[]): (text: string) => readonly Found[] {
  const byWord = new Map<string, Term>()
  for (const term of terms) for (const spelling of spellingsOf(term)) byWord.set(spelling.toLowerCase(), term)
  const spellings = terms.flatMap(spellingsOf).toSorted((a, b) => b.length - a.length)
  if (spellings.length === 0) return () => []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${spellings.map(escaped).join("|")})(?:s)?(?![\\p{L}\\p{N}])`, "giu")
  const known = new Set(spellings.filter(isAcronym))
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const word = match[1] ?? ""
      const term = byWord.get(word.toLowerCase())
      if (!term) return []
      if (known.has(word.toUpperCase()) && !known.has(word)) return []
      return [{ term, from: match.index, to: match.index + match[0].length }]
    })
}
