import type { Evidence } from "../../../dataset/core.ts"
import type { Sources } from "../../../dataset/sources.ts"
import { dateOf } from "../materials.ts"

/** A source as a file cites it. */
export interface Cited {
  readonly id: string
  readonly title: string
  readonly publisher: string | null
  readonly date: string | null
  readonly checked: string | null
  readonly url: string | null
}

export const citedSource = (id: string, sources: Sources): Cited => {
  const source = sources[id]
  return {
    id,
    title: source?.title ?? id,
    publisher: source?.publisher ?? null,
    date: dateOf(source),
    checked: source?.checked ?? null,
    url: source?.url ?? null,
  }
}

/** The source that stands beside a figure: the first of its evidence, with where in it. */
export function bestEvidence(evidence: readonly Evidence[], sources: Sources): (Cited & { readonly locator: string | null }) | null {
  const [first] = evidence
  return first ? { ...citedSource(first.source, sources), locator: first.locator ?? null } : null
}
