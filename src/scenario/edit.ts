import type { TechniqueId } from "../dataset/schema/index.ts"
import { techniqueIds } from "../dataset/schema/words.ts"
import {
  desktopCosts,
  extraCosts,
  limits,
  type Economics,
  type GroupNeeds,
  type GroupOverrides,
  type NumberField,
  type OptionPin,
  type PlanPin,
  type Part,
  type Policies,
  type Scenario,
  type VmGroup,
} from "../engine/scenario.ts"
import type { CustomHost, OwnedHosts, Supply } from "../engine/supply.ts"
import {
  clamp,
  customHostLimits,
  defaultCustomHost,
  numbersOf,
  overrideLimits,
  pinLimit,
  tidyGroupNeeds,
  tidyLaterVms,
  tidyName,
  tidyNeeds,
  type Limit,
  type NumericOverride,
} from "./bounds.ts"
import { followed } from "./plans.ts"
import { same } from "../base/same.ts"

// Every edit is a pure function that gives a valid scenario back, and the very same one where nothing changes.

export type GroupPatch = Partial<Pick<VmGroup, "name" | "workload" | "count">>

/** How many VMs a group starts with. */
export const newGroupCount = 50

/** `next` where it is valid and says something new, else `scenario` itself, so that memoised results stay valid. */
const changed = (scenario: Scenario, next: Scenario): Scenario => (same(scenario, next) ? scenario : next)

/** A number within its bounds; what is no number leaves the old one. */
const bounded = (limit: Limit, value: number, old: number): number => clamp(limit, value) ?? old

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

function boundedRecord(limit: Limit, record: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([id, value]) => {
      const number = clamp(limit, value)
      return number === null ? [] : [[id, number]]
    }),
  )
}

const withGroups = (scenario: Scenario, groups: readonly VmGroup[]): Scenario => changed(scenario, { ...scenario, groups })

/** Other groups, or in another order: pinned plans serve those that they served, and one that is left with none goes. */
const rearranged = (scenario: Scenario, groups: readonly VmGroup[]): Scenario =>
  withGroups({ ...scenario, planPins: followed(scenario.planPins, (at) => groups.indexOf(scenario.groups[at] as VmGroup)) }, groups)

const mapGroup = (scenario: Scenario, index: number, change: (group: VmGroup) => VmGroup): Scenario =>
  withGroups(
    scenario,
    scenario.groups.map((group, at) => (at === index ? change(group) : group)),
  )

export function addGroup(scenario: Scenario, workload: string, count: number = newGroupCount): Scenario {
  if (scenario.groups.length >= limits.groups.max) return scenario
  const group: VmGroup = { name: null, workload, count: bounded(limits.count, count, newGroupCount), overrides: {} }
  return withGroups(scenario, [...scenario.groups, group])
}

/** The last group stays: a scenario has at least one. */
export function removeGroup(scenario: Scenario, index: number): Scenario {
  if (scenario.groups.length <= limits.groups.min) return scenario
  return rearranged(
    scenario,
    scenario.groups.filter((_, at) => at !== index),
  )
}

/** "Design" -> "Design 2" -> "Design 3". */
function nextName(name: string): string {
  const numbered = /^(.*) (\d{1,6})$/s.exec(name)
  return numbered ? `${numbered[1] ?? ""} ${Number(numbered[2]) + 1}` : `${name} 2`
}

export function duplicateGroup(scenario: Scenario, index: number): Scenario {
  const group = scenario.groups[index]
  if (!group || scenario.groups.length >= limits.groups.max) return scenario
  const copy: VmGroup = { ...group, name: group.name === null ? null : tidyName(nextName(group.name)) }
  return rearranged(scenario, scenario.groups.toSpliced(index + 1, 0, copy))
}

export function moveGroup(scenario: Scenario, from: number, to: number): Scenario {
  const group = scenario.groups[from]
  if (!group || !Number.isInteger(to)) return scenario
  return rearranged(scenario, scenario.groups.toSpliced(from, 1).toSpliced(Math.max(0, to), 0, group))
}

