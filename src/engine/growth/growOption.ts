import type { Catalogue } from "../../dataset/catalogue.ts"
import { addMoney, sumMoney, zeroMoney, type Money } from "../basics/range.ts"
import type { CostPart } from "../basics/why/cost.ts"
import { costOf, type CostInput } from "../cost/cost.ts"
import { ownedUse } from "../cost/owned.ts"
import { placeFixed, type FixedOption } from "../decisions/fixed.ts"
import { costInput, type PlacedPlan } from "../plan/placed.ts"
import type { Cost } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { scenarioIn, yearsOf } from "./counts.ts"
import { discounted, discountOf } from "./discount.ts"
import type { Grown, GrowthYear, Machines } from "./types.ts"

const minus = (a: Money, b: Money): Money => ({ ...a, low: a.low - b.low, likely: a.likely - b.likely, high: a.high - b.high })

/** The cost as if it were added up over so many years. */
const costOver = (input: CostInput, years: number): Cost | null =>
  years <= 0 ? null : costOf({ ...input, scenario: { ...input.scenario, economics: { ...input.scenario.economics, years } } })

type Sum = (cost: Cost | null) => Money
/** When the parts of a cost are paid: as machines are bought, as licences are, or as time goes by. */
const paidAs: Readonly<Record<CostPart, "hardware" | "licences" | "running">> = {
  gpus: "hardware",
  hosts: "hardware",
  network: "hardware",
  financing: "hardware",
  licences: "licences",
  broker: "licences",
  rights: "licences",
  energy: "running",
  maintenance: "running",
  space: "running",
  staff: "running",
}
const sumOf = (kind: (typeof paidAs)[CostPart]): Sum => {
  const parts = (Object.keys(paidAs) as CostPart[]).filter((part) => paidAs[part] === kind)
  return (cost) => (cost === null ? zeroMoney : sumMoney(parts.map((part) => cost.breakdown[part])))
}
const hardwareOf = sumOf("hardware")
const licencesOf = sumOf("licences")
const runningOf = sumOf("running")

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

const nothing: Machines = { boards: 0, hosts: 0 }
const most = (a: Machines, b: Machines): Machines => ({ boards: Math.max(a.boards, b.boards), hosts: Math.max(a.hosts, b.hosts) })

/** The option with the types of those groups alone that are there in the year. */
const withPlaces = (option: FixedOption, places: readonly number[]): FixedOption => ({
  ...option,
  slicing: { ...option.slicing, types: places.map((place) => option.slicing.types[place] ?? null) },
})

/** An option held over the years, and how it was placed in each of them; null: there are no VMs then. */
export interface PlacedYears {
  readonly grown: Grown
  readonly placed: readonly (PlacedPlan | null)[]
}

export const growOption = (option: FixedOption, scenario: Scenario, catalogue: Catalogue): Grown =>
  placeYears(option, scenario, catalogue).grown

export function placeYears(option: FixedOption, scenario: Scenario, catalogue: Catalogue): PlacedYears {
  const last = scenario.economics.years
  const rates = discountOf(scenario, catalogue).value
  const years: GrowthYear[] = []
  const placed: (PlacedPlan | null)[] = []
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
    const against = (carried?.reasons ?? []).filter(({ code }) => code !== "budget")
    const reasons = against.map((one) => ({ ...one, group: one.group === null ? null : (then.places[one.group] ?? null) }))
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
    placed.push(carried?.placed ?? null)
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
  const grown: Grown = {
    option,
    years,
    total,
    presentValue: sumMoney(years.map((one) => one.presentValue)),
    outgrown: outgrown?.year ?? null,
    failsIn,
    overBudget: budgetUsd !== null && total.likely > budgetUsd,
  }
  return { grown, placed }
}
