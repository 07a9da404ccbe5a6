import { bases, type Basis } from "./schema/common.ts"

interface Entry {
  readonly fields?: readonly string[] | undefined
  readonly basis: Basis
}

/** The best founded entry for a field, of those that name it (else of those for the whole row); of equals that which covers most fields. As an entry for that field alone. */
export function bestEvidence<E extends Entry>(row: { readonly evidence: readonly E[] }, field: string): readonly E[] {
  const named = row.evidence.filter((one) => one.fields?.includes(field))
  const all = named.length > 0 ? named : row.evidence.filter((one) => !one.fields)
  const best = all.toSorted(
    (a, b) => bases.indexOf(a.basis) - bases.indexOf(b.basis) || (b.fields?.length ?? 0) - (a.fields?.length ?? 0),
  )[0]
  return best ? [{ ...best, fields: [field] }] : []
}

/** A row's evidence with only the best founded entry for each of the fields: `bestEvidence` of the result is that of the row. */
export function onlyBest<E extends Entry, Row extends { readonly evidence: readonly E[] }>(row: Row, fields: readonly string[]): Row {
  const chosen = new Map<string, E>()
  for (const field of fields) {
    for (const one of bestEvidence(row, field)) {
      const key = JSON.stringify({ ...one, fields: null })
      const known = chosen.get(key)
      chosen.set(key, known ? { ...known, fields: [...(known.fields ?? []), field] } : one)
    }
  }
  return { ...row, evidence: [...chosen.values()] }
}
