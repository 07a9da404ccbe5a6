import type { Division } from "./partition.ts"

/** One way to serve a set of members (bits), with spare hosts of its own or beside those of another part. */
export interface Offer<Part> {
  readonly members: number
  readonly part: Part
  /** Two parts of one kind would be one part: they have nothing in common with each other here. */
  readonly kind: string
  readonly own: Standing | null
  readonly bare: Standing | null
}

export interface Standing {
  readonly usd: number
  /** In its fullest host, like which its spare hosts are fitted. */
  readonly boards: number
}

/**
 * The cheapest division of a set into two parts or more of one pool, of which one has spare hosts and the others, of other kinds and with no more boards in a host, have none. Exact over the offers;
 * null where there is none below the ceiling.
 */
export function cheapestTogether<Part>(set: number, offers: readonly Offer<Part>[], ceilingUsd: number): Division<Part> | null {
  let best: Division<Part> | null = null
  for (const { members, part, kind, own } of offers) {
    const rest = set & ~members
    if (!own || rest === 0 || (members & ~set) !== 0 || own.usd >= (best?.usd ?? ceilingUsd)) continue
    const beside = cheapestBeside(
      rest,
      offers.flatMap((one) => (one.bare && one.kind !== kind && one.bare.boards <= own.boards ? { ...one, usd: one.bare.usd } : [])),
    )
    const usd = own.usd + (beside?.usd ?? Infinity)
    if (beside && usd < (best?.usd ?? ceilingUsd)) best = { parts: [part, ...beside.parts], usd }
  }
  return best
}

/** The cheapest way to divide a set among offers; null where some member is in none. */
function cheapestBeside<Part>(
  set: number,
  offers: readonly { readonly members: number; readonly part: Part; readonly usd: number }[],
): Division<Part> | null {
  const least = new Map<number, Division<Part>>([[0, { parts: [], usd: 0 }]])
  // Every subset after all of its own subsets.
  for (let subset = set & -set; subset > 0; subset = subset === set ? 0 : (subset - set) & set) {
    const lowest = subset & -subset
    for (const { members, part, usd } of offers) {
      if ((members & lowest) === 0 || (members & ~subset) !== 0) continue
      const before = least.get(subset & ~members)
      if (before && before.usd + usd < (least.get(subset)?.usd ?? Infinity))
        least.set(subset, { parts: [...before.parts, part], usd: before.usd + usd })
    }
  }
  return least.get(set) ?? null
}
