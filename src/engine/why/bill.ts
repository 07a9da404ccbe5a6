import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/core.ts"
import { add, exact, mapRange, multiply, scale, sum } from "../basics/range.ts"
import { capitalOf, itemsOf, type Capital, type Item } from "../cost/capital.ts"
import { planningOf, purchases, type Planning, type PlanningNumber } from "../cost/defaults.ts"
import { boardPower, gpuDraw, hostDraw, hoursPerYear, type Draw } from "../cost/energy.ts"
import { administrators, borrowings, interest } from "../cost/extras.ts"
import type { CostInput } from "../cost/input.ts"
import { termsIn } from "../cost/licenceUnits.ts"
import { loadOf } from "../cost/load.ts"
import { licencePrice } from "../cost/prices.ts"
import { hostOptions } from "../feasibility/hardware.ts"
import { candidateOf } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import type { CostLine, Input, OptionResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { costInputOf } from "./explain.ts"
import { computed, partTold, planned, yours, type Say } from "./inputs.ts"
import { chargedLicences, type ChargedLicence } from "./licences.ts"

/** A number that a line of the bill is worked out from. */
export interface Factor extends Omit<Input, "value"> {
  readonly value: Range
}

/**
 * When a term falls due. "start": at once. "worn": from the end of the first one's life on, by the year, as far as the horizon goes.
 * "yearly": in equal parts over the horizon after so many years, which are free.
 */
export type Due =
  { readonly when: "start" } | { readonly when: "worn"; readonly life: Range } | { readonly when: "yearly"; readonly after: number }

/** USD = `constant` times all factors, end by end: low with low, high with high. */
export interface BillTerm {
  readonly constant: number
  readonly factors: readonly Factor[]
  readonly due: Due
}

/** A line of the bill as a calculation: the sum of its terms is its `usd`, as far as that is known. */
export interface BillLine extends CostLine {
  readonly terms: readonly BillTerm[]
  /** Of a licence. */
  readonly licence: ChargedLicence["licence"] | null
  /** It is there already. */
  readonly isOwned: boolean
}

/** USD of a term over the horizon. */
export const termUsd = ({ constant, factors }: BillTerm): Range =>
  scale(
    factors.reduce((product, { value }) => multiply(product, value), exact(1)),
    constant,
  )

/** The bill of an option, line by line as its cost has it, each as a calculation. Empty where nothing is priced. The scenario is the option's own; of a part, `partScenario`. */
export function billOf(option: OptionResult, scenario: Scenario, catalogue: Catalogue): readonly BillLine[] {
  const plan = planCandidate(candidateOf(option, catalogue), hostOptions(scenario, catalogue), scenario, catalogue)
  const input = costInputOf(option, plan, scenario, catalogue)
  return option.cost && input ? linesOf(option.cost.lines, input) : []
}

function linesOf(lines: readonly CostLine[], input: CostInput): readonly BillLine[] {
  const planning = planningOf(input.scenario.economics, input.catalogue)
  const items = itemsOf(input, planning)
  const capital = capitalOf(input, planning)
  const licences = chargedLicences(input)
  return lines.map((line) => {
    const isOwned = line.label.id === "bill-owned"
    const found = line.label.id === "named" ? licences.get(line.label.values.of.id) : undefined
    const terms = (): readonly BillTerm[] => {
      switch (line.part) {
        case "gpus":
        case "hosts":
        case "network":
          return items.filter((item) => item.part === line.part).flatMap((item) => hardwareTerms(line, item, isOwned, input))
        case "licences":
        case "broker":
        case "rights":
          return found ? licenceTerms(line, found, input) : []
        case "energy":
          return energyTerms(line, input, planning)
        case "maintenance":
          return maintenanceTerms(capital, input, planning)
        case "space":
          return [
            term(12, yearly(), known(computed("space-power", line.quantity, "kilowatts")), ofPlanning(planning.space), horizon(input)),
          ]
        case "staff":
          return [term(1, yearly(), ranged("staff", administrators(input, planning), "person"), ofPlanning(planning.staff), horizon(input))]
        case "financing":
          return financingTerms(capital, input, planning)
      }
    }
    return { ...line, terms: terms(), licence: found?.licence ?? null, isOwned }
  })
}

const start: Due = { when: "start" }
const yearly = (after = 0): Due => ({ when: "yearly", after })
const term = (constant: number, due: Due, ...factors: readonly Factor[]): BillTerm => ({ constant, due, factors })

/** A single figure as a range. */
const known = (input: Input): Factor => ({ ...input, value: typeof input.value === "number" ? exact(input.value) : exact(0) })
const ofPlanning = (number: PlanningNumber): Factor => ({ ...planned(number), value: number.value })
const horizon = ({ scenario }: CostInput): Factor => known(yours("cost-horizon", scenario.economics.years, "years"))
const ranged = (label: Say | "staff", value: Range, unit: Input["unit"]): Factor => ({
  ...computed(label === "staff" ? partTold("staff") : label, 0, unit),
  value,
})

const isNothing = ({ low, high }: Range): boolean => low === 0 && high === 0

function hardwareTerms(line: CostLine, item: Item, isOwned: boolean, input: CostInput): readonly BillTerm[] {
  const times = purchases(input.scenario.economics.years, item.life.value)
  const again = add(times, exact(-1))
  const units = known(computed(isOwned ? "cost-units-owned" : "cost-units-bought", line.quantity, line.unit))
  const price: Factor = {
    label: { id: line.part === "gpus" ? "cost-board-price" : "cost-host-price", values: {} },
    unit: "usd",
    evidence: item.price.evidence,
    basis: item.price.basis,
    value: item.price.usd,
  }
  const priceOf = line.part === "network" ? { ...price, label: item.label } : price
  const isPriced = item.price.usd.known
  const first = isOwned
    ? [term(1, start, units, known(yours("cost-owned-value", item.ownedUsd, "usd")))]
    : isPriced
      ? [term(1, start, units, priceOf)]
      : []
  if (!isPriced || isNothing(again)) return first
  return [
    ...first,
    term(1, { when: "worn", life: item.life.value }, units, priceOf, ranged({ id: "cost-replacements", values: {} }, again, "")),
  ]
}

function licenceTerms(line: CostLine, { licence, years }: ChargedLicence, input: CostInput): readonly BillTerm[] {
  const { usd, evidence, basis } = licencePrice(input, licence)
  const units = known(computed("licence-units", line.quantity, line.unit))
  const after = input.scenario.economics.years - years
  const isOnce = licence.term === "perpetual" || licence.term === "none"
  const terms: BillTerm[] = []
  if (usd.known) {
    const price: Factor = { label: { id: "licence-unit-price", values: {} }, unit: "usd", evidence, basis, value: usd }
    const paid = known(computed("licence-terms", years > 0 ? termsIn(licence.term, years) : 0, licence.term === "none" ? "" : licence.term))
    terms.push(term(1, isOnce ? start : yearly(after), units, price, paid))
  }
  const support = licence.supportUsdPerYear
  if (support) {
    const each: Factor = { label: { id: "licence-support", values: {} }, unit: "usd-per-year", evidence, basis, value: support }
    terms.push(term(1, yearly(after), units, each, known(yours("cost-horizon", years, "years"))))
  }
  return terms
}

/** Electricity of what idles, and of what the busy hour adds. */
function energyTerms(line: CostLine, input: CostInput, planning: Planning): readonly BillTerm[] {
  const draw = drawOf(line, input)
  if (!draw) return []
  const rest = [ofPlanning(planning.pue), ofPlanning(planning.electricity), horizon(input)]
  const busy: Factor = {
    ...ofPlanning(planning.busyHours),
    value: mapRange(planning.busyHours.value, (share) => Math.min(1, Math.max(0, share))),
  }
  return [
    term(hoursPerYear / 1000, yearly(), known(computed("energy-idle-all", draw.idleWatts, "watts")), ...rest),
    term(hoursPerYear / 1000, yearly(), known(computed("energy-busy-all", draw.busyWatts, "watts")), busy, ...rest),
  ]
}

function drawOf(line: CostLine, input: CostInput): Draw | null {
  const load = loadOf(input)
  if (line.label.id !== "bill-electricity") return null
  if (line.label.values.of === "hosts") return hostDraw(input, load)
  const power = input.gpu ? boardPower(input, input.gpu) : null
  return input.gpu && power ? gpuDraw(input, input.gpu, power, load) : null
}

/** Of what is installed, units and price as new. */
const installedFactors = ({ units, unit, label, price }: Capital["installed"][number]): readonly Factor[] => [
  known(computed("licence-units", units, unit)),
  ranged(label, price, "usd"),
]

const maintenanceTerms = (capital: Capital, input: CostInput, planning: Planning): readonly BillTerm[] =>
  capital.installed.map((item) => term(1 / 100, yearly(), ...installedFactors(item), ofPlanning(planning.maintenance), horizon(input)))

function financingTerms(capital: Capital, input: CostInput, planning: Planning): readonly BillTerm[] {
  const { years } = input.scenario.economics
  return capital.installed.map((item) =>
    term(
      1,
      yearly(),
      ...installedFactors(item),
      ranged("interest-borrowings", borrowings(item, years), ""),
      ranged(item.unit === "host" ? "interest-hosts" : "interest-gpus", interest(planning.discount.value, item.life.value), "usd"),
    ),
  )
}

/** USD in each year of the horizon, the last of which may be a part of one. They add up to the terms' sum. */
export function byYear(terms: readonly BillTerm[], years: number): readonly Range[] {
  return Array.from({ length: Math.ceil(years) }, (_, year) => {
    const [from, to] = [year, Math.min(years, year + 1)]
    return sum(terms.map((one) => multiply(termUsd(one), dueIn(one.due, from, to, years))))
  })
}

/** The part of a term that falls due between two points of the horizon, years. */
function dueIn(due: Due, from: number, to: number, years: number): Range {
  if (due.when === "start") return exact(from === 0 ? 1 : 0)
  const within = (begin: number): number => (years > begin ? Math.max(0, to - Math.max(from, begin)) / (years - begin) : 0)
  if (due.when === "yearly") return exact(due.after >= years ? Number(from === 0) : within(due.after))
  // The dear end is the short life.
  return { low: within(due.life.high), likely: within(due.life.likely), high: within(due.life.low) }
}
