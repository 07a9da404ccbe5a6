import type { Evidence } from "../../dataset/core.ts"

/** Evidence of a row that covers a field: the entries that name it, else those that cover the whole row. */
export function evidenceFor(row: { readonly evidence: readonly Evidence[] }, field: string): readonly Evidence[] {
  const named = row.evidence.filter((one) => one.fields?.includes(field))
  return named.length > 0 ? named : row.evidence.filter((one) => !one.fields)
}
