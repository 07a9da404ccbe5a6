import { LeastFirst } from "../../base/leastFirst.ts"
import type { TechniqueId } from "../../dataset/schema/index.ts"
import type { GroupPlan, Plan } from "../plan/candidate.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import { planFor } from "../plan/planCandidate.ts"
import { bounds, leastDesktops, licencesOf, type Bound } from "../search/bounds.ts"
import { better, carryOut, ceilingOf } from "../search/carryOut.ts"
import { isLargerBelow } from "../search/larger.ts"
import type { Outcome, Search } from "../search/search.ts"
import type { Way } from "./ways.ts"

/** What a search remembers of placements holds for one set of groups, so each part has a memory of its own. */
export const searchOf = (search: Search): Search => ({
  ...search,
  memory: new Map(),
  least: new Map(),
  leastGpus: new Map(),
  leastHosts: new Map(),
  counted: new Map(),
  carried: new WeakMap(),
})

/** What a part may have: groups (indexes, ascending), and kinds of hosts that are there already. */
export interface Members {
  readonly groups: readonly number[]
  readonly kinds: readonly number[]
}

/** A part found: the cheapest way to serve its groups together, on hosts of its own. */
export interface FoundPart {
  readonly way: Way
  readonly placed: PlacedPlan
}

/** By which ways a part may be served. */
export interface Among {
  readonly technique?: TechniqueId | null
  readonly product?: string | null
  /** It has to stand on hosts of this kind, which are there. */
  readonly onKind?: number | null
}

/** What is known of one way to serve a set of groups on one kind of host; what is asked twice is worked out once. */
export class Possible {
  readonly bound: Bound
  readonly way: Way
  readonly asked: Search
  private licencesUsd: number | null = null
  private outcome: { readonly made: Outcome; readonly ceilingUsd: number } | null = null

  constructor(bound: Bound, way: Way, asked: Search) {
    this.bound = bound
    this.way = way
    this.asked = asked
  }

  /** No less, licences included, USD. */
  least(): number {
    return this.bound.hardware + (this.licencesUsd ??= licencesOf(this.bound, this.asked))
  }

  /** Above the ceiling, USD, nothing cheaper is looked for. */
  placed(ceilingUsd: number): Outcome {
    if (!this.outcome || this.outcome.ceilingUsd < ceilingUsd) {
      this.outcome = { made: carryOut(this.bound.plan, this.bound.host, this.asked, ceilingUsd), ceilingUsd }
    }
    return this.outcome.made
  }
}

/** Ways to serve a set of groups, the one with the lowest bound first, and what desktops cost at least, whatever carries them, USD. */
interface Listed {
  readonly possible: readonly Possible[]
  readonly desktops: number
}

interface OfSet {
  readonly asked: Search
  readonly all: readonly Possible[]
  readonly listed: Map<string, Listed>
}

/** What parts cost, by the set of groups that they serve. Rows of several techniques and kinds of hosts that are there share what was placed. */
export class PartSearch {
  readonly ways: readonly Way[]
  readonly search: Search
  private readonly bySet = new Map<string, OfSet>()

  constructor(ways: readonly Way[], search: Search) {
    this.ways = ways
    this.search = search
  }

  /**
   * The cheapest of the ways that serves all the groups (indexes, ascending) on one product, GPU, slicing and kind of host; null where none does for `ceilingUsd` or less. Limits of
   * the whole scenario (budget, power, hosts, GPUs at hand) are asked as the search's scenario has them. The search ends at proven bounds, as that of a technique's best option does.
   * Of hosts that are there already it may stand on the kinds (places in `Supply.owned`) that are its own: no other part may count them again.
   */
  cheapest({ groups, kinds }: Members, ceilingUsd = Infinity, among: Among = {}): FoundPart | null {
    let best: FoundPart | null = null
    const ceiling = (): number => Math.min(ceilingUsd, ceilingOf(best?.placed ?? null))
    const waiting = this.waiting({ groups, kinds }, among, ceiling)
    for (let one = waiting.next(); one; one = waiting.next()) {
      const { placed, reasons } = one.placed(ceiling())
      if (!placed || reasons.length > 0) continue
      if (placed.cost.total.known && placed.cost.total.likely > ceilingUsd) continue
      if (!best || better(placed, best.placed)) best = { way: one.way, placed }
    }
    return best
  }

