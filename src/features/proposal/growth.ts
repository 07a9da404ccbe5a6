import type { Catalogue } from "../../dataset/catalogue.ts"
import { sumMoney, type Money } from "../../engine/basics/range.ts"
import { finish } from "../../engine/basics/task.ts"
import { fixOption } from "../../engine/decisions/fixed.ts"
import { growthAsked } from "../../engine/growth/counts.ts"
import { growthTask, type Grown, type Growth, type GrowthYear, type Machines } from "../../engine/growth/growth.ts"
import type { OptionResult } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"

/** What becomes of the plan while its VMs grow: of its parts together, year by year. Amounts are USD. */
export interface PlanGrowth extends Pick<Grown, "total" | "presentValue" | "outgrown" | "failsIn" | "overBudget"> {
  readonly years: readonly Omit<GrowthYear, "reasons" | "gpus">[]
  /** Percent a year, by which later amounts count less. */
  readonly discount: Growth["discount"]
}

const first = (years: readonly (number | null)[]): number | null => {
  const told = years.flatMap((year) => year ?? [])
  return told.length === 0 ? null : Math.min(...told)
}

const machinesOf = (all: readonly Machines[]): Machines => ({
  boards: all.reduce((sum, { boards }) => sum + boards, 0),
  hosts: all.reduce((sum, { hosts }) => sum + hosts, 0),
})

function yearOf(parts: readonly GrowthYear[]): Omit<GrowthYear, "reasons" | "gpus"> {
  const money = (amount: "hardware" | "licences" | "running" | "total" | "presentValue"): Money => sumMoney(parts.map((one) => one[amount]))
  return {
    year: parts[0]?.year ?? 1,
    vms: parts.reduce((sum, { vms }) => sum + vms, 0),
    needed: machinesOf(parts.map(({ needed }) => needed)),
    bought: machinesOf(parts.map(({ bought }) => bought)),
    installed: machinesOf(parts.map(({ installed }) => installed)),
    hardware: money("hardware"),
    licences: money("licences"),
    running: money("running"),
    total: money("total"),
    presentValue: money("presentValue"),
  }
}

/** Null where no growth is asked for, or nothing is proposed. Years end before the first in which a part cannot be placed. */
export function planGrowth(
  parts: readonly { readonly option: OptionResult; readonly scenario: Scenario }[],
  scenario: Scenario,
  catalogue: Catalogue,
): PlanGrowth | null {
  if (!growthAsked(scenario) || parts.length === 0) return null
  const grown = parts.flatMap(({ option, scenario: own }) => {
    const fixed = fixOption(option)
    return fixed ? [finish(growthTask([fixed], own, catalogue))] : []
  })
  const [one] = grown
  const each = grown.flatMap(({ options }) => options)
  if (!one || each.length < parts.length) return null
  const last = Math.min(...each.map(({ years }) => years.length))
  const years = Array.from({ length: last }, (_, at) => yearOf(each.flatMap((part) => part.years[at] ?? [])))
  const total = sumMoney(years.map((year) => year.total))
  const { budgetUsd } = scenario.policies
  return {
    years,
    discount: one.discount,
    total,
    presentValue: sumMoney(years.map((year) => year.presentValue)),
    outgrown: first(each.map(({ outgrown }) => outgrown)),
    failsIn: first(each.map(({ failsIn }) => failsIn)),
    overBudget: budgetUsd !== null && total.likely > budgetUsd,
  }
}
