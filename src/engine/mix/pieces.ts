import { countedGroups } from "../search/candidates.ts"
import type { Search } from "../search/search.ts"
import { cheapestPart, type FoundPart } from "./part.ts"
import type { Way } from "./ways.ts"

/** VMs of each group (index). */
export type Counts = ReadonlyMap<number, number>

/** A part that may serve some VMs of a group only. */
export interface Piece {
  readonly counts: Counts
  readonly part: FoundPart
  readonly usd: number
}

interface Standing {
  /** Kinds of hosts that are there on which it may stand. */
  readonly kinds: readonly number[]
  /** The product that serves it, where another part of a group has one already; null: any. */
  readonly product: string | null
}

/** The kind of hosts that are there on which a part stands. */
export const kindOf = ({ placed }: FoundPart): number | null => placed.host.owned?.index ?? null

export const productOf = ({ placed }: FoundPart): string => placed.plan.candidate.product.id

/** The same search for so many VMs of each group. */
export function counting(search: Search, counts: Counts): Search {
  const groups = search.scenario.groups.map((group, index) => ({ ...group, count: counts.get(index) ?? group.count }))
  return { ...search, scenario: { ...search.scenario, groups }, counted: new Map(), mixes: new WeakMap() }
}

/** Ways with the counts of that search, of those that serve all the groups. */
export const countedWays = (ways: readonly Way[], counts: Counts, search: Search): readonly Way[] =>
  ways
    .filter(({ serves }) => [...counts.keys()].every((index) => serves[index]))
    .map((way) => ({ ...way, plan: { ...way.plan, groups: countedGroups(way.plan.groups, search) } }))

/** What parts cost that serve so many VMs of their groups; each is worked out once. */
export class Pieces {
  readonly ways: readonly Way[]
  readonly search: Search
  private readonly known = new Map<string, Piece | null>()

  constructor(ways: readonly Way[], search: Search) {
    this.ways = ways
    this.search = search
  }

  /** Null where nothing serves them, or some of its prices are not known. */
  cheapest(counts: Counts, { kinds, product }: Standing): Piece | null {
    const key = JSON.stringify([[...counts].sort(([a], [b]) => a - b), kinds, product])
    const before = this.known.get(key)
    if (before !== undefined) return before
    const search = counting(this.search, counts)
    const ways = product === null ? this.ways : this.ways.filter(({ plan }) => plan.candidate.product.id === product)
    const groups = [...counts.keys()].sort((a, b) => a - b)
    const part = cheapestPart(countedWays(ways, counts, search), { groups, kinds }, search)
    const made = part?.placed.cost.total.known ? { counts, part, usd: part.placed.cost.total.likely } : null
    this.known.set(key, made)
    return made
  }
}