  /** No part of these members costs less, USD; Infinity where none costs `ceilingUsd` or less. Nothing is placed for it. */
  least(members: Members, ceilingUsd: number, among: Among = {}): number {
    return (
      this.waiting(members, among, () => ceilingUsd)
        .next()
        ?.least() ?? Infinity
    )
  }

  /** Ways for a part that may cost as little as the ceiling, the one with the lowest bound first, licences included. These are asked for only where hardware alone does not tell. */
  private waiting({ groups, kinds }: Members, among: Among, ceiling: () => number): { readonly next: () => Possible | null } {
    const { possible, desktops } = this.listed(groups, among)
    const waiting = new LeastFirst<Possible>()
    let at = 0
    const mayStand = ({ bound: { host } }: Possible): boolean =>
      (among.onKind === undefined || among.onKind === null || host.owned?.index === among.onKind) &&
      (!host.owned || kinds.includes(host.owned.index))
    const next = (): Possible | null => {
      for (const most = ceiling(); at < possible.length; at++) {
        const one = possible[at]!
        if (one.bound.hardware + desktops > Math.min(most, waiting.least)) break
        if (mayStand(one)) waiting.put(one.least(), one)
      }
      const first = waiting.take()
      return first && first.key <= ceiling() ? first.value : null
    }
    return { next }
  }

  /** Whether slices larger than they need would serve the groups together for less than that, USD. No part has such slices. */
  isCheaperWithLarger(groups: readonly number[], usd: number, among: Among): boolean {
    const { possible, desktops } = this.listed(groups, among)
    return isLargerBelow(
      usd,
      possible.map(({ bound }) => bound),
      desktops,
      this.ofSet(groups).asked,
    )
  }

  /** Every way to serve all of the groups, on every kind of host, the one with the lowest bound first. */
  possible(groups: readonly number[]): readonly Possible[] {
    return this.ofSet(groups).all
  }

  private listed(groups: readonly number[], { technique = null, product = null }: Among): Listed {
    const ofSet = this.ofSet(groups)
    const key = `${technique}|${product}`
    let found = ofSet.listed.get(key)
    if (!found) {
      const possible = ofSet.all.filter(
        ({ way }) => (technique === null || way.technique === technique) && (product === null || way.plan.candidate.product.id === product),
      )
      const desktops = leastDesktops(
        possible.map(({ bound }) => bound),
        ofSet.asked,
      )
      ofSet.listed.set(key, (found = { possible, desktops }))
    }
    return found
  }

  private ofSet(groups: readonly number[]): OfSet {
    const key = groups.join()
    let found = this.bySet.get(key)
    if (!found) this.bySet.set(key, (found = this.made(groups)))
    return found
  }

  private made(groups: readonly number[]): OfSet {
    const asked = searchOf(this.search)
    const among = new Set(groups)
    const filtered = new Map<readonly GroupPlan[], readonly GroupPlan[]>()
    const wayOf = new Map<Plan, Way>()
    for (const way of this.ways) {
      if (!groups.every((index) => way.serves[index])) continue
      // Alike products go on sharing the groups' plans: each placement is worked out once for all of them.
      let planned = filtered.get(way.plan.groups)
      if (!planned) filtered.set(way.plan.groups, (planned = way.plan.groups.filter((one) => among.has(one.index))))
      wayOf.set(planFor(way.plan, planned, asked.catalogue), way)
    }
    const all = bounds([...wayOf.keys()], asked).flatMap((bound) => {
      const way = wayOf.get(bound.plan)
      return way ? [new Possible(bound, way, asked)] : []
    })
    return { asked, all, listed: new Map() }
  }
}
