import type { Range } from "../../../../dataset/core.ts"
import { shownCurrency } from "../../../../engine/scenario.ts"
import { holdsText } from "../../../common/growthWords.ts"
import { planGrowth } from "../../growth.ts"
import type { OfficeFacts } from "../facts.ts"
import { moneyWord } from "./billSheet.ts"
import { addressOf, figure, formula, headRow, text, type Cell, type Row, type Sheet } from "./cells.ts"
import { cell, constant, ends, minus, other, over, plus, power, sumOver, type Num } from "./formula.ts"

const name = "Growth"
const counted = ["Year", "VMs", "Boards needed", "Boards bought", "Hosts needed", "Hosts bought"]
const paid = ["Hardware", "Licences", "Running"] as const
const made = ["Paid", "Present value"] as const
/** Where the amounts begin, three to each. */
const from = counted.length
const rateRow = 3
const firstRow = 6

const three = (names: readonly string[]): readonly string[] => names.flatMap((one) => ends.map((end) => `${one}, ${end}`))

/** The plan year by year while its VMs grow: what the explorer placed and priced, with totals and present values by formula. Null where no growth is asked for. */
export function growthSheet(facts: OfficeFacts): Sheet | null {
  const growth = planGrowth(facts, facts.catalogue)
  if (!growth) return null
  const { perUsd } = shownCurrency(facts.scenario.economics)
  const heads = [...counted, ...three(paid), ...three(made)]
  const rate = (end: keyof Range): Num => cell(addressOf(name, 1 + ends.indexOf(end), rateRow), growth.discount.value[end])
  const rows: Row[] = [
    [text("Growth, year by year", "title")],
    [text(`${holdsText(growth)} Amounts: ${moneyWord(facts)}. Each year is paid at its beginning.`, "note")],
    headRow(["Discount rate, % a year", "Low", "Likely", "High"], [1, 2, 3]),
    [text("Change it and present values follow"), ...ends.map((end) => figure(growth.discount.value[end], "input"))],
    [],
    headRow(
      heads,
      heads.map((_, at) => at),
    ),
  ]
  const sums = heads.map(() => 0)
  for (const [at, year] of growth.years.entries()) {
    const row = firstRow + at
    const amounts = paid.map((_, place) => [year.hardware, year.licences, year.running][place] ?? year.total)
    const amount = (place: number, end: keyof Range): Num =>
      cell(addressOf(name, from + 3 * place + ends.indexOf(end), row), (amounts[place]?.[end] ?? 0) * perUsd)
    const total = (end: keyof Range): Num => plus(...paid.map((_, place) => amount(place, end)))
    const age = minus(cell(addressOf(name, 0, row), year.year), constant(1))
    // The low end is what is paid discounted by the high rate.
    const present = (end: keyof Range): Num => {
      const factor = power(plus(constant(1), over(rate(other[end]), constant(100))), age)
      const due = cell(addressOf(name, from + 9 + ends.indexOf(end), row), total(end).value)
      return over(due, factor)
    }
    const cells: Cell[] = [
      ...[year.year, year.vms, year.needed.boards, year.bought.boards, year.needed.hosts, year.bought.hosts].map((value) => figure(value)),
      ...paid.flatMap((_, place) => ends.map((end) => figure(amount(place, end).value, "flow"))),
      ...ends.map((end) => formula(total(end), "money")),
      ...ends.map((end) => formula(present(end), "money")),
    ]
    cells.forEach(({ value }, column) => {
      sums[column] = (sums[column] ?? 0) + Number(value ?? 0)
    })
    rows.push(cells)
  }
  const last = firstRow + growth.years.length - 1
  rows.push(
    heads.map((_, column): Cell => {
      if (column === 0) return text("All years", "total-text")
      if (column < from && !counted[column]?.includes("bought")) return text(null, "total-text")
      const look = column < from ? "total-text" : "total"
      return formula(sumOver(addressOf(name, column, firstRow), addressOf(name, column, last), sums[column] ?? 0), look)
    }),
  )
  return {
    name,
    widths: [20, ...counted.slice(1).map(() => 11), ...Array.from({ length: 15 }, () => 15)],
    rows,
    sticky: firstRow,
    print: { breaks: [from + 6], repeat: 1 },
  }
}
