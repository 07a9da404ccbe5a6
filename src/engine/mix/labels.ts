/** A part with what it costs and what it takes of a resource that all parts share. */
export interface Label<Part> {
  readonly parts: readonly Part[]
  readonly usd: number
  readonly use: number
}

/** Labels kept for one set of members; beyond, the cheapest are kept, and the one that takes least. */
const mostLabels = 12

/** Of those that take no more than there is, the ones that no other beats in both money and use; the cheapest first. */
function front<Part>(labels: readonly Label<Part>[], most: number): readonly Label<Part>[] {
  const kept: Label<Part>[] = []
  for (const one of labels.filter(({ use }) => use <= most).sort((a, b) => a.usd - b.usd || a.use - b.use))
    if (kept.every(({ use }) => one.use < use)) kept.push(one)
  return kept.length > mostLabels ? [...kept.slice(0, mostLabels - 1), ...kept.slice(-1)] : kept
}

/**
 * Divisions of `count` members (1..`exactMembers`) whose parts together take no more of a resource than there is: for each set its ways as one part (`waysOf`), and those of its
 * halvings put together. The cheapest first. Yields after each set.
 */
export function* divisionsWithin<Part>(
  count: number,
  most: number,
  waysOf: (members: readonly number[]) => readonly Label<Part>[],
): Generator<void, readonly Label<Part>[], void> {
  const best: (readonly Label<Part>[])[] = [[{ parts: [], usd: 0, use: 0 }]]
  for (let set = 1; set < 1 << count; set++) {
    const found = [...waysOf(Array.from({ length: count }, (_, index) => index).filter((index) => (set >> index) & 1))]
    const lowest = set & -set
    for (let half = (set - 1) & set; half > 0; half = (half - 1) & set) {
      if ((half & lowest) === 0) continue
      for (const a of best[half] ?? [])
        for (const b of best[set ^ half] ?? []) found.push({ parts: [...a.parts, ...b.parts], usd: a.usd + b.usd, use: a.use + b.use })
    }
    best[set] = front(found, most)
    yield
  }
  return best[(1 << count) - 1] ?? []
}
