import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { costWords } from "./currency.ts"
import { gpuShortName, yearsPhrase } from "./optionWords.ts"
import { techniqueStyle } from "./techniqueStyle.ts"

// Which option of a report the page speaks of: in the verdict, in pictures, of goals.

export const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

export type Priced = OptionResult & { readonly cost: NonNullable<OptionResult["cost"]> }
export const isPriced = (option: OptionResult): option is Priced => option.cost !== null

/** One row per product and GPU: a pin may repeat what was found best. */
export function distinct(options: readonly OptionResult[]): readonly OptionResult[] {
  const seen = new Set<string>()
  return options.filter((option) => !seen.has(option.key) && seen.add(option.key))
}

/**
 * The cheapest option that meets every need, by likely total cost. A price that is not fully known comes after every one that is:
 * "at least" is no promise. Of prices that read the same the greater native share wins. Null where nothing is feasible.
 */
export function bestFit(report: Report, scenario: Scenario): OptionResult | null {
  const feasible = distinct(report.options).filter((option) => option.feasible)
  const [cheapest] = feasible
    .filter(isPriced)
    .toSorted((a, b) => Number(b.cost.total.known) - Number(a.cost.total.known) || a.cost.total.likely - b.cost.total.likely)
  if (!cheapest) return feasible[0] ?? null
  return (
    [cheapest, ...samePrice(cheapest, feasible, scenario)].toSorted(
      (a, b) => (b.nativeShare?.likely ?? -1) - (a.nativeShare?.likely ?? -1),
    )[0] ?? cheapest
  )
}

export function naming(option: OptionResult): string {
  const gpu = gpuShortName(option)
  const joint = option.productName.includes(" on ") ? ", " : " on "
  return `${lowerFirst(techniqueStyle[option.technique].name)} (${option.productName}${gpu === null ? "" : `${joint}${gpu}`})`
}

export function costPhrase(option: OptionResult, scenario: Scenario): string {
  if (!isPriced(option)) return "price unknown"
  return `${costWords(option.cost.total, scenario)} ${yearsPhrase(scenario)}`
}

/** Those at the same price; what has the same name on the same GPU is no other choice. */
export function samePrice(best: OptionResult, options: readonly OptionResult[], scenario: Scenario): readonly OptionResult[] {
  if (!isPriced(best)) return []
  const price = costPhrase(best, scenario)
  const seen = new Set([naming(best)])
  return options.filter(
    (option) =>
      option.feasible &&
      option.key !== best.key &&
      isPriced(option) &&
      costPhrase(option, scenario) === price &&
      !seen.has(naming(option)) &&
      seen.add(naming(option)),
  )
}

/** Where nothing meets every need: the options with the fewest reasons against them, the cheapest first. */
export function nearest(report: Report): readonly OptionResult[] {
  const options = distinct(report.options)
  const price = (option: OptionResult): number => option.cost?.total.likely ?? Number.POSITIVE_INFINITY
  const fewest = Math.min(...options.map((option) => option.reasons.length))
  return options
    .filter((option) => option.reasons.length === fewest)
    .toSorted((a, b) => (price(a) < price(b) ? -1 : Number(price(a) > price(b))))
}

/** What the verdict is about: the best that meets every need, else the one that comes closest. Null where nothing is compared. */
const leading = (report: Report, scenario: Scenario): OptionResult | null => bestFit(report, scenario) ?? nearest(report)[0] ?? null

/** The option in focus, by its key or its technique; else what the verdict is about. Pictures show it, and goals are checked against it. */
export const shownOption = (report: Report, scenario: Scenario, focus: string | null): OptionResult | null =>
  report.options.find((one) => one.key === focus) ?? report.options.find((one) => one.technique === focus) ?? leading(report, scenario)
