import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechniqueId } from "../../dataset/schema/index.ts"
import type { Money } from "../basics/range.ts"
import { finish, type Task } from "../basics/task.ts"
import { once } from "../../base/once.ts"
import type { MixReport, OptionResult, PlanResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { bestOf } from "../search/best.ts"
import { pinned } from "../search/pins.ts"
import { newSearch, type Search } from "../search/search.ts"
import { withoutLimits } from "../search/survey.ts"
import { takenBy } from "../search/carryOut.ts"
import { divisionsWithin, type Label } from "./labels.ts"
import { leastUsd } from "./leastUsd.ts"
import { planOfParts } from "./emptied.ts"
import { sharedLimit } from "./limits.ts"
import { PartSearch, type Among, type FoundPart, type Members } from "./part.ts"
import { cheapestDivision, exactMembers, nearDivision, type Division, type LeastOf, type PriceOf } from "./partition.ts"
import { pinnedPlan } from "./pinnedPlan.ts"
import { partOf, planResult } from "./planResult.ts"
import { SparePools } from "./pools.ts"
import { withSplits, type Split } from "./splits.ts"
import { isMixed, isWorthTelling } from "./wins.ts"
import { waysOf, type Way } from "./ways.ts"

/** Groups come first, then kinds of hosts that are there already. */
const membersOf = (members: readonly number[], groups: number): Members => ({
  groups: members.filter((one) => one < groups),
  kinds: members.filter((one) => one >= groups).map((one) => one - groups),
})

/** A part with an unknown price costs at least what is known, so it is taken only where nothing else serves. */
const unknownPriceUsd = 1e15

const usd = ({ likely, known }: Money): number => likely + (known ? 0 : unknownPriceUsd)

interface Asked {
  readonly scenario: Scenario
  readonly catalogue: Catalogue
  /** Without the scenario's limits. */
  readonly open: PartSearch
  /** With them: no part by itself breaks one. Made when it is asked for. */
  readonly limited: () => PartSearch
  /** The best single way of each technique, as it is compared on the board; worked out once. */
  readonly single: (technique: TechniqueId) => OptionResult
}

function askedOf(ways: readonly Way[], search: Search, scenario: Scenario): Asked {
  const { catalogue } = search
  const singles = new Map<TechniqueId, OptionResult>()
  const bound = once(() => newSearch(scenario, catalogue))
  return {
    scenario,
    catalogue,
    open: new PartSearch(ways, search),
    limited: once(() => new PartSearch(ways, newSearch(scenario, catalogue))),
    single: (technique) => {
      const found = singles.get(technique) ?? bestOf(technique, bound())
      singles.set(technique, found)
      return found
    },
  }
}

/**
 * The cheapest plan made of parts, for each technique and for all together. Each part serves some groups with one product, GPU and slicing on hosts of its own; spare hosts of a pool stand by
 * for several parts (`sparePool.ts`), and for the rest parts add up. For up to six groups and kinds of owned hosts no division is cheaper (`partition.ts`); beyond that it is near, and `proven` says so. A plan is never dearer than the best single
 * way for all groups: that is one of the divisions. A group is split between hosts that are there and others where that is cheaper still (`splits.ts`). Where the cheapest plan breaks a limit of the whole, the
 * best single way within the limits stands in.
 */
export function* mixOf(scenario: Scenario, catalogue: Catalogue): Task<MixReport> {
  const search = newSearch(withoutLimits(scenario), catalogue)
  const { techniques, groups } = scenario
  // What the candidates make of each group counts as one row of work, each plan as another.
  const rows = techniques.length + 2
  const ways = yield* stretched(waysOf(search), rows)
  const asked = askedOf(ways, search, scenario)
  const members = groups.length + scenario.supply.owned.length
  const sets = members <= exactMembers ? (1 << members) - 1 : members ** 2
  let done = 1
  function* row(technique: TechniqueId | "mix"): Task<Planned> {
    const steps = planOf(technique, asked)
    for (let nth = 0; ; nth++) {
      const step = steps.next()
      if (step.done) return step.value
      yield { done: done + Math.min(nth + 1, sets) / sets, of: rows }
    }
  }
  const byTechnique: PlanResult[] = []
  for (const technique of techniques) {
    const { plan } = yield* row(technique)
    byTechnique.push(plan)
    done++
  }
  const { plan: mix, idle } = yield* row("mix")
  const all = { groups: groups.map((_, index) => index), kinds: scenario.supply.owned.map((_, kind) => kind) }
  const found = asked.open.cheapest(all)?.placed.cost.total ?? null
  const oneWay = mix.parts.length === 1 && mix.totals && found && usd(mix.totals.cost) < usd(found) ? mix.totals.cost : found
  return {
    byTechnique,
    mix,
    isClosest: comesClosest(mix, asked),
    idle,
    oneKind: oneWay,
    pinned: scenario.planPins.map((pin) => pinnedPlan(pin, scenario, catalogue)),
  }
}

/** Whether a plan that breaks limits is nearer to what is asked than every single way compared, those pinned included. */
function comesClosest(mix: PlanResult, { scenario, catalogue, single }: Asked): boolean {
  const { totals } = mix
  if (mix.feasible || !totals || !isMixed(mix)) return false
  const search = once(() => newSearch(scenario, catalogue))
  const pins = scenario.pins.map((pin) => pinned(pin, search())).flatMap((one) => ("id" in one ? [] : [one]))
  return [...scenario.techniques.map(single), ...pins].every(({ reasons, cost }) =>
    reasons.length === mix.reasons.length ? !cost || isWorthTelling(totals.cost, cost.total) : reasons.length > mix.reasons.length,
  )
}

/** A task that is the first of so many rows of work. */
function* stretched<Result>(task: Task<Result>, rows: number): Task<Result> {
  for (;;) {
    const step = task.next()
    if (step.done) return step.value
    yield { done: step.value.done / step.value.of, of: rows }
  }
}

/** The cheapest plan of any techniques alone, for questions asked many times. */
export function* bestMix(scenario: Scenario, catalogue: Catalogue): Task<PlanResult> {
  const search = newSearch(withoutLimits(scenario), catalogue)
  const ways = yield* stretched(waysOf(search), 2)
  const steps = planOf("mix", askedOf(ways, search, scenario))
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.plan
    yield { done: 1, of: 2 }
  }
}

