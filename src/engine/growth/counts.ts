import { limits, type Scenario, type VmGroup } from "../scenario.ts"

/** VMs of a group in a year, from 1: its own figures, else its own rate or the scenario's, compounded from the first year and rounded. */
export function countIn({ count, overrides }: VmGroup, year: number, { economics }: Pick<Scenario, "economics">): number {
  const { laterVms, growthPercent } = overrides
  if (year <= 1) return count
  if (laterVms && laterVms.length > 0) return laterVms[Math.min(year - 2, laterVms.length - 1)] ?? count
  const rate = growthPercent ?? economics.growthPercent ?? 0
  return Math.min(limits.count.max, Math.round(count * (1 + rate / 100) ** (year - 1)))
}

/** Whether anything is said of growth. */
export const growthAsked = ({ groups, economics }: Scenario): boolean =>
  economics.growthPercent !== null ||
  groups.some(({ overrides }) => overrides.growthPercent !== undefined || (overrides.laterVms?.length ?? 0) > 0)

/** Years looked at: those over which costs are added up, the last one whole or begun. */
export const yearsOf = ({ economics }: Scenario): number => Math.ceil(economics.years - 1e-9)

/** The scenario as it is in a year, from 1, without groups that have no VMs then; and the places of those that have. */
export function scenarioIn(scenario: Scenario, year: number): { readonly scenario: Scenario; readonly places: readonly number[] } {
  const all = scenario.groups.map((group, place) => ({ place, group: { ...group, count: countIn(group, year, scenario) } }))
  const there = all.filter(({ group }) => group.count > 0)
  return { scenario: { ...scenario, groups: there.map(({ group }) => group) }, places: there.map(({ place }) => place) }
}
