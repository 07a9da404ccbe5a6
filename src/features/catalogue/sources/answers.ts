/**
 * How often each source is cited by what the model computes with: every piece of evidence in the core of the dataset, whose rows and
 * fields are those that an answer can rest on. By source id.
 */
export function citedInAnswers(core: unknown): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    if ("source" in value && "basis" in value && typeof value.source === "string")
      counts.set(value.source, (counts.get(value.source) ?? 0) + 1)
    for (const inner of Object.values(value)) visit(inner)
  }
  visit(core)
  return counts
}
