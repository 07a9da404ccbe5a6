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

/** By set of groups, in one pool: no division of it into parts costs less of which none has spare hosts of its own, or of which one has, USD. */
interface Least {
  readonly bare: number
  readonly own: number
}

type Weigh = (one: Pooled, way: "own" | "bare") => number

interface OfSet {
  readonly byPool: ReadonlyMap<string, readonly Pooled[]>
  /** What desktops cost at least, whatever carries them, USD. */
  readonly desktops: number
}

/** The sets within one that have its lowest member, and what each leaves of it. */
function* halvings(set: number): Generator<readonly [half: number, rest: number], void> {
  const lowest = set & -set
  for (let half = set; half > 0; half = (half - 1) & set) if ((half & lowest) !== 0) yield [half, set ^ half]
}

/** What parts cost that stand by for each other: by set of groups, each worked out once. */
export class SparePools {
  private readonly parts: PartSearch
  private readonly search: Search
  private readonly bySet = new Map<number, OfSet>()
  private readonly leastByHardware = new Map<string, Least>()
  private readonly leastByAll = new Map<string, Least>()

  constructor(parts: PartSearch) {
    this.parts = parts
    this.search = parts.search
  }

  /** The cheapest division of the groups into parts of one pool with spare hosts in common; null where none costs less than the ceiling. Pools whose bounds promise nothing are passed over. */
  cheapest(groups: readonly number[], ceilingUsd: number): Division<FoundPart> | null {
    if (this.search.scenario.supply.spareHosts === 0 || groups.length < 2) return null
    const set = groups.reduce((all, one) => all | (1 << one), 0)
    const byHardware: Weigh = (one, way) => one[way].bound.hardware + this.of(one.members).desktops
    const byAll: Weigh = (one, way) => one[way].least()
    let best: Division<FoundPart> | null = null
    for (const pool of this.poolsWithin(set)) {
      const ceiling: number = best?.usd ?? ceilingUsd
      if (this.leastTogether(pool, set, byHardware, this.leastByHardware) >= ceiling) continue
      if (this.leastTogether(pool, set, byAll, this.leastByAll) >= ceiling) continue
      const possible = this.within(pool, set)
      if (new Set(possible.map((one) => one.kind)).size < 2) continue
      best = cheapestTogether(set, this.offersOf(pool, set, possible, ceiling), ceiling) ?? best
    }
    return best
  }

  /** Pools in which each group of the set has a way by itself or with others: those of the lowest one, for a part of the plan has it. */
  private poolsWithin(set: number): ReadonlySet<string> {
    const found = new Set<string>()
    for (const [half, rest] of halvings(set)) if (rest !== 0) for (const pool of this.of(half).byPool.keys()) found.add(pool)
    return found
  }

  private within(pool: string, set: number): readonly Pooled[] {
    const found: Pooled[] = []
    for (let subset = set & -set; subset > 0 && subset !== set; subset = (subset - set) & set)
      found.push(...(this.of(subset).byPool.get(pool) ?? []))
    return found
  }

  /** No division of the set into two parts or more of the pool costs less, one with spare hosts and the others without, USD. */
  private leastTogether(pool: string, set: number, weigh: Weigh, known: Map<string, Least>): number {
    let least = Infinity
    for (const [half, rest] of halvings(set)) {
      if (rest === 0) continue
      const [a, b] = [this.least(pool, half, weigh, known), this.least(pool, rest, weigh, known)]
      least = Math.min(least, a.own + b.bare, a.bare + b.own)
    }
    return least
  }

  private least(pool: string, set: number, weigh: Weigh, known: Map<string, Least>): Least {
    const key = `${set}|${pool}`
    const before = known.get(key)
    if (before) return before
    let [bare, own] = [Infinity, Infinity]
    for (const one of this.of(set).byPool.get(pool) ?? []) {
      bare = Math.min(bare, weigh(one, "bare"))
      own = Math.min(own, weigh(one, "own"))
    }
    for (const [half, rest] of halvings(set)) {
      if (rest === 0) continue
      const [a, b] = [this.least(pool, half, weigh, known), this.least(pool, rest, weigh, known)]
      bare = Math.min(bare, a.bare + b.bare)
      own = Math.min(own, a.own + b.bare, a.bare + b.own)
    }
    const made = { bare, own }
    known.set(key, made)
    return made
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

  /** What was placed of all that may be part of a division below the ceiling: as one part that has spare hosts, the rest of the set without them, or the other way round. */
  private offersOf(pool: string, set: number, possible: readonly Pooled[], ceilingUsd: number): readonly Offer<FoundPart>[] {
    const byAll: Weigh = (one, way) => one[way].least()
    const restOf = (members: number): Least => this.least(pool, set & ~members, byAll, this.leastByAll)
    const standing = (one: Pooled, way: "own" | "bare"): Standing | null => {
      const rest = restOf(one.members)
      const placed = byAll(one, way) + (way === "own" ? rest.bare : rest.own) < ceilingUsd ? placedOf(one[way]) : null
      return placed && { usd: placed.cost.total.likely, boards: Math.max(0, ...placed.placement.hostPatterns.map(({ boards }) => boards)) }
    }
    return possible.flatMap((one): readonly Offer<FoundPart>[] => {
      const own = standing(one, "own")
      const bare = standing(one, "bare")
      const placed = own || bare ? placedOf(one.own) : null
      return placed ? [{ members: one.members, part: { way: one.way, placed }, kind: one.kind, own, bare }] : []
    })
  }
}
