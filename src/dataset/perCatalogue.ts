import type { Catalogue } from "./catalogue.ts"

/**
 * What follows from a catalogue and from nothing else, made when first asked for. A copy of a catalogue has its own, which is the same: what is remembered here
 * changes how fast an answer comes, never what it is.
 */
export function perCatalogue<T>(make: (catalogue: Catalogue) => NonNullable<T>): (catalogue: Catalogue) => NonNullable<T> {
  const known = new WeakMap<Catalogue, NonNullable<T>>()
  return (catalogue) => {
    let made = known.get(catalogue)
    if (made === undefined) known.set(catalogue, (made = make(catalogue)))
    return made
  }
}

/** Words and numbers that name a question whole: whoever answers sees nothing else, so that nothing else can decide. */
type Question = readonly (string | number | boolean | null)[]

/** The same for questions about a catalogue that a few words and numbers put. */
export function answersPerCatalogue<Asked extends Question, T>(
  answer: (catalogue: Catalogue, ...question: Asked) => T,
): (catalogue: Catalogue, ...question: Asked) => T {
  const knownOf = perCatalogue(() => new Map<string, { readonly answer: T }>())
  return (catalogue, ...question) => {
    const known = knownOf(catalogue)
    const key = JSON.stringify(question)
    let made = known.get(key)
    if (made === undefined) known.set(key, (made = { answer: answer(catalogue, ...question) }))
    return made.answer
  }
}
