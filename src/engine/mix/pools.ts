import type { GroupPlan } from "../plan/candidate.ts"
import { planFor } from "../plan/planCandidate.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import { boundOf, bounds, leastDesktops, leastOf, licencesOf, type Bound } from "../search/bounds.ts"
import { carryOut } from "../search/carryOut.ts"
import type { Search } from "../search/search.ts"
import { searchOf, type FoundPart } from "./part.ts"
import type { Division } from "./partition.ts"
import { poolsOf } from "./sparePool.ts"
import { cheapestTogether, type Offer, type Standing } from "./together.ts"
import type { Way } from "./ways.ts"

/** A way to serve a set of groups on one kind of host, with spare hosts and without: bounds of what it costs, and what it does once that is asked. */
interface Possible {
  readonly members: number
  readonly way: Way
  readonly kind: string
  readonly own: Priced
  readonly bare: Priced
}

class Priced {
  private readonly bound: Bound
  private readonly search: Search
  private leastUsd: number | null = null
  private found: PlacedPlan | null | undefined = undefined

  constructor(bound: Bound, search: Search) {
    this.bound = bound
    this.search = search
  }

  get hardware(): number {
    return this.bound.hardware
  }

  /** No less, licences included, USD. */
  least(): number {
    return (this.leastUsd ??= this.bound.hardware + licencesOf(this.bound, this.search))
  }

  /** Null where it cannot be placed, or some of its prices are not known. */
  placed(): PlacedPlan | null {
    if (this.found !== undefined) return this.found
    const { placed, reasons } = carryOut(this.bound.plan, this.bound.host, this.search)
    return (this.found = placed && reasons.length === 0 && placed.cost.total.known ? placed : null)
  }
}

interface OfSet {
  readonly byPool: ReadonlyMap<string, readonly Possible[]>
  /** What desktops cost at least, whatever carries them, USD. */
  readonly desktops: number
}

/** What parts cost that stand by for each other: by set of groups, each worked out once. */
export class SparePools {
  private readonly ways: readonly Way[]
  private readonly search: Search
  private readonly bySet = new Map<number, OfSet>()

  constructor(ways: readonly Way[], search: Search) {
    this.ways = ways.filter(({ technique }) => technique === "fixed-pass-through" || technique === "mediated-pass-through")
    this.search = search
  }

  /** The cheapest division of the groups into parts of one pool with spare hosts in common; null where none costs less than the ceiling. Pools whose bounds promise nothing are passed over. */
  cheapest(groups: readonly number[], ceilingUsd: number): Division<FoundPart> | null {
    if (this.search.scenario.supply.spareHosts === 0 || groups.length < 2) return null
    const set = groups.reduce((all, one) => all | (1 << one), 0)
    let best: Division<FoundPart> | null = null
    for (const possible of this.within(set).values()) {
      const ceiling: number = best?.usd ?? ceilingUsd
      if (new Set(possible.map((one) => one.kind)).size < 2) continue
      const byHardware = (one: Possible, way: "own" | "bare"): number => one[way].hardware + this.of(one.members).desktops
      if (leastTogether(set, possible, byHardware) >= ceiling) continue
      const byAll = (one: Possible, way: "own" | "bare"): number => one[way].least()
      if (leastTogether(set, possible, byAll) >= ceiling) continue
      best = cheapestTogether(set, offersOf(possible, byAll, ceiling), ceiling) ?? best
    }
    return best
  }

  private within(set: number): ReadonlyMap<string, readonly Possible[]> {
    const found = new Map<string, Possible[]>()
    for (let subset = set & -set; subset > 0; subset = subset === set ? 0 : (subset - set) & set) {
      if (subset === set) continue
      for (const [pool, possible] of this.of(subset).byPool) found.set(pool, [...(found.get(pool) ?? []), ...possible])
    }
    return found
  }

  private of(members: number): OfSet {
    const known = this.bySet.get(members)
    if (known) return known
    const made = this.possible(members)
    this.bySet.set(members, made)
    return made
  }

  private possible(members: number): OfSet {
    const { scenario, catalogue } = this.search
    const own = searchOf(this.search)
    const bare = searchOf({ ...this.search, scenario: { ...scenario, supply: { ...scenario.supply, spareHosts: 0 } } })
    const filtered = new Map<readonly GroupPlan[], readonly GroupPlan[]>()
    const byPool = new Map<string, Possible[]>()
    const all: Bound[] = []
    for (const way of this.ways) {
      if (!way.serves.every((serves, index) => serves || ((members >> index) & 1) === 0)) continue
      let planned = filtered.get(way.plan.groups)
      if (!planned) filtered.set(way.plan.groups, (planned = way.plan.groups.filter((one) => (members >> one.index) & 1)))
      const plan = planFor(way.plan, planned, catalogue)
      const { product, technology, gpu } = plan.candidate
      for (const bound of bounds([{ ...plan, hosts: plan.hosts.filter((one) => !one.owned) }], own)) {
        all.push(bound)
        const without = boundOf(plan, bound.host, leastOf(plan, bare), bare)
        const possible = { members, way, kind: technology, own: new Priced(bound, own), bare: new Priced(without, bare) }
        const standing = { gpu: gpu?.id ?? null, hostId: bound.host.id }
        for (const pool of poolsOf(product, standing, scenario, catalogue)) byPool.set(pool, [...(byPool.get(pool) ?? []), possible])
      }
    }
    return { byPool, desktops: all.length > 0 ? leastDesktops(all, own) : 0 }
  }
}

type Weigh = (one: Possible, way: "own" | "bare") => number

/** No division of the set into parts of the pool costs less, one with spare hosts and the others without, USD. */
function leastTogether(set: number, possible: readonly Possible[], weigh: Weigh): number {
  const cheapest = (way: "own" | "bare"): ReadonlyMap<number, number> => {
    const found = new Map<number, number>()
    for (const one of possible) found.set(one.members, Math.min(found.get(one.members) ?? Infinity, weigh(one, way)))
    return found
  }
  const offers = [...cheapest("own")].map(([members, usd]): Offer<null> => {
    const boards = 0
    return { members, part: null, kind: String(members), own: { usd, boards }, bare: null }
  })
  const beside = [...cheapest("bare")].map(([members, usd]): Offer<null> => ({
    members,
    part: null,
    kind: "beside",
    own: null,
    bare: { usd, boards: 0 },
  }))
  return cheapestTogether(set, [...offers, ...beside], Infinity)?.usd ?? Infinity
}

/** What was placed of all that may be below the ceiling. */
function offersOf(possible: readonly Possible[], weigh: Weigh, ceilingUsd: number): readonly Offer<FoundPart>[] {
  const standing = (one: Possible, way: "own" | "bare"): Standing | null => {
    const placed = weigh(one, way) < ceilingUsd ? one[way].placed() : null
    return placed && { usd: placed.cost.total.likely, boards: Math.max(0, ...placed.placement.hostPatterns.map(({ boards }) => boards)) }
  }
  return possible.flatMap((one): readonly Offer<FoundPart>[] => {
    const own = standing(one, "own")
    const bare = standing(one, "bare")
    const placed = one.own.placed()
    return placed && (own ?? bare) ? [{ members: one.members, part: { way: one.way, placed }, kind: one.kind, own, bare }] : []
  })
}
