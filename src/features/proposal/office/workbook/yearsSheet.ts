import type { CostPart } from "../../../../engine/basics/why/cost.ts"
import { limits } from "../../../../engine/scenario.ts"
import type { OfficeFacts } from "../facts.ts"
import { costPartName } from "../../words.ts"
import { moneyWord, type PlacedBill, type PlacedLine } from "./billSheet.ts"
import { columnName, figure, formula, text, type Row, type Sheet } from "./cells.ts"
import { cell, constant, ends, least, minus, sumOver, sumWhere, times, type End, type Num } from "./formula.ts"
import type { InputsSheet } from "./inputsSheet.ts"

const name = "Cost by year"
/** Years that the sheet has columns for: as many as a horizon may have. */
const most = limits.years.max
/** The sum of all years stands before them, so that it is printed with those of the horizon. */
const sumColumn = 3
const first = sumColumn + 1
const last = first + most - 1
const header = 3
const endWords: Readonly<Record<End, string>> = { low: "low", likely: "likely", high: "high" }

const yearCell = (year: number): Num => cell(`${columnName(first + year - 1)}$${header + 1}`, year)

/** What falls due in a year of the horizon (1, 2, …), the last of which may be a part of one. */
function dueIn({ row }: PlacedLine, year: number, horizon: Num, end: End): Num {
  const upTo = (when: number): Num => row.upTo(least(yearCell(when), horizon))[end]
  const until = upTo(year)
  if (year === 1) return until
  const before = upTo(year - 1)
  return until.text === before.text ? constant(0) : minus(until, before)
}

/** One line of the bill at one end, year by year. */
interface Detail {
  readonly part: CostPart
  readonly end: End
  readonly values: readonly number[]
  readonly cells: Row
}

function detailOf(line: PlacedLine, end: End, horizon: Num, at: number): Detail {
  const amounts = Array.from({ length: most }, (_, index) => {
    const due = dueIn(line, index + 1, horizon, end)
    return due.text === "0" ? constant(0) : times(line.quantity, line.price[end], due)
  })
  const values = amounts.map((one) => one.value)
  const { row } = line
  return {
    part: row.part,
    end,
    values,
    cells: [
      text(costPartName(row.part)),
      text(row.of === "" ? row.item : `${row.item}, ${row.of}`),
      text(endWords[end]),
      formula(rowSum(values, at), "money"),
      ...amounts.map((one) => (one.text === "0" ? figure(0, "flow") : formula(one, "flow"))),
    ],
  }
}

const rowSum = (values: readonly number[], at: number): Num =>
  sumOver(
    `${columnName(first)}${at + 1}`,
    `${columnName(last)}${at + 1}`,
    values.reduce((sum, one) => sum + one, 0),
  )

/**
 * Each plan's cost in each year, by part and end; below, each line of the bill by which that is worked out. Hardware is paid when it is bought and, once worn
 * out, by the year; terms and electricity as they run. The years add up to the bill.
 */
export function yearsSheet(facts: OfficeFacts, bills: readonly PlacedBill[], inputs: InputsSheet): Sheet {
  const horizon = inputs.one("years")
  const heights = bills.map(({ lines }) => partsOf(lines).length * 3 + 3 + 2)
  let next = header + 1 + heights.reduce((sum, one) => sum + one, 0) + 2
  const details: Row[] = []
  const summaries: Row[] = []
  bills.forEach(({ plan, lines }) => {
    const title = `${plan.technique}: ${plan.name}`
    details.push([], [text(title, "heading")])
    next += 2
    const from = next
    const found = lines.flatMap((line) => ends.map((end) => detailOf(line, end, horizon, next++)))
    details.push(...found.map((one) => one.cells))
    summaries.push([], [text(title, "heading")])
    summaries.push(...summaryOf(lines, found, from, header + 1 + summaries.length))
  })
  const rows: Row[] = [
    [text(name, "title")],
    [
      text(
        `In ${moneyWord(facts)}, not discounted. What is worn out within the horizon is bought again by the year; the last year may be a part of one.`,
        "note",
      ),
    ],
    [],
    [
      ...["Part", "", "End"].map((one) => text(one, "head")),
      text("All years", "head-right"),
      ...Array.from({ length: most }, (_, index) => ({ ...figure(index + 1), look: "head-right" as const })),
    ],
    ...summaries,
    [],
    [text("Line by line", "title")],
    ...details,
  ]
  const shownYears = Math.min(most, Math.ceil(horizon.value))
  return {
    name,
    widths: [22, 40, 7, 15, ...Array.from({ length: most }, () => 14)],
    rows,
    sticky: header + 1,
    print: { columns: first + shownYears },
  }
}

const partsOf = (lines: readonly PlacedLine[]): readonly CostPart[] => [...new Set(lines.map(({ row }) => row.part))]

/** A row for each part and end, and the totals. `from`: the first row of the details; `at`: this summary's own first. */
function summaryOf(lines: readonly PlacedLine[], details: readonly Detail[], from: number, at: number): readonly Row[] {
  const until = from + details.length - 1
  const column = (index: number): string => `${columnName(index)}$${from + 1}:${columnName(index)}$${Math.max(from, until) + 1}`
  const row = (part: CostPart | null, end: End, own: number): Row => {
    const among = details.filter((one) => one.end === end && (part === null || one.part === part))
    const values = Array.from({ length: most }, (_, year) => among.reduce((sum, one) => sum + (one.values[year] ?? 0), 0))
    const conditions = [...(part === null ? [] : [[`$${column(0)}`, `$A${own + 1}`] as const]), [`$${column(2)}`, `$C${own + 1}`] as const]
    const look = part === null ? "total" : "flow"
    return [
      text(part === null ? "Total" : costPartName(part), part === null ? "total-text" : "text"),
      text(null, part === null ? "total-text" : "text"),
      text(endWords[end], part === null ? "total-text" : "text"),
      formula(rowSum(values, own), look),
      ...values.map((value, year) => formula(sumWhere(column(first + year), conditions, value), look)),
    ]
  }
  return [...partsOf(lines), null].flatMap((part, nth) => ends.map((end, of) => row(part, end, at + nth * 3 + of)))
}
