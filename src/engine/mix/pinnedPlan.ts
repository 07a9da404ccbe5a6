import type { Catalogue } from "../../dataset/catalogue.ts"
import type { OptionResult, PinnedPlan, PlanPart, Reason } from "../report.ts"
import type { PlanPin, Scenario } from "../scenario.ts"
import { pinned } from "../search/pins.ts"
import { newSearch } from "../search/search.ts"
import { newSurvey } from "../search/survey.ts"
import { partScenario } from "./partScenario.ts"
import { planOfParts } from "./emptied.ts"
import { countsOf } from "./planResult.ts"

/** A part on hosts of its own: of those that are there already, on none (null) or on one kind. */
interface Stand {
  readonly kind: number | null
  readonly part: PlanPart
}

/**
 * A plan of parts as it was asked for. Each part is an ordinary pinned option of its groups alone; kinds of hosts that are there already go to the parts so that the fewest reasons
 * stand against the plan, and of those ways the cheapest.
 */
export function pinnedPlan(pin: PlanPin, scenario: Scenario, catalogue: Catalogue): PinnedPlan {
  const { groups, supply } = scenario
  const asked = servedBy(pin, scenario)
  const unserved = groups.flatMap(({ count }, index) =>
    count > asked.reduce((sum, one) => sum + (one.counts[one.groups.indexOf(index)] ?? 0), 0) ? [index] : [],
  )
  const nothing = { pin, technique: "mix", parts: [], unserved, reasons: [], feasible: false, proven: false, totals: null } as const
  const kinds = [null, ...supply.owned.keys()]
  const stands = asked.map((one) =>
    kinds.flatMap((kind): readonly Stand[] => {
      const counts = countsOf(one.groups, one.counts, scenario)
      const option = optionOf(one.pin, partScenario(scenario, one.groups, kind === null ? null : { kind }, "own", counts.counts), catalogue)
      return option && (kind === null || option.owned) ? [{ kind, part: { groups: one.groups, ...counts, option } }] : []
    }),
  )
  const parts = cheapest(stands)
  if (!parts || parts.length === 0) return nothing
  const against = parts.flatMap(inScenario)
  const isPlaced = parts.every(({ option }) => option.placement && option.cost)
  if (!isPlaced) return { ...nothing, parts, reasons: against }
  const made = planOfParts("mix", parts, false, scenario, catalogue)
  const reasons = [...against, ...made.reasons]
  return { ...made, pin, unserved, reasons, feasible: unserved.length === 0 && reasons.length === 0, proven: false }
}

/** Groups of each part with the VMs of them that it serves: what is stated, as far as there are so many, else all that is left. */
function servedBy({ parts }: PlanPin, { groups }: Scenario) {
  const left = groups.map((one) => one.count)
  const take = (index: number, most: number): number => {
    const count = Math.min(most, left[index] ?? 0)
    left[index] = (left[index] ?? 0) - count
    return count
  }
  const stated = parts.map((one) => one.groups.map((index, at) => take(index, one.counts?.[at] ?? 0)))
  return parts
    .map((one, part) => {
      const served = one.groups
        .map((index, at) => ({ index, count: (one.counts?.[at] ?? null) === null ? take(index, Infinity) : (stated[part]?.[at] ?? 0) }))
        .filter(({ count }) => count > 0)
      return { pin: one.pin, groups: served.map((each) => each.index), counts: served.map((each) => each.count) }
    })
    .filter((one) => one.groups.length > 0)
}

function optionOf(pin: PlanPin["parts"][number]["pin"], own: Scenario, catalogue: Catalogue): OptionResult | null {
  const made = pinned(pin, newSearch(own, catalogue, newSurvey()))
  return "id" in made ? null : made
}

/** One stand for each part, no kind of owned hosts twice. Null where some part is not known. */
function cheapest(stands: readonly (readonly Stand[])[], taken: readonly number[] = []): readonly PlanPart[] | null {
  const [first, ...others] = stands
  if (!first) return []
  let best: readonly PlanPart[] | null = null
  for (const { kind, part } of first) {
    if (kind !== null && taken.includes(kind)) continue
    const rest = cheapest(others, kind === null ? taken : [...taken, kind])
    const made = rest && [part, ...rest]
    if (made && (!best || isBetter(made, best))) best = made
  }
  return best
}

const isBetter = (a: readonly PlanPart[], b: readonly PlanPart[]): boolean =>
  reasonsIn(a) < reasonsIn(b) || (reasonsIn(a) === reasonsIn(b) && usdOf(a) < usdOf(b))

const reasonsIn = (parts: readonly PlanPart[]): number => parts.reduce((sum, { option }) => sum + option.reasons.length, 0)
const usdOf = (parts: readonly PlanPart[]): number => parts.reduce((sum, { option }) => sum + (option.cost?.total.likely ?? Infinity), 0)

/** What stands against a part, told of the scenario's groups. What is told of the part as a whole is told of its only group, or of all. */
const inScenario = ({ groups, option }: PlanPart): readonly Reason[] =>
  option.reasons.map((one) => ({
    ...one,
    group: one.group === null ? (groups.length === 1 ? (groups[0] ?? null) : null) : (groups[one.group] ?? null),
  }))
