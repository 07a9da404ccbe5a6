import type { PlacedPlan } from "../plan/placed.ts"
import { boundOf, leastDesktops, leastOf } from "../search/bounds.ts"
import type { Search } from "../search/search.ts"
import { Possible, type FoundPart, type PartSearch } from "./part.ts"
import type { Division } from "./partition.ts"
import { poolsOf } from "./sparePool.ts"
import { cheapestTogether, type Offer, type Standing } from "./together.ts"
import type { Way } from "./ways.ts"

/** A way to serve a set of groups on one kind of host, with spare hosts and without: bounds of what it costs, and what it does once that is asked. */
interface Pooled {
  readonly members: number
  readonly way: Way
  readonly kind: string
  readonly own: Possible
  readonly bare: Possible
}

/** Null where it cannot be placed, or some of its prices are not known. */
function placedOf(one: Possible): PlacedPlan | null {
  const { placed, reasons } = one.placed(Infinity)
  return placed && reasons.length === 0 && placed.cost.total.known ? placed : null
}

interface OfSet {
  readonly byPool: ReadonlyMap<string, readonly Pooled[]>
  /** What desktops cost at least, whatever carries them, USD. */
  readonly desktops: number
}

/** What parts cost that stand by for each other: by set of groups, each worked out once. */
export class SparePools {
  private readonly parts: PartSearch
  private readonly search: Search
  private readonly bySet = new Map<number, OfSet>()

  constructor(parts: PartSearch) {
    this.parts = parts
    this.search = parts.search
  }

  /** The cheapest division of the groups into parts of one pool with spare hosts in common; null where none costs less than the ceiling. Pools whose bounds promise nothing are passed over. */
  cheapest(groups: readonly number[], ceilingUsd: number): Division<FoundPart> | null {
    if (this.search.scenario.supply.spareHosts === 0 || groups.length < 2) return null
    const set = groups.reduce((all, one) => all | (1 << one), 0)
    let best: Division<FoundPart> | null = null
    for (const possible of this.within(set).values()) {
      const ceiling: number = best?.usd ?? ceilingUsd
      if (new Set(possible.map((one) => one.kind)).size < 2) continue
      const byHardware = (one: Pooled, way: "own" | "bare"): number => one[way].bound.hardware + this.of(one.members).desktops
      if (leastTogether(set, possible, byHardware) >= ceiling) continue
      const byAll = (one: Pooled, way: "own" | "bare"): number => one[way].least()
      if (leastTogether(set, possible, byAll) >= ceiling) continue
      best = cheapestTogether(set, offersOf(possible, byAll, ceiling), ceiling) ?? best
    }
    return best
  }

  private within(set: number): ReadonlyMap<string, readonly Pooled[]> {
    const found = new Map<string, Pooled[]>()
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
    const groups = scenario.groups.flatMap((_, index) => ((members >> index) & 1 ? [index] : []))
    const all = this.parts
      .possible(groups)
      .filter(
        ({ way, bound }) => !bound.host.owned && (way.technique === "fixed-pass-through" || way.technique === "mediated-pass-through"),
      )
    const [first] = all
    if (!first) return { byPool: new Map(), desktops: 0 }
    // What VMs take at least is the same without spare hosts; what is placed is not.
    const { asked } = first
    const bareScenario = { ...scenario, supply: { ...scenario.supply, spareHosts: 0 } }
    const bare: Search = { ...asked, scenario: bareScenario, memory: new Map(), carried: new WeakMap() }
    const byPool = new Map<string, Pooled[]>()
    for (const own of all) {
      const { plan, host } = own.bound
      const { product, technology, gpu } = plan.candidate
      const without = new Possible(boundOf(plan, host, leastOf(plan, bare), bare), own.way, bare)
      const pooled = { members, way: own.way, kind: technology, own, bare: without }
      for (const pool of poolsOf(product, { gpu: gpu?.id ?? null, hostId: host.id }, scenario, catalogue)) {
        const others = byPool.get(pool)
        if (others) others.push(pooled)
        else byPool.set(pool, [pooled])
      }
    }
    const bounds = all.map(({ bound }) => bound)
    return { byPool, desktops: leastDesktops(bounds, asked) }
  }
}

type Weigh = (one: Pooled, way: "own" | "bare") => number

/** No division of the set into parts of the pool costs less, one with spare hosts and the others without, USD. */
function leastTogether(set: number, possible: readonly Pooled[], weigh: Weigh): number {
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
function offersOf(possible: readonly Pooled[], weigh: Weigh, ceilingUsd: number): readonly Offer<FoundPart>[] {
  const standing = (one: Pooled, way: "own" | "bare"): Standing | null => {
    const placed = weigh(one, way) < ceilingUsd ? placedOf(one[way]) : null
    return placed && { usd: placed.cost.total.likely, boards: Math.max(0, ...placed.placement.hostPatterns.map(({ boards }) => boards)) }
  }
  return possible.flatMap((one): readonly Offer<FoundPart>[] => {
    const own = standing(one, "own")
    const bare = standing(one, "bare")
    const placed = placedOf(one.own)
    return placed && (own ?? bare) ? [{ members: one.members, part: { way: one.way, placed }, kind: one.kind, own, bare }] : []
  })
}
