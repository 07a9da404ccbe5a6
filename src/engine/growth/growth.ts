import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/core.ts"
import { addMoney, sumMoney, zeroMoney, type Money } from "../basics/range.ts"
import type { Task } from "../basics/task.ts"
import { costOf, type CostInput } from "../cost/cost.ts"
import { planningOf, type PlanningNumber } from "../cost/defaults.ts"
import { ownedUse } from "../cost/owned.ts"
import { placeFixed, type FixedOption } from "../decisions/fixed.ts"
import { costInput } from "../plan/placed.ts"
import type { Cost, Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { scenarioIn, yearsOf } from "./counts.ts"

/** What a year needs, or has: boards and hosts with spares. */
export interface Machines {
  readonly boards: number
  readonly hosts: number
}

export interface GrowthYear {
  /** From 1. */
  readonly year: number
  readonly vms: number
  /** That carry VMs. */
  readonly gpus: number
  readonly needed: Machines
  /** Bought in this year, beside what was there. */
  readonly bought: Machines
  /** Bought up to and in this year, and owned before: all stays. */
  readonly installed: Machines
  /** Boards, hosts, network and interest on them; licences, broker and rights; electricity, maintenance and what is counted besides. USD. */
  readonly hardware: Money
  readonly licences: Money
  readonly running: Money
  readonly total: Money
  /** The total as worth at the beginning of the first year, paid at the beginning of its own. */
  readonly presentValue: Money
  /** What of the scenario's limits and needs the option breaks in this year; the budget is of all years. */
  readonly reasons: readonly Reason[]
}

/** An option held over all years. */
export interface Grown {
  readonly option: FixedOption
  /** Up to the year before the one in which nothing can be placed. */
  readonly years: readonly GrowthYear[]
  readonly total: Money
  readonly presentValue: Money
  /** First year for which what was there in the first is too little; null: it holds. */
  readonly outgrown: number | null
  /** First year in which the option misses a need or limit, or cannot be placed; null: none. */
  readonly failsIn: number | null
  /** All years together cost more than the budget. */
  readonly overBudget: boolean
}

export interface Growth {
  /** Percent a year. */
  readonly discount: Pick<PlanningNumber, "value" | "basis" | "evidence">
  /** VMs by group in each year. */
  readonly vms: readonly (readonly number[])[]
  /** Cheapest first, by present value; those that miss a need in some year last. */
  readonly options: readonly Grown[]
}

const minus = (a: Money, b: Money): Money => ({ ...a, low: a.low - b.low, likely: a.likely - b.likely, high: a.high - b.high })

/** The cost as if it were added up over so many years. */
const costOver = (input: CostInput, years: number): Cost | null =>
  years <= 0 ? null : costOf({ ...input, scenario: { ...input.scenario, economics: { ...input.scenario.economics, years } } })

type Sum = (cost: Cost | null) => Money
const partsSum =
  (...parts: readonly (keyof Cost["breakdown"])[]): Sum =>
  (cost) =>
    cost === null ? zeroMoney : sumMoney(parts.map((part) => cost.breakdown[part]))
const hardwareOf = partsSum("gpus", "hosts", "network", "financing")
const licencesOf = partsSum("licences", "broker", "rights")
const runningOf = partsSum("energy", "maintenance", "space", "staff")

/** What is paid once for licences that are bought and not rented: the part of their cost that does not grow with the years. */
function onceOf(input: CostInput): Money {
  const [one, two] = [licencesOf(costOver(input, 1)), licencesOf(costOver(input, 2))]
  return minus(one, minus(two, one))
}

/** The same plan on more machines than it needs, for what was bought stays. */
function onMachines(input: CostInput, { boards, hosts }: Machines): CostInput {
  const { gpus, hosts: own } = input.placement
  const placement = {
    ...input.placement,
    gpus: { ...gpus, boards: boards - gpus.spareBoards },
    hosts: { ...own, count: hosts - own.spare },
  }
  return { ...input, placement }
}

/** Machines bought in one year: what they cost by their age, which is zero at the beginning of that year. */
interface Batch {
  readonly year: number
  readonly at: (age: number) => Money
}

function batchOf(year: number, input: CostInput, before: Machines, after: Machines): Batch {
  const [without, withAll] = [onMachines(input, before), onMachines(input, after)]
  const none = before.boards + before.hosts === 0
  const known = new Map<number, Money>()
  return {
    year,
    at: (age) => {
      const found = known.get(age)
      if (found) return found
      const all = hardwareOf(costOver(withAll, age))
      const made = none ? all : minus(all, hardwareOf(costOver(without, age)))
      known.set(age, made)
      return made
    },
  }
}

const discounted = (amount: Money, rate: Range, year: number): Money => {
  const factor = (percent: number): number => (1 + percent / 100) ** (1 - year)
  return {
    ...amount,
    low: amount.low * factor(rate.high),
    likely: amount.likely * factor(rate.likely),
    high: amount.high * factor(rate.low),
  }
}

/** The user's own rate, else the dataset's range. */
const discountOf = ({ economics }: Scenario, catalogue: Catalogue): PlanningNumber =>
  planningOf({ ...economics, discountPercent: economics.discountRatePercent }, catalogue).discount

const nothing: Machines = { boards: 0, hosts: 0 }
const most = (a: Machines, b: Machines): Machines => ({ boards: Math.max(a.boards, b.boards), hosts: Math.max(a.hosts, b.hosts) })

/** The option with the types of those groups alone that are there in the year. */
const withPlaces = (option: FixedOption, places: readonly number[]): FixedOption => ({
  ...option,
  slicing: { ...option.slicing, types: places.map((place) => option.slicing.types[place] ?? null) },
})

function grow(option: FixedOption, scenario: Scenario, catalogue: Catalogue): Grown {
  const last = scenario.economics.years
  const rates = discountOf(scenario, catalogue).value
  const years: GrowthYear[] = []
  const batches: Batch[] = []
  let installed = nothing
  let bought = nothing
  let once = zeroMoney
  let failsIn: number | null = null
  for (let year = 1; year <= yearsOf(scenario); year++) {
    const then = scenarioIn(scenario, year)
    const end = Math.min(year, last)
    const vms = then.scenario.groups.reduce((sum, { count }) => sum + count, 0)
    const carried = vms === 0 ? null : placeFixed(withPlaces(option, then.places), then.scenario, catalogue)
    if (vms > 0 && !carried) {
      failsIn ??= year
      break
    }
    const reasons = (carried?.reasons ?? []).filter(({ code }) => code !== "budget")
    if (reasons.length > 0) failsIn ??= year
    const input = carried && costInput(carried.placed.plan, carried.placed, then.scenario, catalogue)
    const placement = carried?.placed.placement
    const needed: Machines = placement
      ? { boards: placement.gpus.boards + placement.gpus.spareBoards, hosts: placement.hosts.count + placement.hosts.spare }
      : nothing
    const after = most(installed, needed)
    let now = bought
    if (input && (after.boards > installed.boards || after.hosts > installed.hosts)) {
      batches.push(batchOf(year, input, installed, after))
      const own = ownedUse(input.host, onMachines(input, after).placement)
      now = most(bought, { boards: after.boards - own.boards, hosts: after.hosts - own.hosts })
    }
    const hardware = sumMoney(
      batches.map((batch) => minus(batch.at(end - batch.year + 1), year === batch.year ? zeroMoney : batch.at(year - batch.year))),
    )
    const [atEnd, atStart] = input ? [costOver(input, end), costOver(input, year - 1)] : [null, null]
    const onceNow = input ? onceOf(input) : zeroMoney
    const paid = minus(licencesOf(atEnd), year === 1 ? onceNow : licencesOf(atStart))
    const more = onceNow.likely > once.likely ? minus(onceNow, once) : zeroMoney
    if (onceNow.likely > once.likely) once = onceNow
    const licences = addMoney(paid, more)
    const running = minus(runningOf(atEnd), runningOf(atStart))
    const total = sumMoney([hardware, licences, running])
    years.push({
      year,
      vms,
      gpus: placement?.gpus.count ?? 0,
      needed,
      bought: { boards: now.boards - bought.boards, hosts: now.hosts - bought.hosts },
      installed: after,
      hardware,
      licences,
      running,
      total,
      presentValue: discounted(total, rates, year),
      reasons,
    })
    installed = after
    bought = now
  }
  const total = sumMoney(years.map((one) => one.total))
  const [first] = years
  const outgrown = years.find(({ needed }) => first && (needed.boards > first.installed.boards || needed.hosts > first.installed.hosts))
  const { budgetUsd } = scenario.policies
  return {
    option,
    years,
    total,
    presentValue: sumMoney(years.map((one) => one.presentValue)),
    outgrown: outgrown?.year ?? null,
    failsIn,
    overBudget: budgetUsd !== null && total.likely > budgetUsd,
  }
}

const fails = ({ failsIn, overBudget }: Grown): boolean => failsIn !== null || overBudget

/**
 * Each option held over the years of the scenario, with the VMs of each: what is needed, bought and paid when. What is bought stays, and is bought
 * anew pro rata when its life is over; prices are those of today; licences that are rented are those of the year, licences that are bought are
 * added to; what is not needed any more is switched off and no longer maintained. With no growth the years add up to the option's own cost.
 */
export function* growthTask(options: readonly FixedOption[], scenario: Scenario, catalogue: Catalogue): Task<Growth> {
  const grown: Grown[] = []
  for (const option of options) {
    yield { done: grown.length, of: options.length }
    grown.push(grow(option, scenario, catalogue))
  }
  grown.sort((a, b) => Number(fails(a)) - Number(fails(b)) || a.presentValue.likely - b.presentValue.likely)
  const { value, basis, evidence } = discountOf(scenario, catalogue)
  const vms = Array.from({ length: yearsOf(scenario) }, (_, at) => {
    const then = scenarioIn(scenario, at + 1)
    return scenario.groups.map((_group, place) => then.scenario.groups[then.places.indexOf(place)]?.count ?? 0)
  })
  return { discount: { value, basis, evidence }, vms, options: grown }
}
