import type { HostOption } from "../feasibility/hardware.ts"
import type { GroupPlan, Plan } from "../plan/candidate.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import { planFor } from "../plan/planCandidate.ts"
import { bounds, leastDesktops, licencesOf } from "../search/bounds.ts"
import { better, carryOut, ceilingOf } from "../search/carryOut.ts"
import type { Search } from "../search/search.ts"
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

/**
 * The cheapest of the ways that serves all the groups (indexes, ascending) on one product, GPU, slicing and kind of host; null where none does for `ceilingUsd` or less. Limits of
 * the whole scenario (budget, power, hosts, GPUs at hand) are not asked here. The search ends at proven bounds, as that of a technique's best option does.
 * Of hosts that are there already it may stand on the kinds (places in `Supply.owned`) that are its own: no other part may count them again.
 */
export function cheapestPart(ways: readonly Way[], { groups, kinds }: Members, search: Search, ceilingUsd = Infinity): FoundPart | null {
  const asked = searchOf(search)
  const mayStandOn = ({ owned }: HostOption): boolean => !owned || kinds.includes(owned.index)
  const among = new Set(groups)
  const filtered = new Map<readonly GroupPlan[], readonly GroupPlan[]>()
  const wayOf = new Map<Plan, Way>()
  for (const way of ways) {
    if (!groups.every((index) => way.serves[index])) continue
    // Alike products go on sharing the groups' plans: each placement is worked out once for all of them.
    let planned = filtered.get(way.plan.groups)
    if (!planned) filtered.set(way.plan.groups, (planned = way.plan.groups.filter((one) => among.has(one.index))))
    const plan = planFor(way.plan, planned, search.catalogue)
    wayOf.set({ ...plan, hosts: plan.hosts.filter(mayStandOn) }, way)
  }
  const found = bounds([...wayOf.keys()], asked)
  const desktops = leastDesktops(found, asked)
  let best: FoundPart | null = null
  for (const least of found) {
    const ceiling = Math.min(ceilingUsd, ceilingOf(best?.placed ?? null))
    if (least.hardware + desktops > ceiling) break
    if (ceiling < Infinity && least.hardware + licencesOf(least, asked) > ceiling) continue
    const { placed, reasons } = carryOut(least.plan, least.host, asked, ceiling)
    if (!placed || reasons.length > 0) continue
    if (placed.cost.total.known && placed.cost.total.likely > ceilingUsd) continue
    // A plan that is placed with other types is another plan, of the same way.
    const way = wayOf.get(least.plan)
    if (way && (!best || better(placed, best.placed))) best = { way, placed }
  }
  return best
}
