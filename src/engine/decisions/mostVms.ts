import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechniqueId } from "../../dataset/core.ts"
import type { Task } from "../basics/task.ts"
import { hasLimit } from "../feasibility/limited.ts"
import type { OptionResult, Reason } from "../report.ts"
import { limits, type Scenario } from "../scenario.ts"
import { onlyKind } from "../supply.ts"
import { bestOf } from "../search/best.ts"
import { newSearch } from "../search/search.ts"
import { newSurvey } from "../search/survey.ts"
import { fixOption, placeFixed } from "./fixed.ts"
import { rising } from "./rising.ts"

/** "limits": what budget, power, hosts and GPUs at most allow. "owned": on the hosts that are there as they are fitted, with nothing bought. */
export type MostWithin = "limits" | "owned"

/** The most VMs of a group that a technique serves, all else as it stands. */
export interface MostOf {
  readonly technique: TechniqueId
  /** 0: not even one. */
  readonly vms: number
  /** With so many; null where not even one fits. */
  readonly option: OptionResult | null
  /** What stands against one more. Empty: what is there is full, or nothing was found that stops it. */
  readonly stops: readonly Reason[]
  /** Nothing stops it: so many as a scenario may count. */
  readonly unlimited: boolean
}

/** Questions that a scenario lets one ask of the count. */
export const mostQuestions = (scenario: Scenario): readonly MostWithin[] => [
  ...(hasLimit(scenario) ? (["limits"] as const) : []),
  ...(scenario.supply.owned.length > 0 ? (["owned"] as const) : []),
]

/** Steps of a doubling and a halving over all counts, as far as progress is told. */
const steps = 2 * Math.ceil(Math.log2(limits.count.max))

/**
 * How many VMs of a group (index) fit, technique by technique, where its count is open: the count is doubled until it no longer fits and the
 * gap is halved until one more does not. More VMs never fit where fewer do not.
 */
export function* mostVmsTask(group: number, within: MostWithin, scenario: Scenario, catalogue: Catalogue): Task<readonly MostOf[]> {
  const found: MostOf[] = []
  for (const technique of scenario.techniques) {
    const probe = probeOf(technique, group, within, scenario, catalogue)
    let nth = 0
    function* probed(vms: number): Task<OptionResult> {
      const option = probe(vms)
      yield { done: found.length + Math.min(nth++, steps) / (steps + 1), of: scenario.techniques.length }
      return option
    }
    const { fits: option, ...risen } = yield* rising(probed, scenario.groups[group]?.count ?? 1)
    const most = { ...risen, option }
    const stops = within === "limits" ? (stopsOf(most, group, scenario, catalogue) ?? most.stops) : most.stops
    found.push({ technique, ...most, stops })
  }
  return found
}

type Probe = (vms: number) => OptionResult

/**
 * What stands against one more on the product, GPU, slices and kind of host that carry the most. The best with one more is another way once none fits, and what it
 * would need says nothing of what is there.
 */
function stopsOf(
  { vms, option }: Omit<MostOf, "technique">,
  group: number,
  scenario: Scenario,
  catalogue: Catalogue,
): readonly Reason[] | null {
  if (option === null || vms === limits.count.max) return null
  const fixed = fixOption(option)
  const more = fixed && placeFixed(fixed, counted(scenario, group, vms + 1), catalogue)
  return more && more.reasons.length > 0 ? more.reasons : null
}

const counted = (scenario: Scenario, group: number, vms: number): Scenario => ({
  ...scenario,
  groups: scenario.groups.map((one, index) => (index === group ? { ...one, count: vms } : one)),
  pins: [],
})

function probeOf(technique: TechniqueId, group: number, within: MostWithin, scenario: Scenario, catalogue: Catalogue): Probe {
  const asking = (vms: number): Scenario => counted(scenario, group, vms)
  if (within === "limits") return (vms) => bestOf(technique, newSearch(asking(vms), catalogue))
  return (vms) => {
    const options = scenario.supply.owned.map((_, kind) => bestOnKind(technique, kind, asking(vms), catalogue))
    return options.reduce((best, one) => (isNearer(one, best) ? one : best))
  }
}

/** The best on one kind of the hosts that are there, as they are fitted: filling their free slots would be buying. */
function bestOnKind(technique: TechniqueId, kind: number, scenario: Scenario, catalogue: Catalogue): OptionResult {
  const search = newSearch(onKindAlone(kind, scenario), catalogue, newSurvey())
  return withoutBuying(bestOf(technique, { ...search, hosts: search.hosts.filter(({ owned }) => owned && !owned.isFilled) }), scenario)
}

/** No more hosts than are there of the kind, so that none that is cheaper but bought hides what they carry; and no GPU where they have none. */
function onKindAlone(kind: number, scenario: Scenario): Scenario {
  const { owned, hostLimit, gpuTotal } = scenario.supply
  const there = owned[kind]
  return {
    ...scenario,
    supply: {
      ...scenario.supply,
      owned: onlyKind(owned, kind),
      hostLimit: Math.min(hostLimit ?? Infinity, there?.count ?? 0),
      gpuTotal: there?.boards ? gpuTotal : 0,
    },
  }
}

/** What has to be bought is against it here; that there is none is told of no limit but the user's own. */
function withoutBuying(option: OptionResult, { supply }: Scenario): OptionResult {
  const { owned } = option
  if (option.feasible && owned && owned.hostsBought + owned.boardsBought === 0) return option
  const reasons = option.reasons.filter(({ code }) => {
    if (code === "host-limit") return supply.hostLimit !== null && supply.hostLimit <= (supply.owned[owned?.index ?? 0]?.count ?? 0)
    return code !== "gpu-total" || supply.gpuTotal !== null
  })
  return { ...option, feasible: false, reasons }
}

/** One that fits before one that does not, then the cheaper; of those that do not, the one with less against it. */
function isNearer(a: OptionResult, b: OptionResult): boolean {
  if (a.feasible !== b.feasible) return a.feasible
  if (!a.feasible) return a.reasons.length < b.reasons.length
  return (a.cost?.total.likely ?? Infinity) < (b.cost?.total.likely ?? Infinity)
}
