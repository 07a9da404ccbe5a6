import type { Product } from "../../dataset/core.ts"
import type { Term } from "../../dataset/schema/index.ts"

/** The name of a product leads to how it works. */
export type Word = Term | Product
export const isProduct = (word: Word): word is Product => "technology" in word

/** A term or a product's name where it stands in a text. */
export interface Found {
  readonly word: Word
  readonly from: number
  readonly to: number
}

/** The spellings by which a word is known in running text: its name, unless the data names others. */
const spellingsOf = (word: Word): readonly string[] => (isProduct(word) ? [word.name, word.shortName] : (word.inText ?? [word.name]))

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
/** Short words in capitals are other words without them. */
const isAcronym = (text: string): boolean => text === text.toUpperCase()

/** Finds words of one kind in a text, the longest spelling first, in singular and plural. */
function finderOf(words: readonly Word[]): (text: string) => readonly Found[] {
  const byWord = new Map<string, Word>()
  for (const word of words) for (const spelling of spellingsOf(word)) byWord.set(spelling.toLowerCase(), word)
  const spellings = words.flatMap(spellingsOf).toSorted((a, b) => b.length - a.length)
  if (spellings.length === 0) return () => []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${spellings.map(escaped).join("|")})(?:s)?(?![\\p{L}\\p{N}])`, "giu")
  const known = new Set(spellings.filter(isAcronym))
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const written = match[1] ?? ""
      const word = byWord.get(written.toLowerCase())
      if (!word) return []
      if (known.has(written.toUpperCase()) && !known.has(written)) return []
      // Names that are words as well ("Cricket") are told by their capitals.
      if (isProduct(word) && !spellingsOf(word).includes(written)) return []
      return [{ word, from: match.index, to: match.index + match[0].length }]
    })
}

const overlap = (a: Found, b: Found): boolean => a.from < b.to && b.from < a.to

/** Finds terms and products in a text. Where two meet, the longer is meant; a name that is a term as well is the term. */
export function makeFinder(terms: readonly Term[], products: readonly Product[] = []): (text: string) => readonly Found[] {
  const findTerms = finderOf(terms)
  const findProducts = finderOf(products)
  return (text) => {
    const found = findTerms(text)
    const length = ({ from, to }: Found): number => to - from
    const names = findProducts(text).filter((name) => !found.some((one) => overlap(one, name) && length(one) >= length(name)))
    return [...found.filter((one) => !names.some((name) => overlap(one, name))), ...names].toSorted((a, b) => a.from - b.from)
  }
}