export function setGroup(scenario: Scenario, index: number, patch: GroupPatch): Scenario {
  return mapGroup(scenario, index, (group) => ({
    ...group,
    name: patch.name === undefined ? group.name : tidyName(patch.name),
    workload: patch.workload || group.workload,
    count: patch.count === undefined ? group.count : bounded(limits.count, patch.count, group.count),
  }))
}

const isNumeric = (key: keyof GroupOverrides): key is NumericOverride => key in overrideLimits

/** The overrides with every number within its bounds and every need in its normal form. */
function tidyOverrides(overrides: GroupOverrides): GroupOverrides {
  const tidy: Record<string, unknown> = {}
  for (const key of Object.keys(overrides) as (keyof GroupOverrides)[]) {
    const value = overrides[key]
    if (value === undefined) continue
    if (key === "apiNeeds") tidy[key] = tidyNeeds(overrides.apiNeeds ?? [])
    else if (key === "needs") {
      const needs = tidyGroupNeeds(overrides.needs ?? {})
      if (needs) tidy[key] = needs
    } else if (key === "laterVms") {
      const figures = tidyLaterVms(overrides.laterVms ?? [])
      if (figures.length > 0) tidy[key] = figures
    } else if (!isNumeric(key)) tidy[key] = value
    else {
      const number = clamp(overrideLimits[key], Number(value))
      if (number !== null) tidy[key] = number
    }
  }
  return tidy
}

/** Undefined gives the figure back to the workload. */
export function setOverride<K extends keyof GroupOverrides>(
  scenario: Scenario,
  index: number,
  key: K,
  value: GroupOverrides[K] | undefined,
): Scenario {
  if (typeof value === "number" && Number.isNaN(value)) return scenario
  return mapGroup(scenario, index, (group) => {
    const { [key]: _old, ...others } = group.overrides
    return { ...group, overrides: tidyOverrides(value === undefined ? others : { ...others, [key]: value }) }
  })
}

/** Undefined leaves the need to the scenario. */
export function setGroupNeed<K extends keyof GroupNeeds>(
  scenario: Scenario,
  index: number,
  key: K,
  value: GroupNeeds[K] | undefined,
): Scenario {
  const { [key]: _old, ...others }: GroupNeeds = scenario.groups[index]?.overrides.needs ?? {}
  return setOverride(scenario, index, "needs", value === undefined ? others : { ...others, [key]: value })
}

/** Replaces all groups, as an imported inventory does. Groups beyond the limit are left out; none at all changes nothing. */
export function setGroups(scenario: Scenario, groups: readonly VmGroup[]): Scenario {
  if (groups.length === 0) return scenario
  return withGroups(
    scenario,
    groups.slice(0, limits.groups.max).map((group) => ({
      name: tidyName(group.name),
      workload: group.workload,
      count: bounded(limits.count, group.count, 1),
      overrides: tidyOverrides(group.overrides),
    })),
  )
}

export function tidyHost(host: CustomHost, old: CustomHost): CustomHost {
  const entries = (Object.keys(customHostLimits) as (keyof CustomHost)[]).flatMap((key) => {
    const value = host[key]
    // What may be left unsaid stays so.
    return value === undefined ? [] : [[key, bounded(customHostLimits[key], value, old[key] ?? customHostLimits[key].min)]]
  })
  return Object.fromEntries(entries) as unknown as CustomHost
}

function tidySupplyHost(host: Supply["host"], old: Supply["host"]): Supply["host"] {
  if (host === "auto" || "id" in host) return host
  const known = old !== "auto" && "custom" in old ? old.custom : defaultCustomHost
  return { custom: tidyHost(host.custom, known) }
}

