import type { Catalogue } from "../../dataset/catalogue.ts"
import { sumMoney, type Money } from "../basics/range.ts"
import { machinesOf } from "../decisions/fixed.ts"
import { scenarioOf, takenTogether, type FixedPart, type FixedPlan } from "../decisions/fixedPlan.ts"
import type { Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { limitReasons } from "../search/carryOut.ts"
import { countIn, scenarioIn, yearsOf } from "./counts.ts"
import { placeYears, type PlacedYears } from "./growOption.ts"
import type { Grown, GrowthYear, Machines } from "./types.ts"

/** A part of the plan over the years. */
interface Held extends PlacedYears {
  readonly part: FixedPart
  readonly own: Scenario
}

/**
 * A plan of parts held over the years: its parts' years together, and the limits of the whole in each. Of a group that is split, the VMs on hosts that were
 * there from the first stay, for those hosts are full: what comes goes to the part that is bought, and what goes leaves that part first.
 */
export function growPlan(plan: FixedPlan, scenario: Scenario, catalogue: Catalogue): Grown {
  const held = plan.parts.map((part): Held => {
    const own = overYears(part, plan, scenario)
    return { part, own, ...placeYears(part.option, own, catalogue) }
  })
  const last = Math.min(...held.map(({ grown }) => grown.years.length))
  const years = Array.from({ length: last }, (_, at): GrowthYear => {
    const together = yearOf(held, at)
    return { ...together, reasons: [...together.reasons, ...limitsIn(held, at, { scenario, catalogue })] }
  })
  const total = sumMoney(years.map((year) => year.total))
  const { budgetUsd } = scenario.policies
  return {
    option: plan,
    years,
    total,
    presentValue: sumMoney(years.map((year) => year.presentValue)),
    outgrown: first(held.map(({ grown }) => grown.outgrown)),
    failsIn: first([years.find(({ reasons }) => reasons.length > 0)?.year ?? null, last < yearsOf(scenario) ? last + 1 : null]),
    overBudget: budgetUsd !== null && total.likely > budgetUsd,
  }
}

/** The scenario of a part; of groups that it shares with others, with the VMs of each year that fall to it. */
function overYears(part: FixedPart, plan: FixedPlan, scenario: Scenario): Scenario {
  const own = scenarioOf(part, scenario)
  const later = Array.from({ length: Math.max(0, yearsOf(scenario) - 1) }, (_, at) => at + 2)
  return {
    ...own,
    groups: own.groups.map((group, at) => {
      const index = part.groups[at] ?? at
      if ((part.counts?.[at] ?? null) === null) return group
      return { ...group, overrides: { ...group.overrides, laterVms: later.map((year) => servedIn(year, index, part, { plan, scenario })) } }
    }),
  }
}

/** VMs of a group that a part serves in a year: parts on hosts that were there are filled first, up to what they had; the last part has the rest. */
function servedIn(
  year: number,
  index: number,
  asked: FixedPart,
  { plan, scenario }: { readonly plan: FixedPlan; readonly scenario: Scenario },
): number {
  const group = scenario.groups[index]
  if (!group) return 0
  const serving = plan.parts
    .filter(({ groups }) => groups.includes(index))
    .toSorted((a, b) => Number(a.share === null) - Number(b.share === null))
  let left = countIn(group, year, scenario)
  for (const [at, part] of serving.entries()) {
    const had = part.counts?.[part.groups.indexOf(index)] ?? group.count
    const served = at === serving.length - 1 ? left : Math.min(left, had)
    if (part === asked) return served
    left -= served
  }
  return 0
}

/** What the parts come to in a year together, and what each of them alone misses, told of the plan's groups. */
function yearOf(held: readonly Held[], at: number): GrowthYear {
  const parts = held.flatMap(({ grown }) => grown.years[at] ?? [])
  const money = (amount: "hardware" | "licences" | "running" | "total" | "presentValue"): Money => sumMoney(parts.map((one) => one[amount]))
  const machines = (of: "needed" | "bought" | "installed"): Machines => ({
    boards: parts.reduce((sum, one) => sum + one[of].boards, 0),
    hosts: parts.reduce((sum, one) => sum + one[of].hosts, 0),
  })
  return {
    year: at + 1,
    vms: parts.reduce((sum, { vms }) => sum + vms, 0),
    gpus: parts.reduce((sum, { gpus }) => sum + gpus, 0),
    needed: machines("needed"),
    bought: machines("bought"),
    installed: machines("installed"),
    hardware: money("hardware"),
    licences: money("licences"),
    running: money("running"),
    total: money("total"),
    presentValue: money("presentValue"),
    reasons: held.flatMap(({ part, grown }) =>
      (grown.years[at]?.reasons ?? []).map((one) => ({ ...one, group: one.group === null ? null : (part.groups[one.group] ?? null) })),
    ),
  }
}

/** Limits of the whole that are broken in a year; the budget is of all years. */
function limitsIn(
  held: readonly Held[],
  at: number,
  { scenario, catalogue }: { readonly scenario: Scenario; readonly catalogue: Catalogue },
): readonly Reason[] {
  const then = scenarioIn(scenario, at + 1).scenario
  const machines = held.flatMap(({ placed, own }) => {
    const one = placed[at]
    return one ? [machinesOf(one, scenarioIn(own, at + 1).scenario, catalogue)] : []
  })
  if (machines.length === 0) return []
  return limitReasons(takenTogether(machines, then, catalogue), then).filter(({ code }) => code !== "budget")
}

const first = (years: readonly (number | null)[]): number | null => {
  const told = years.flatMap((year) => year ?? [])
  return told.length === 0 ? null : Math.min(...told)
}
