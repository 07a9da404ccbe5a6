import { countedGroups } from "../search/candidates.ts"
import type { Search } from "../search/search.ts"
import type { Scenario } from "../scenario.ts"
import { PartSearch, type Among, type FoundPart, type Possible } from "./part.ts"
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
  /** It has to stand on the one kind that is named. */
  readonly isThere?: boolean
  /** The product that serves it, where another part of a group has one already; null: any. */
  readonly product: string | null
}

/** The kind of hosts that are there on which a part stands. */
export const kindOf = ({ placed }: FoundPart): number | null => placed.host.owned?.index ?? null

export const productOf = ({ placed }: FoundPart): string => placed.plan.candidate.product.id

const withCounts = (scenario: Scenario, counts: Counts): Scenario => ({
  ...scenario,
  groups: scenario.groups.map((group, index) => ({ ...group, count: counts.get(index) ?? group.count })),
})

export const groupsOf = (counts: Counts): readonly number[] => [...counts.keys()].sort((a, b) => a - b)

/** What parts cost that serve so many VMs of their groups; each is worked out once. */
export class Pieces {
  readonly search: Search
  private readonly ways: readonly Way[]
  private readonly searches = new Map<string, PartSearch>()
  private readonly known = new Map<string, Piece | null>()

  constructor({ ways, search }: PartSearch, { technique = null }: Among) {
    this.ways = technique === null ? ways : ways.filter((way) => way.technique === technique)
    this.search = search
  }

  /** Null where nothing serves them, or some of its prices are not known. */
  cheapest(counts: Counts, { kinds, product, isThere = false }: Standing): Piece | null {
    const key = `${keyOf(counts)}|${kinds.join()}|${isThere}|${product}`
    const before = this.known.get(key)
    if (before !== undefined) return before
    const part = this.searchFor(counts).cheapest({ groups: groupsOf(counts), kinds }, Infinity, {
      product,
      onKind: isThere ? (kinds[0] ?? null) : null,
    })
    const made = part?.placed.cost.total.known ? { counts, part, usd: part.placed.cost.total.likely } : null
    this.known.set(key, made)
    return made
  }

  /** Ways to have so many VMs on the hosts of a kind that are there. */
  standingOn(kind: number, counts: Counts): readonly Possible[] {
    return this.searchFor(counts, kind)
      .possible(groupsOf(counts))
      .filter(({ bound }) => bound.host.owned?.index === kind)
  }

  /** For so many VMs of each group; on hosts of one kind alone, where that is named. */
  private searchFor(counts: Counts, kind: number | null = null): PartSearch {
    const key = `${kind}|${keyOf(counts)}`
    let found = this.searches.get(key)
    if (!found) {
      const search = { ...this.search, scenario: withCounts(this.search.scenario, counts), counted: new Map(), mixes: new WeakMap() }
      const isThere = ({ plan }: Way): boolean => kind === null || plan.hosts.some(({ owned }) => owned?.index === kind)
      const serving = this.ways.filter((way) => isThere(way) && [...counts.keys()].every((index) => way.serves[index]))
      const ways = serving.map((way) => ({ ...way, plan: { ...way.plan, groups: countedGroups(way.plan.groups, search) } }))
      this.searches.set(key, (found = new PartSearch(ways, search)))
    }
    return found
  }
}

const keyOf = (counts: Counts): string =>
  groupsOf(counts)
    .map((index) => `${index}:${counts.get(index)}`)
    .join()
