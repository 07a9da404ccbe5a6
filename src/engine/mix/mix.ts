import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechniqueId } from "../../dataset/schema/index.ts"
import type { Money } from "../basics/range.ts"
import { finish, type Task } from "../basics/task.ts"
import type { MixReport, OptionResult, PlanResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { bestOf } from "../search/best.ts"
import { newSearch, type Search } from "../search/search.ts"
import { newSurvey, withoutLimits } from "../search/survey.ts"
import { cheapestPart, type FoundPart, type Members } from "./part.ts"
import { cheapestDivision, exactMembers, nearDivision, type Division, type PriceOf } from "./partition.ts"
import { pinnedPlan } from "./pinnedPlan.ts"
import { partOf, planResult } from "./planResult.ts"
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
  /** On the scenario without its limits. */
  readonly search: Search
}

/**
 * The cheapest plan made of parts, for each technique and for all together. Each part serves some groups with one product, GPU and slicing on hosts of its own, spare hosts
 * included; parts add up. For up to six groups and kinds of owned hosts no division is cheaper (`partition.ts`); beyond that it is near, and `proven` says so. A plan is never dearer than the best single
 * way for all groups: that is one of the divisions. Where the cheapest plan breaks a limit of the whole, the best single way within the limits stands in.
 */
export function* mixOf(scenario: Scenario, catalogue: Catalogue): Task<MixReport> {
  const open = withoutLimits(scenario)
  const search = newSearch(open, catalogue)
  const { techniques, groups } = scenario
  // What the candidates make of each group counts as one row of work, each plan as another.
  const rows = techniques.length + 2
  const ways = yield* stretched(waysOf(search), rows)
  const asked = { scenario, catalogue, search }
  const members = groups.length + scenario.supply.owned.length
  const sets = members <= exactMembers ? (1 << members) - 1 : members ** 2
  let done = 1
  function* row(technique: TechniqueId | "mix", among: readonly Way[]): Task<PlanResult> {
    const steps = planOf(technique, among, asked)
    for (let nth = 0; ; nth++) {
      const step = steps.next()
      if (step.done) return step.value
      yield { done: done + Math.min(nth + 1, sets) / sets, of: rows }
    }
  }
  const byTechnique: PlanResult[] = []
  for (const technique of techniques) {
    byTechnique.push(
      yield* row(
        technique,
        ways.filter((way) => way.technique === technique),
      ),
    )
    done++
  }
  const mix = yield* row("mix", ways)
  const all = groups.map((_, index) => index)
  return {
    byTechnique,
    mix,
    oneKind: cheapestPart(ways, { groups: all, kinds: scenario.supply.owned.map((_, kind) => kind) }, search)?.placed.cost.total ?? null,
    pinned: scenario.planPins.map((pin) => pinnedPlan(pin, scenario, catalogue)),
  }
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
  const steps = planOf("mix", ways, { scenario, catalogue, search })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield { done: 1, of: 2 }
  }
}

/** The cheapest of plans whose parts have these members, each part served anew by what serves it cheapest; null where none can be. */
export function cheapestDivided(divisions: readonly (readonly Members[])[], scenario: Scenario, catalogue: Catalogue): PlanResult | null {
  const search = newSearch(withoutLimits(scenario), catalogue)
  const ways = finish(waysOf(search))
  const usdOf = (parts: readonly FoundPart[]): number => parts.reduce((sum, { placed }) => sum + usd(placed.cost.total), 0)
  const made = divisions.flatMap((members) => {
    const parts = members.flatMap((one) => cheapestPart(ways, one, search) ?? [])
    return parts.length === members.length ? [parts] : []
  })
  const [best] = made.toSorted((a, b) => usdOf(a) - usdOf(b))
  return best ? planMadeOf("mix", best, false, { scenario, catalogue, search }) : null
}

/** Members of each part of a plan. */
export const divisionOf = ({ parts }: Pick<PlanResult, "parts">): readonly Members[] =>
  parts.map(({ groups, option }) => ({ groups, kinds: option.owned ? [option.owned.index] : [] }))

function* planOf(technique: TechniqueId | "mix", ways: readonly Way[], asked: Asked): Generator<void, PlanResult, void> {
  const { scenario, search } = asked
  const { groups } = scenario
  const unserved = groups.flatMap((_, index) => (ways.some((way) => way.serves[index]) ? [] : [index]))
  const nothing = { technique, parts: [], unserved, reasons: [], feasible: false, proven: true, totals: null }
  if (unserved.length > 0) return nothing
  // Kinds of hosts that are there already are divided among the parts like groups; one that no part wants costs nothing.
  const priceOf: PriceOf<FoundPart | null> = (members, ceilingUsd) => {
    const split = membersOf(members, groups.length)
    if (split.groups.length === 0) return { part: null, usd: 0 }
    const part = cheapestPart(ways, split, search, ceilingUsd)
    if (!part) return null
    return { part, usd: usd(part.placed.cost.total) }
  }
  const count = groups.length + scenario.supply.owned.length
  const exact = count <= exactMembers
  const division: Division<FoundPart | null> | null = yield* (exact ? cheapestDivision : nearDivision)(count, priceOf)
  // A group may have a way and no host that holds it.
  if (!division) return nothing
  return planMadeOf(
    technique,
    division.parts.flatMap((one) => one ?? []),
    exact,
    asked,
  )
}

/** Where the parts break a limit of the whole, the best single way within the limits stands in. */
function planMadeOf(technique: TechniqueId | "mix", found: readonly FoundPart[], proven: boolean, asked: Asked): PlanResult {
  const { scenario, catalogue } = asked
  const parts = found.map((one) => partOf(one, scenario, catalogue)).sort((a, b) => (a.groups[0] ?? 0) - (b.groups[0] ?? 0))
  const plan = planResult(technique, parts, proven, scenario, catalogue)
  return plan.feasible ? plan : (withinLimits(technique, asked) ?? plan)
}

/** The best single way for all groups that keeps every limit; null where none does. */
function withinLimits(technique: TechniqueId | "mix", { scenario, catalogue }: Asked): PlanResult | null {
  const search = newSearch(scenario, catalogue, newSurvey())
  const options = (technique === "mix" ? scenario.techniques : [technique]).map((one) => bestOf(one, search))
  const usdOf = ({ cost }: OptionResult): number => (cost ? usd(cost.total) : Infinity)
  const [best] = options.filter((one) => one.feasible).sort((a, b) => usdOf(a) - usdOf(b))
  if (!best) return null
  const made = planResult(technique, [{ groups: scenario.groups.map((_, index) => index), option: best }], false, scenario, catalogue)
  return made.feasible ? made : null
}
