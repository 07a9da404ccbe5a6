/** What a set of groups costs as one part; null where nothing serves them together for less than the ceiling. */
export interface Priced<Part> {
  readonly part: Part
  readonly usd: number
}

export type PriceOf<Part> = (groups: readonly number[], ceilingUsd: number) => Priced<Part> | null

export interface Division<Part> {
  readonly parts: readonly Part[]
  readonly usd: number
}

/** Half a cent: what counts as the same price, so that fewer parts win a tie. */
const same = 0.005

/** Members up to which every division is looked at: 2^n sets, 3^n ways to halve them. */
export const exactMembers = 6

const membersOf = (set: number): readonly number[] => {
  const found: number[] = []
  for (let index = 0; set >> index > 0; index++) if ((set >> index) & 1) found.push(index)
  return found
}

/**
 * The cheapest division of `count` groups into parts whose prices add up: exact, by dynamic programming over sets of groups. A set is cheapest either as one part or as
 * the cheapest of its halvings; what it costs divided is the ceiling for what it may cost undivided. Null where some group can be served by no part.
 * `togetherOf` gives what a set costs divided in parts whose prices do not add up, where that is below the ceiling.
 * Yields after each set that was priced. `count` is 1..`exactMembers`.
 */
export function* cheapestDivision<Part>(
  count: number,
  priceOf: PriceOf<Part>,
  togetherOf: (members: readonly number[], ceilingUsd: number) => Division<Part> | null = () => null,
): Generator<void, Division<Part> | null, void> {
  const best: (Division<Part> | null)[] = [{ parts: [], usd: 0 }]
  for (let set = 1; set < 1 << count; set++) {
    let found: Division<Part> | null = null
    const lowest = set & -set
    // Each halving once: one half has the set's lowest group.
    for (let half = (set - 1) & set; half > 0; half = (half - 1) & set) {
      if ((half & lowest) === 0) continue
      const [a, b] = [best[half], best[set ^ half]]
      if (a && b && a.usd + b.usd < (found?.usd ?? Infinity) - same) found = { parts: [...a.parts, ...b.parts], usd: a.usd + b.usd }
    }
    const whole = priceOf(membersOf(set), (found?.usd ?? Infinity) + same)
    if (whole && whole.usd <= (found?.usd ?? Infinity) + same) found = { parts: [whole.part], usd: whole.usd }
    best[set] = togetherOf(membersOf(set), (found?.usd ?? Infinity) - same) ?? found
    yield
  }
  return best[(1 << count) - 1] ?? null
}

interface Block<Part> {
  readonly groups: readonly number[]
  readonly priced: Priced<Part>
}

/** No price of a set of members is lower, USD; nothing is placed to know it. Above the ceiling it may be any number above. */
export type LeastOf = (members: readonly number[], ceilingUsd: number) => number

/** Two blocks that may become one, and what that saves: at most, until it was priced. */
interface Union<Part> {
  readonly groups: readonly number[]
  readonly of: readonly [Block<Part>, Block<Part>]
  readonly atMost: number
}

/**
 * A cheap division of many groups: from a part for each group, the two parts whose union saves most become one, until none saves; the
 * undivided whole is looked at too. A union that promises less than another saves is not priced. Near, not proven. Null where some group can be served by no part.
 */
export function* nearDivision<Part>(
  count: number,
  priceOf: PriceOf<Part>,
  leastOf: LeastOf = () => -Infinity,
): Generator<void, Division<Part> | null, void> {
  let blocks: readonly Block<Part>[] = []
  for (let index = 0; index < count; index++) {
    const priced = priceOf([index], Infinity)
    if (!priced) return null
    blocks = [...blocks, { groups: [index], priced }]
    yield
  }
  const tried = new Map<string, Priced<Part> | null>()
  const least = new Map<string, number>()
  for (;;) {
    const unions: Union<Part>[] = []
    for (const [i, a] of blocks.entries()) {
      for (const b of blocks.slice(i + 1)) {
        const groups = [...a.groups, ...b.groups].sort((x, y) => x - y)
        const key = groups.join()
        const apart = a.priced.usd + b.priced.usd
        let bound = least.get(key)
        if (bound === undefined) {
          least.set(key, (bound = leastOf(groups, apart)))
          yield
        }
        unions.push({ groups, of: [a, b], atMost: apart - bound })
      }
    }
    let most: { readonly merged: Block<Part>; readonly of: readonly [Block<Part>, Block<Part>]; readonly saved: number } | null = null
    for (const { groups, of, atMost } of unions.sort((a, b) => b.atMost - a.atMost)) {
      if (atMost <= (most?.saved ?? -same)) break
      const key = groups.join()
      const apart = of[0].priced.usd + of[1].priced.usd
      // What was too dear under the same ceiling is so again: two blocks that did not change are not asked about twice.
      let priced = tried.get(key)
      if (priced === undefined) {
        tried.set(key, (priced = priceOf(groups, apart)))
        yield
      }
      const saved = priced ? apart - priced.usd : -Infinity
      if (priced && saved > -same && saved > (most?.saved ?? -Infinity)) most = { merged: { groups, priced }, of, saved }
    }
    if (!most) break
    const { merged, of } = most
    blocks = [...blocks.filter((one) => !of.includes(one)), merged]
  }
  const usd = blocks.reduce((sum, one) => sum + one.priced.usd, 0)
  const all = Array.from({ length: count }, (_, index) => index)
  const whole = blocks.length > 1 && leastOf(all, usd + same) <= usd + same ? priceOf(all, usd + same) : null
  if (whole && whole.usd <= usd + same) return { parts: [whole.part], usd: whole.usd }
  return { parts: blocks.map((one) => one.priced.part), usd }
}
