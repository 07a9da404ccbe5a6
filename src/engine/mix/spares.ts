import type { Catalogue } from "../../dataset/catalogue.ts"
import { candidateOf } from "../plan/candidate.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import type { OptionResult, PlanPart } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { carryOut } from "../search/carryOut.ts"
import { optionResult } from "../search/option.ts"
import { newSearch } from "../search/search.ts"
import { newSurvey } from "../search/survey.ts"
import { partScenario } from "./partScenario.ts"
import { poolsOf, spareEvidence } from "./sparePool.ts"

/** Parts of one pool up to which each choice of those that keep their spare hosts is tried; beyond, only the one with the most boards in a host keeps them. */
const mostTried = 6

interface Pooled {
  readonly index: number
  readonly part: PlanPart
  readonly pools: readonly string[]
  /** Without spare hosts of its own; null where it cannot be. */
  readonly bare: OptionResult | null
}

/**
 * The parts with as few spare hosts as they may have: those of one part stand by for every other of its pool whose hosts have no more boards than the fullest of that part, like which they are fitted.
 * N+k is then of the hosts of a pool together, as in one cluster. Of all choices the cheapest; parts keep their own where that costs no more.
 */
export function withCommonSpares(parts: readonly PlanPart[], scenario: Scenario, catalogue: Catalogue): readonly PlanPart[] {
  if (scenario.supply.spareHosts === 0 || parts.length < 2) return parts
  const pools = parts.map(({ option }) => {
    const product = catalogue.product(option.product)
    return product && option.reasons.length === 0 ? poolsOf(product, option, scenario, catalogue) : []
  })
  const pooled = parts.flatMap((part, index): readonly Pooled[] => {
    const own = pools[index] ?? []
    const mayMeet = pools.some((other, at) => parts[at]?.option.technology !== part.option.technology && meet(own, other))
    return mayMeet ? [{ index, part, pools: own, bare: withoutSpares(part, scenario, catalogue) }] : []
  })
  let best = { usd: 0, sparesOf: new Map<number, Pooled>() }
  for (const keeping of choices(pooled)) {
    const made = standBy(pooled, keeping)
    if (made && made.usd < best.usd - 0.005) best = made
  }
  return parts.map((part, index) => {
    const of = best.sparesOf.get(index)
    const bare = pooled.find((one) => one.index === index)?.bare
    return of && bare ? { ...part, option: bare, sparesOf: of.index } : part
  })
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((pool) => b.includes(pool))
/** Two of one technology differ in nothing that would keep them from being one part. */
const mayShare = (a: Pooled, b: Pooled): boolean => a.part.option.technology !== b.part.option.technology && meet(a.pools, b.pools)
const fullest = ({ placement }: OptionResult): number => Math.max(0, ...(placement?.hostPatterns ?? []).map((one) => one.boards))
const usdOf = ({ cost }: OptionResult): number => cost?.total.likely ?? Infinity

/** Which parts keep their spare hosts. */
function choices(pooled: readonly Pooled[]): readonly (readonly Pooled[])[] {
  if (pooled.length <= mostTried)
    return Array.from({ length: 2 ** pooled.length }, (_, set) => pooled.filter((_one, at) => Math.floor(set / 2 ** at) % 2 === 1))
  const larger = (a: Pooled, b: Pooled): boolean => fullest(a.part.option) - fullest(b.part.option) > 0 || a.index < b.index
  return [pooled.filter((one) => !pooled.some((other) => mayShare(one, other) && larger(other, one)))]
}

/** Whose spare hosts stand by for the others, and what that costs beyond what it did; null where some part has none. */
function standBy(pooled: readonly Pooled[], keeping: readonly Pooled[]): { usd: number; sparesOf: Map<number, Pooled> } | null {
  const sparesOf = new Map<number, Pooled>()
  let usd = 0
  for (const one of pooled) {
    if (keeping.includes(one)) continue
    const { bare } = one
    const of = bare && keeping.find((other) => mayShare(one, other) && fullest(other.part.option) >= fullest(bare))
    if (!bare || !of) return null
    sparesOf.set(one.index, of)
    usd += usdOf(bare) - usdOf(one.part.option)
  }
  return { usd, sparesOf }
}

/** The part's option with no spare hosts of its own, as placed and priced by its own scenario; what a failure does, it tells with those that stand by. */
function withoutSpares({ groups, option, counts }: PlanPart, scenario: Scenario, catalogue: Catalogue): OptionResult | null {
  const own = partScenario(scenario, groups, null, "shared", counts)
  const search = newSearch(own, catalogue, newSurvey())
  const plan = planCandidate(candidateOf(option, catalogue), search.hosts, own, catalogue)
  const host = plan.hosts.find((one) => one.id === option.hostId)
  const { placed = null, reasons = [] } = host ? carryOut(plan, host, search) : {}
  if (!placed || reasons.length > 0) return null
  const { origin, pin, searched } = option
  const resultOf = (standing: PlacedPlan) =>
    optionResult({ origin, pin, plan: standing.plan, placed: standing, reasons: [], searched }, own, catalogue)
  const { hosts } = placed.placement
  const { migration } = resultOf({
    ...placed,
    placement: { ...placed.placement, hosts: { ...hosts, spare: scenario.supply.spareHosts } },
  })
  const made = resultOf(placed)
  const sources = [...new Set([...made.sources, ...spareEvidence(catalogue).map((one) => one.source)])].sort()
  return { ...made, migration, sources }
}
