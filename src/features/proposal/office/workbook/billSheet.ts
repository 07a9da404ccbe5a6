import { bestEvidence } from "../evidence.ts"
import type { OfficeFacts, PlanWork } from "../facts.ts"
import { costPartName } from "../../words.ts"
import { billRows, type BillRow } from "./billRows.ts"
import { addressOf, formula, headRow, text, type Row, type Sheet } from "./cells.ts"
import { cell, ends, sumOver, three, times, type Num, type Three } from "./formula.ts"
import { rateOf, type InputsSheet } from "./inputsSheet.ts"

const name = "Bill of materials"
const heads = [
  "Part",
  "Item",
  "Edition, term",
  "Quantity",
  "Unit",
  "Unit price, low",
  "Unit price, likely",
  "Unit price, high",
  "Times, low",
  "Times, likely",
  "Times, high",
  "Times what",
  "Cost, low",
  "Cost, likely",
  "Cost, high",
  "Price of",
  "Basis",
  "Source",
]
const columns = { quantity: 3, price: 5, times: 8, cost: 12 } as const
const offsets = { low: 0, likely: 1, high: 2 } as const

/** A line of the bill where it stands. Amounts are in the reader's money. */
export interface PlacedLine {
  readonly row: BillRow
  readonly quantity: Num
  readonly price: Three
  readonly times: Three
}

/** A plan's part of the sheet. */
export interface PlacedBill {
  readonly plan: PlanWork
  readonly lines: readonly PlacedLine[]
  readonly total: Three
}

export interface BillSheet {
  readonly sheet: Sheet
  readonly bills: readonly PlacedBill[]
}

/** Every plan's bill, line by line: quantity × price × times, all by formula from the inputs. */
export function billSheet(facts: OfficeFacts, plans: readonly PlanWork[], inputs: InputsSheet): BillSheet {
  const rate = rateOf(inputs)
  const horizon = inputs.one("years")
  const rows: Row[] = [
    [text(name, "title")],
    [text(`Over the horizon, in ${moneyWord(facts)}. Cost = quantity × unit price × times.`, "note")],
    [],
    headRow(heads, [3, 5, 6, 7, 8, 9, 10, 12, 13, 14]),
  ]
  const bills = plans.map((plan): PlacedBill => {
    rows.push([], [text(`${plan.technique}: ${plan.name}${plan.feasible ? "" : " (does not meet every need)"}`, "heading")])
    const first = rows.length
    const lines = plan.parts.flatMap((part) => {
      if (part.groups !== null) rows.push([text(`For ${part.groups}: ${part.option.productName}`, "note")])
      return billRows(part, inputs, facts.scenario).map((row) => {
        const line = placed(row, rows.length, rate, horizon)
        rows.push(cellsOf(line, rows.length, facts, inputs))
        return line
      })
    })
    const total = three((end) => {
      const column = columns.cost + offsets[end]
      const value = lines.reduce((sum, line) => sum + costOf(line, end), 0)
      return sumOver(addressIn(column, first), addressIn(column, Math.max(first, rows.length - 1)), value)
    })
    const last = rows.length
    rows.push([
      text("Total", "total-text"),
      ...Array.from({ length: columns.cost - 1 }, () => text(null, "total-text")),
      ...ends.map((end) => formula(total[end], "total")),
    ])
    return { plan, lines, total: three((end) => cell(addressOf(name, columns.cost + offsets[end], last), total[end].value)) }
  })
  return {
    sheet: {
      name,
      widths: [18, 32, 21, 9, 16, 12, 12, 12, 12, 12, 12, 12, 16, 16, 16, 14, 12, 44],
      rows,
      sticky: 4,
      print: { breaks: [12], repeat: 2 },
    },
    bills,
  }
}

export const moneyWord = ({ scenario }: OfficeFacts): string => {
  const { currency, currencyPerUsd } = scenario.economics
  return currencyPerUsd === 1 ? "US dollars" : currency
}

/** An address on this sheet, for formulas on it. */
const addressIn = (column: number, row: number): string => addressOf(name, column, row).replace(/^.*!/, "").replaceAll("$", "")

function placed(row: BillRow, line: number, rate: Num, horizon: Num): PlacedLine {
  const money = (usd: Num): Num => (rate.text === "1" ? usd : times(usd, rate))
  const due = row.upTo(horizon)
  return {
    row,
    quantity: cell(addressOf(name, columns.quantity, line), row.quantity.value),
    price: three((end) => cell(addressOf(name, columns.price + offsets[end], line), money(row.price[end]).value)),
    times: three((end) => cell(addressOf(name, columns.times + offsets[end], line), due[end].value)),
  }
}

/** Quantity × price × times, as the sheet adds it up. */
export const costOf = ({ quantity, price, times: due }: PlacedLine, end: (typeof ends)[number]): number =>
  quantity.value * price[end].value * due[end].value

function cellsOf({ row, quantity, price, times: paid }: PlacedLine, at: number, facts: OfficeFacts, inputs: InputsSheet): Row {
  const rate = rateOf(inputs)
  const due = row.upTo(inputs.one("years"))
  const cost = (end: (typeof ends)[number]): Num =>
    times(
      cell(addressIn(columns.quantity, at), quantity.value),
      cell(addressIn(columns.price + offsets[end], at), price[end].value),
      cell(addressIn(columns.times + offsets[end], at), paid[end].value),
    )
  const input = inputs.row(row.priceKey)
  const found = input && bestEvidence(input.evidence, facts.register)
  const isOpen = inputs.isOpen(row.priceKey)
  return [
    text(costPartName(row.part)),
    text(row.item),
    text(row.of === "" ? null : row.of),
    formula(row.quantity, "number"),
    text(row.unit),
    ...ends.map((end) => formula(rate.text === "1" ? row.price[end] : times(row.price[end], rate), isOpen ? "unknown" : "money")),
    ...ends.map((end) => formula(due[end], "number")),
    text(row.times),
    ...ends.map((end) => formula(cost(end), "money")),
    text(isOpen ? "price unknown" : (input?.date ?? found?.date ?? null)),
    text(isOpen ? "unknown" : (input?.basis.replaceAll("-", " ") ?? null)),
    text(found?.title ?? null),
  ]
}
