import type { CoreData, Evidence } from "./core.ts"

// The core says of a fact its source and basis; where in the source it stands, only the full dataset says. Entries of the core's evidence are
// numbered as they stand there, so that each leads to its own (places.ts) when the full dataset has come, whatever was worked out meanwhile.

type Numbered = Omit<Evidence, "at"> & { at?: number }

/** All evidence in a value, in the order in which it stands. */
export function* evidenceOf(value: unknown): Generator<Numbered> {
  if (typeof value !== "object" || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) yield* evidenceOf(one)
    return
  }
  for (const [name, inner] of Object.entries(value)) {
    if (name === "evidence" && Array.isArray(inner)) yield* inner as Numbered[]
    else yield* evidenceOf(inner)
  }
}

/** Numbers the evidence of a core that nobody has read yet: it is changed in place. */
export function withNumbers(core: CoreData): CoreData {
  let next = 0
  for (const one of evidenceOf(core)) one.at = next++
  return core
}