/** The cheapest of plans whose parts have these members, each part served anew by what serves it cheapest; null where none can be. */
export function cheapestDivided(divisions: readonly (readonly Members[])[], scenario: Scenario, catalogue: Catalogue): PlanResult | null {
  const search = newSearch(withoutLimits(scenario), catalogue)
  const asked = askedOf(finish(waysOf(search)), search, scenario)
  const usdOf = (parts: readonly FoundPart[]): number => parts.reduce((sum, { placed }) => sum + usd(placed.cost.total), 0)
  const cheapest = (search: PartSearch): PlanResult | null => {
    const made = divisions.flatMap((members) => {
      const parts = members.flatMap((one) => search.cheapest(one) ?? [])
      return parts.length === members.length ? [parts] : []
    })
    const [best] = made.toSorted((a, b) => usdOf(a) - usdOf(b))
    return best ? planMadeOf("mix", best, false, asked) : null
  }
  const found = cheapest(asked.open)
  return !found || found.feasible ? found : (cheapest(asked.limited()) ?? found)
}

/** Members of each part of a plan; none where a group is split. */
export const divisionOf = ({ parts }: Pick<PlanResult, "parts">): readonly Members[] =>
  parts.some(({ counts }) => counts) ? [] : parts.map(({ groups, option }) => ({ groups, kinds: option.owned ? [option.owned.index] : [] }))

function* planOf(technique: TechniqueId | "mix", asked: Asked): Generator<void, Planned, void> {
  const planned = yield* cheapestPlan(technique, asked)
  const found = mayBeDearer(planned, technique, asked) ? noDearer(planned, technique, asked) : planned
  return { ...found, plan: withLeast(found.plan, waysFor(technique, asked.open), asked) }
}

const waysFor = (technique: TechniqueId | "mix", { ways }: PartSearch): readonly Way[] =>
  technique === "mix" ? ways : ways.filter((way) => way.technique === technique)

