import { count, money, moneyRange, number } from "../../../../ui/format.ts"
import { sayWhy, unitOfCount } from "../../../../words/why.ts"
import { conditionsOf, drainLines, failureLines, stunText } from "../../../common/migrationWords.ts"
import { migrationWords, sentence, yearsPhrase } from "../../../common/optionWords.ts"
import { yearChartOn, yearSeries } from "./charts.ts"
import { captionOn, pointsOn, rightCell, slideOf, tableOn, type Deck, type TableCell } from "./deck.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

const rowsOnSlide = 9

type Material = SlideFacts["made"]["materials"][number]

/** What is bought, licensed and used, over as many slides as it takes. */
export function materialSlides(deck: Deck, { made }: SlideFacts): void {
  const { materials, currency, plan } = made
  const heads: readonly TableCell[] = ["What", rightCell("Quantity"), "Unit", rightCell("Price of one"), "Price of", rightCell("Cost")]
  for (let from = 0; from < Math.max(1, materials.length); from += rowsOnSlide) {
    const some = materials.slice(from, from + rowsOnSlide)
    const slide = slideOf(deck, from === 0 ? "What it takes" : "What it takes, continued", notesOf(made, "prices"))
    if (some.length === 0) {
      pointsOn(slide, ["Nothing could be placed, so nothing is bought."], { y: 1.6, h: 1, size: 20 })
      return
    }
    const rows = some.map((one): readonly TableCell[] => [
      plan.parts.length > 1 ? `${nameOf(one)} (part ${one.planPart + 1})` : nameOf(one),
      rightCell(count(one.quantity)),
      termOf(one),
      rightCell(one.price ? moneyRange(one.price, currency) : "not known"),
      datesOf(one),
      rightCell(`${one.usd.known ? "" : "≥ "}${moneyRange(one.usd, currency)}`),
    ])
    tableOn(slide, heads, rows, { widths: [4.4, 1.2, 2.2, 1.6, 1.3, 1.43], size: 14 })
    captionOn(
      slide,
      `Cost ${yearsPhrase(made.scenario)}, replacements and all terms included. Electricity and maintenance stand in the cost by year.`,
      6.4,
    )
  }
}

const nameOf = ({ label, edition, isOwned }: Material): string =>
  `${edition ?? sayWhy(label)}${isOwned && edition === null && label.id !== "bill-owned" ? ", yours" : ""}`

const termOf = ({ unit, term, quantity }: Material): string => {
  const what = unitOfCount(unit, quantity)
  return term === null || term === "none" ? what : term === "perpetual" ? `${what}, perpetual` : `${what} and ${term}`
}

const datesOf = ({ pricedBy, priceBasis }: Material): string => {
  if (priceBasis === "yours") return "yours"
  const dates = [...new Set(pricedBy.flatMap(({ date }) => date ?? []))].sort()
  return dates.length === 0 ? (priceBasis ?? "–") : (dates.at(-1) ?? "–")
}

/** What is paid when. */
export function yearsSlide(deck: Deck, { made }: SlideFacts): void {
  const slide = slideOf(deck, "Cost by year", notesOf(made, "plan"))
  const series = yearSeries(made)
  if (series.length === 0) {
    pointsOn(slide, ["There is nothing to price."], { y: 1.6, h: 1, size: 20 })
    return
  }
  yearChartOn(slide, series)
  const { plan, currency } = made
  const total = plan.cost
    ? `${moneyRange(plan.cost, currency)} in all, ${money(plan.perVmMonth?.likely ?? 0, currency)} a VM and month. `
    : ""
  captionOn(
    slide,
    `${total}${currency.code}, likely, not discounted; what is worn out is bought again by the year. Up to ${number(plan.peakKw.likely, 2)} kW at the meter, ${number(plan.carbonTonnes.likely, 2)} t of CO2e.`,
    6.4,
  )
}

/** Points that a slide holds, of two lines each. */
const pointsOnSlide = 9

/** Whether VMs move, and what becomes of them when a host does not: part by part, over as many slides as it takes. */
export function migrationSlides(deck: Deck, { made }: SlideFacts): void {
  const { parts } = made.plan
  const said = parts.map(({ option }, at) => {
    const { migration } = option
    const lead = parts.length > 1 ? `Part ${at + 1}, ${option.productName}: ` : ""
    const pause = stunText(migration, Number.POSITIVE_INFINITY)
    return [
      `${lead}Migration: ${migrationWords[migration.level]}${pause === "–" ? "" : `. Pause of a VM: ${pause}`}`,
      ...(migration.drain ? [`A host is emptied: ${drainLines(migration).join("; ")}`] : []),
      ...(migration.failure ? [`A host fails: ${failureLines(migration).join("; ")}`] : []),
      ...conditionsOf(migration).slice(0, parts.length > 1 ? 0 : 5),
    ].map(sentence)
  })
  const points = said.length === 0 ? ["Nothing is placed."] : said.flat()
  for (let from = 0; from < points.length; from += pointsOnSlide) {
    const some = points.slice(from, from + pointsOnSlide)
    const slide = slideOf(deck, `Moving, maintenance and failure${from === 0 ? "" : ", continued"}`, notesOf(made, "plan"))
    pointsOn(slide, some, { y: 1.55, h: 5.2, size: points.length > 6 ? 16 : 18 })
  }
}
