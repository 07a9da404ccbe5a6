import { count, money, moneyRange, number } from "../../../../ui/format.ts"
import { sayWhy, unitOfCount } from "../../../../words/why.ts"
import { conditionsOf, drainLines, failureLines, stunText } from "../../../common/migrationWords.ts"
import { migrationWords, sentence, yearsPhrase } from "../../../common/optionWords.ts"
import { yearChartOn, yearSeries } from "./charts.ts"
import { captionOn, pagesOf, pointHeight, pointsOn, rightCell, slideOf, tableOn, tablePages, type Deck, type TableCell } from "./deck.ts"
import { page } from "./look.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

type Material = SlideFacts["made"]["materials"][number]

/** What is bought, licensed and used, over as many slides as it takes. */
export function materialSlides(deck: Deck, { made }: SlideFacts): void {
  const { materials, currency, plan } = made
  const heads: readonly TableCell[] = ["What", rightCell("Quantity"), "Unit", rightCell("Price of one"), "Price of", rightCell("Cost")]
  if (materials.length === 0) {
    const slide = slideOf(deck, "What it takes", notesOf(made, "prices"))
    pointsOn(slide, ["Nothing could be placed, so nothing is bought."], { y: 1.6, h: 1, size: 20 })
    return
  }
  const rows = materials.map((one): readonly TableCell[] => [
    plan.parts.length > 1 ? `${nameOf(one)} (part ${one.planPart + 1})` : nameOf(one),
    rightCell(count(one.quantity)),
    termOf(one),
    rightCell(one.price ? moneyRange(one.price, currency) : "not known"),
    datesOf(one),
    rightCell(`${one.usd.known ? "" : "≥ "}${moneyRange(one.usd, currency)}`),
  ])
  const place = { widths: [4.4, 1.2, 2.2, 1.6, 1.3, 1.43], size: 14, below: 6.2 }
  tablePages(heads, rows, place).forEach((some, at) => {
    const slide = slideOf(deck, at === 0 ? "What it takes" : "What it takes, continued", notesOf(made, "prices"))
    tableOn(slide, heads, some, place)
    captionOn(
      slide,
      `Cost ${yearsPhrase(made.scenario)}, replacements and all terms included. Electricity and maintenance stand in the cost by year.`,
    )
  })
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
  const { plan, currency } = made
  const total = plan.cost
    ? `${moneyRange(plan.cost, currency)} in all, ${money(plan.perVmMonth?.likely ?? 0, currency)} a VM and month. `
    : ""
  const end = captionOn(
    slide,
    `${total}${currency.code}, likely, not discounted; what is worn out is bought again by the year. Up to ${number(plan.peakKw.likely, 2)} kW at the meter, ${number(plan.carbonTonnes.likely, 2)} t of CO2e.`,
  )
  yearChartOn(slide, series, end)
}

/** Of the points on a slide. */
const pointsSize = 16
const pointsRoom = page.bottom - 1.55

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
  pagesOf(points, (text) => pointHeight(text, pointsSize), pointsRoom).forEach((some, at) => {
    const slide = slideOf(deck, `Moving, maintenance and failure${at === 0 ? "" : ", continued"}`, notesOf(made, "plan"))
    pointsOn(slide, some, { y: 1.55, h: pointsRoom, size: 18 })
  })
}