/** With what any plan costs at least, where it is not known that none costs less. */
const withLeast = (plan: PlanResult, ways: readonly Way[], { open }: Asked): PlanResult =>
  plan.feasible && !plan.proven && plan.totals?.cost.known ? { ...plan, leastUsd: leastUsd(ways, open.search) } : plan

function* cheapestPlan(technique: TechniqueId | "mix", asked: Asked): Generator<void, Planned, void> {
  const { scenario, open, limited } = asked
  const ways = waysFor(technique, open)
  const unserved = scenario.groups.flatMap((_, index) => (ways.some((way) => way.serves[index]) ? [] : [index]))
  const nothing = { technique, parts: [], unserved, reasons: [], feasible: false, proven: true, totals: null }
  if (unserved.length > 0) return { plan: nothing, idle: [] }
  const found = yield* dividedBy(technique, open)
  // A group may have a way and no host that holds it.
  if (!found) return { plan: nothing, idle: [] }
  const planned = yield* splitWhereCheaper(technique, found, open, asked)
  const { plan } = planned
  if (plan.feasible || plan.reasons.every(({ code }) => code === "budget")) return planned
  // The same where no part by itself breaks a limit: the cheapest of what may be at all.
  const kept = yield* dividedBy(technique, limited())
  const within = kept && (yield* splitWhereCheaper(technique, kept, limited(), asked))
  if (within?.plan.feasible) return { ...within, isWithinLimits: true }
  const exact = membersIn(scenario) <= exactMembers
  const shared = within && exact ? yield* sharing(technique, within.plan.reasons, asked) : null
  return { plan: shared ?? withinLimits(technique, asked) ?? plan, idle: [], isWithinLimits: true }
}

const amongOf = (technique: TechniqueId | "mix"): Among => ({ technique: technique === "mix" ? null : technique })

/** A plan, and what using the hosts that it leaves idle would cost. */
interface Planned {
  readonly plan: PlanResult
  readonly idle: MixReport["idle"]
  /** The cheapest breaks a limit; this one was looked for among those that break none. */
  readonly isWithinLimits?: boolean
}

/** The plan of a division of whole groups, or of what splitting groups between hosts that are there and others makes of it, where that costs less and keeps as many limits. */
function* splitWhereCheaper(
  technique: TechniqueId | "mix",
  found: readonly FoundPart[],
  search: PartSearch,
  asked: Asked,
): Generator<void, Planned, void> {
  const whole = planMadeOf(technique, found, membersIn(asked.scenario) <= exactMembers, asked)
  const { parts, isSplit, idle } = yield* withSplits(found, amongOf(technique), search)
  const split = isSplit ? planMadeOf(technique, parts, false, asked) : null
  const isCheaper =
    split?.totals && whole.totals && split.reasons.length <= whole.reasons.length && usd(split.totals.cost) < usd(whole.totals.cost)
  return isCheaper ? { plan: split, idle: idleOf(idle, asked) } : { plan: whole, idle: isSplit ? [] : idleOf(idle, asked) }
}

const idleOf = (moves: Split["idle"], { scenario }: Asked): MixReport["idle"] =>
  moves.flatMap(({ kind, group, vms, after: [there], saves }) => {
    const owned = scenario.supply.owned[kind]
    if (!owned || !there) return []
    const { product, gpu } = there.part.placed.plan.candidate
    const serving = { productName: product.shortName, gpuName: gpu?.shortName ?? null }
    return [{ index: kind, like: owned.host, hosts: owned.count, group, vms, ...serving, extraUsd: -saves }]
  })

const membersIn = ({ groups, supply }: Scenario): number => groups.length + supply.owned.length

