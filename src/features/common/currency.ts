import { shownCurrency, type Scenario } from "../../engine/scenario.ts"
import { likelyMoney, type Currency, type Span } from "../../ui/format.ts"

/** In which amounts of a scenario are shown. */
export const currencyOf = ({ economics }: Scenario): Currency => shownCurrency(economics)

/** What stands beside amounts that are not in the currency asked for; null where they are. */
export const rateNote = ({ economics }: Scenario): string | null =>
  shownCurrency(economics).code === economics.currency ? null : `US dollars: no rate for ${economics.currency} is set`

/** "$410k", or "≥ $410k" where part of the price is not known. */
export const costFigure = (cost: { readonly total: Span & { readonly known: boolean } }, currency: Currency): string =>
  `${cost.total.known ? "" : "≥ "}${likelyMoney(cost.total, currency)}`

/** In sentences: "about $410k", "at least $410k (US dollars: no rate for EUR is set)". */
export function costWords(total: Span & { readonly known: boolean }, scenario: Scenario): string {
  const note = rateNote(scenario)
  return `${total.known ? "about" : "at least"} ${likelyMoney(total, currencyOf(scenario))}${note === null ? "" : ` (${note})`}`
}
