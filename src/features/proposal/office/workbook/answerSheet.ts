import type { Range } from "../../../../dataset/core.ts"
import { shownCurrency } from "../../../../engine/scenario.ts"
import { questionOf, type OfficeFacts, type PlanWork } from "../facts.ts"
import { moneyWord, type PlacedBill } from "./billSheet.ts"
import { figure, formula, headRow, link, paragraph, text, type Row, type Sheet } from "./cells.ts"
import { cell, ends, minus, toTheCent } from "./formula.ts"

const heads = [
  "Technique",
  "Product, GPU",
  "Low",
  "Likely",
  "High",
  "Likely, by the explorer",
  "Change by what was changed here",
  "Meets every need",
  "Prices",
]

/** Formulas hold no longer texts than 255 characters. */
const longestLink = 240

/** The first sheet: what is asked, what the answer is, and every total by formula, beside what the explorer said. */
export function answerSheet(facts: OfficeFacts, bills: readonly PlacedBill[]): Sheet {
  const { cover, said, link: address } = facts
  const { headline, detail } = said
  const { years } = facts.scenario.economics
  const wide = (content: string): Row => paragraph(content, 8, 185)
  const rows: Row[] = [
    [text(cover.title, "title")],
    wide(questionOf(facts)),
    ...(
      [
        ["Prepared for", cover.preparedFor],
        ["Prepared by", cover.preparedBy],
      ] as const
    ).flatMap(([what, who]): Row[] => (who === "" ? [] : [[text(`${what} ${who}`)]])),
    [],
    [text("Answer", "heading")],
    wide(headline),
    ...(detail === null ? [] : [wide(detail)]),
    [],
    [text(`Cost over ${years} ${years === 1 ? "year" : "years"}, ${moneyWord(facts)}`, "heading")],
    headRow(heads, [2, 3, 4, 5, 6]),
  ]
  for (const bill of bills) rows.push(totalRow(bill, rows.length, facts))
  rows.push(
    [],
    [text("How to read it", "heading")],
    wide(
      "Every total is worked out by formula: Inputs → Bill of materials → this sheet, Cost by year and Techniques. Low, likely and high take the low, likely and high ends of all inputs together.",
    ),
    wide(
      "Change a price, a rate or the horizon on Inputs and money follows. How many boards and hosts are needed does not: that is placed by the explorer, which the link opens.",
    ),
    wide("“At least” means that a price is not known: it counts as nothing until it is filled in on Inputs."),
    [],
    [text("This scenario"), /^https?:/.test(address) && address.length < longestLink ? link(address) : text(address)],
    [text("Made"), text(cover.date)],
    [text("Dataset, model"), text(`${facts.report.datasetVersion}, ${facts.report.modelVersion}`)],
  )
  return { name: "Answer", widths: [24, 36, 15, 15, 15, 15, 16, 10, 22], rows, sticky: 0 }
}

function totalRow({ plan, total }: PlacedBill, at: number, { scenario }: OfficeFacts): Row {
  const said = saidOf(plan, shownCurrency(scenario.economics).perUsd)
  const change = toTheCent(minus(cell(`D${at + 1}`, total.likely.value), cell(`F${at + 1}`, said.likely)))
  return [
    text(plan.technique),
    text(plan.name),
    ...ends.map((end) => formula(total[end], "money")),
    figure(said.likely, "money"),
    formula(change, "cents"),
    text(plan.feasible ? "yes" : "no"),
    text(plan.parts.every(({ cost }) => cost.total.known) ? "all known" : "at least: not all prices are known"),
  ]
}

/** What the explorer says that a plan costs, in the reader's money. */
export function saidOf({ parts }: PlanWork, perUsd: number): Range {
  const sum = (end: keyof Range): number => parts.reduce((all, { cost }) => all + cost.total[end], 0) * perUsd
  return { low: sum("low"), likely: sum("likely"), high: sum("high") }
}