/** Kinds of hosts that are there already are divided among the parts like groups; one that no part wants costs nothing. */
function* dividedBy(technique: TechniqueId | "mix", search: PartSearch): Generator<void, readonly FoundPart[] | null, void> {
  const { scenario } = search.search
  const count = membersIn(scenario)
  const among = amongOf(technique)
  const pools = technique === "mix" ? new SparePools(search) : null
  const priceOf: PriceOf<FoundPart | null> = (members, ceilingUsd) => {
    const split = membersOf(members, scenario.groups.length)
    if (split.groups.length === 0) return { part: null, usd: 0 }
    const part = search.cheapest(split, ceilingUsd, among)
    return part && { part, usd: usd(part.placed.cost.total) }
  }
  const leastOf: LeastOf = (members, ceilingUsd) => {
    const split = membersOf(members, scenario.groups.length)
    return split.groups.length === 0 ? 0 : search.least(split, ceilingUsd, among)
  }
  const togetherOf = (members: readonly number[], ceilingUsd: number): Division<FoundPart | null> | null => {
    const { groups, kinds } = membersOf(members, scenario.groups.length)
    return kinds.length === 0 ? (pools?.cheapest(groups, ceilingUsd) ?? null) : null
  }
  const division: Division<FoundPart | null> | null = yield* count <= exactMembers
    ? cheapestDivision(count, priceOf, togetherOf)
    : nearDivision(count, priceOf, leastOf)
  return division && division.parts.flatMap((one) => one ?? [])
}

/** Ways of a set of groups as one part, each the cheapest that takes less of what is short than the one before. */
const waysOfPart = 6

/** The cheapest plan found whose parts share what there is of the first limit that they break together; null where none was. */
function* sharing(technique: TechniqueId | "mix", broken: PlanResult["reasons"], asked: Asked): Generator<void, PlanResult | null, void> {
  const { scenario, catalogue, open } = asked
  const limit = sharedLimit(broken, scenario)
  if (!limit) return null
  const labelsOf = (members: readonly number[]): readonly Label<FoundPart>[] => {
    const split = membersOf(members, scenario.groups.length)
    if (split.groups.length === 0) return [{ parts: [], usd: 0, use: 0 }]
    const found: Label<FoundPart>[] = []
    let use = limit.most + 1
    while (found.length < waysOfPart) {
      const part = new PartSearch(open.ways, newSearch(limit.below(use), catalogue)).cheapest(split, Infinity, amongOf(technique))
      if (!part) break
      use = limit.use(takenBy(part.placed, scenario, catalogue))
      found.push({ parts: [part], usd: usd(part.placed.cost.total), use })
      if (use <= 0) break
    }
    return found
  }
  for (const { parts } of yield* divisionsWithin(membersIn(scenario), limit.most, labelsOf)) {
    const plan = planMadeOf(technique, parts, false, asked)
    if (plan.feasible) return plan
  }
  return null
}

function planMadeOf(
  technique: TechniqueId | "mix",
  found: readonly FoundPart[],
  proven: boolean,
  { scenario, catalogue }: Asked,
): PlanResult {
  const parts = found.map((one) => partOf(one, scenario, catalogue)).sort((a, b) => (a.groups[0] ?? 0) - (b.groups[0] ?? 0))
  return planOfParts(technique, parts, proven, scenario, catalogue)
}

/** The best single way for all groups that keeps every limit; null where none does. */
function withinLimits(technique: TechniqueId | "mix", { scenario, catalogue, single }: Asked): PlanResult | null {
  const options = (technique === "mix" ? scenario.techniques : [technique]).map(single)
  const usdOf = ({ cost }: OptionResult): number => (cost ? usd(cost.total) : Infinity)
  const [best] = options.filter((one) => one.feasible).sort((a, b) => usdOf(a) - usdOf(b))
  if (!best) return null
  const made = planResult(technique, [{ groups: scenario.groups.map((_, index) => index), option: best }], false, scenario, catalogue)
  return made.feasible ? made : null
}

/** A plan that breaks no limit is dearer than none of one way for all, but with larger slices for all. Where it was looked for within limits, that is not known. */
function mayBeDearer({ plan, isWithinLimits }: Planned, technique: TechniqueId | "mix", { scenario, open }: Asked): boolean {
  if (!plan.feasible || !plan.totals) return false
  const groups = scenario.groups.map((_, index) => index)
  return isWithinLimits || open.isCheaperWithLarger(groups, usd(plan.totals.cost) - 0.005, amongOf(technique))
}

/** No plan is dearer than the best single way: with larger slices for all groups that may cost less than any part that was found. */
function noDearer(planned: Planned, technique: TechniqueId | "mix", asked: Asked): Planned {
  const single = withinLimits(technique, asked)
  const { totals } = planned.plan
  return single?.totals && planned.plan.feasible && totals && usd(single.totals.cost) < usd(totals.cost) - 0.005
    ? { plan: single, idle: [] }
    : planned
}