const tidyOwned = ({ host, count, boards, valueUsd }: OwnedHosts): OwnedHosts => ({
  host,
  count: bounded(limits.ownedHosts, count, 1),
  boards: boards && { gpu: boards.gpu, perHost: bounded(limits.boardsPerHost, boards.perHost, 1) },
  valueUsd: bounded(limits.priceUsd, valueUsd, 0),
})

/** A part of the scenario with the patch, its numbers within their bounds; what is no number leaves the old one. */
function patched<P extends Part>(part: P, scenario: Scenario, patch: Partial<Scenario[P]>): Scenario[P] {
  const old = scenario[part]
  const next: Scenario[P] = { ...old, ...patch }
  const numbers = Object.entries<Limit>(numbersOf(part)).map(([name, limit]) => {
    const field = name as NumberField<P>
    const value = next[field] as number | null
    return [field, value === null ? null : (clamp(limit, value) ?? old[field])]
  })
  return { ...next, ...(Object.fromEntries(numbers) as Partial<Scenario[P]>) }
}

export function setSupply(scenario: Scenario, patch: Partial<Supply>): Scenario {
  const next = patched("supply", scenario, patch)
  return changed(scenario, {
    ...scenario,
    supply: {
      ...next,
      host: tidySupplyHost(next.host, scenario.supply.host),
      gpus: unique(next.gpus),
      gpuLimits: boundedRecord(limits.gpuLimit, next.gpuLimits),
      owned: next.owned.slice(0, limits.ownedKinds.max).map(tidyOwned),
    },
  })
}

export function setPolicies(scenario: Scenario, patch: Partial<Policies>): Scenario {
  const next = patched("policies", scenario, patch)
  return changed(scenario, { ...scenario, policies: { ...next, vendors: unique(next.vendors), hypervisors: unique(next.hypervisors) } })
}

export function setEconomics(scenario: Scenario, patch: Partial<Economics>): Scenario {
  const next = patched("economics", scenario, patch)
  return changed(scenario, {
    ...scenario,
    economics: {
      ...next,
      counted: unique(next.counted.filter((extra) => extraCosts.includes(extra))),
      leftOut: desktopCosts.filter((cost) => next.leftOut.includes(cost)),
      currency: /^[A-Z]{3}$/.test(next.currency) ? next.currency : scenario.economics.currency,
      prices: boundedRecord(limits.priceUsd, next.prices),
    },
  })
}

/** Undefined gives the price back to the dataset. */
export function setPrice(scenario: Scenario, id: string, usd: number | undefined): Scenario {
  const { [id]: _old, ...others } = scenario.economics.prices
  if (usd !== undefined && Number.isNaN(usd)) return scenario
  return setEconomics(scenario, { prices: usd === undefined ? others : { ...others, [id]: usd } })
}

export function addPin(scenario: Scenario, pin: OptionPin): Scenario {
  if (scenario.pins.length >= pinLimit || scenario.pins.some((other) => same(other, pin))) return scenario
  return { ...scenario, pins: [...scenario.pins, pin] }
}

export function removePin(scenario: Scenario, index: number): Scenario {
  return changed(scenario, { ...scenario, pins: scenario.pins.filter((_, at) => at !== index) })
}

export const setPlanPins = (scenario: Scenario, planPins: readonly PlanPin[]): Scenario => changed(scenario, { ...scenario, planPins })

/** In the order in which techniques are always shown. */
export function setTechniques(scenario: Scenario, techniques: readonly TechniqueId[]): Scenario {
  return changed(scenario, { ...scenario, techniques: techniqueIds.filter((id) => techniques.includes(id)) })
}

export function setBusyPoint(scenario: Scenario, busyPoint: number): Scenario {
  return changed(scenario, { ...scenario, busyPoint: bounded(limits.share, busyPoint, scenario.busyPoint) })
}

export function setScheduler(scenario: Scenario, scheduler: Scenario["scheduler"]): Scenario {
  return changed(scenario, { ...scenario, scheduler })
}
