import type { CoreData, Evidence } from "./core.ts"

// The core says of a fact its source and basis; where in the source it stands, only the full dataset says. Entries of the core's evidence are
// numbered as they stand there, so that each leads to its own (places.ts) when the full dataset has come, whatever was worked out meanwhile.

type Numbered = Omit<Evidence, "at"> & { at?: number }

/** All evidence in a value, in the order in which it stands. Plain calls: as nested generators it takes ten times as long. */
export function evidenceOf(value: unknown, found: Numbered[] = []): Numbered[] {
  if (typeof value !== "object" || value === null) return found
  if (Array.isArray(value)) {
    for (const one of value) evidenceOf(one, found)
    return found
  }
  for (const [name, inner] of Object.entries(value)) {
    if (name === "evidence" && Array.isArray(inner)) found.push(...(inner as Numbered[]))
    else evidenceOf(inner, found)
  }
  return found
}

/** Numbers the evidence of a core that nobody has read yet: it is changed in place. */
export function withNumbers(core: CoreData): CoreData {
  for (const [at, one] of evidenceOf(core).entries()) one.at = at
  return core
}
