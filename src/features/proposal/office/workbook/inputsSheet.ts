import { bestEvidence } from "../evidence.ts"
import type { OfficeFacts, PlanWork } from "../facts.ts"
import { addressOf, columnName, figure, formula, headRow, link, text, type Cell, type Row, type Sheet } from "./cells.ts"
import type { Inputs } from "./billRows.ts"
import { cell, constant, three, type Three } from "./formula.ts"
import { inputRows, type InputRow } from "./inputs.ts"

const name = "Inputs"
const heads = ["Input", "Low", "Likely", "High", "Unit", "Basis", "Date", "Source", "Where in it", "Address"]
/** Columns of the three ends, from 0. */
const columns = { low: 1, likely: 2, high: 3 } as const

/** The sheet, and where each input stands on it. */
export interface InputsSheet extends Inputs {
  readonly sheet: Sheet
  readonly rows: readonly InputRow[]
  readonly row: (key: string) => InputRow | undefined
}

/** Every input with its unit, source, date and basis. One that is one figure has its low and high end follow the likely one. */
export function inputsSheet(facts: OfficeFacts, plans: readonly PlanWork[]): InputsSheet {
  const inputs = inputRows(facts, plans)
  const places = new Map<string, number>()
  const rows: Row[] = [
    [text("Inputs", "title")],
    [
      text(
        "Change a figure on yellow and everything follows. What nobody knows has a dashed frame: it counts as nothing until it is filled in.",
        "note",
      ),
    ],
    [],
    headRow(heads, [1, 2, 3]),
  ]
  let section = ""
  for (const input of inputs) {
    if (input.section !== section) {
      section = input.section
      if (rows.length > 4) rows.push([])
      rows.push([text(section, "heading")])
    }
    places.set(input.key, rows.length)
    rows.push(rowOf(input, rows.length, facts))
  }
  const byKey = new Map(inputs.map((one) => [one.key, one]))
  const at = (key: string): Three => {
    const [input, row] = [byKey.get(key), places.get(key)]
    if (!input || row === undefined) throw new RangeError(`The workbook has no input ${key}.`)
    const { value } = input
    return three((end) => cell(addressOf(name, columns[end], row), typeof value === "number" ? value : (value?.[end] ?? 0)))
  }
  return {
    sheet: { name, widths: [44, 11, 11, 11, 26, 12, 12, 48, 50, 50], rows, sticky: 4, print: { columns: 8 } },
    rows: inputs,
    row: (key) => byKey.get(key),
    at,
    one: (key) => at(key).likely,
    isOpen: (key) => byKey.get(key)?.value === null,
  }
}

function rowOf(input: InputRow, at: number, facts: OfficeFacts): Row {
  const { label, value, unit, basis, date } = input
  const likely = cell(`${columnName(columns.likely)}${at + 1}`, typeof value === "number" ? value : (value?.likely ?? 0))
  const isOne = typeof value === "number" || (value !== null && value.low === value.likely && value.high === value.likely)
  const figures: readonly Cell[] =
    value === null
      ? [figure(null, "open"), figure(null, "open"), figure(null, "open")]
      : isOne
        ? [formula(likely, "number"), figure(likely.value, "input"), formula(likely, "number")]
        : typeof value === "number"
          ? []
          : [figure(value.low, "input"), figure(value.likely, "input"), figure(value.high, "input")]
  const found = bestEvidence(input.evidence, facts.register)
  return [
    text(label),
    ...figures,
    text(unit),
    text(basisWord(basis)),
    text(date ?? found?.date ?? null),
    text(found?.title ?? null),
    text(found?.locator ?? null),
    found?.url ? link(found.url) : null,
  ]
}

const basisWord = (basis: InputRow["basis"]): string => (basis === "computed" ? "worked out" : basis.replaceAll("-", " "))

/** The rate by which dollars become the reader's money: a factor for formulas; none where the money is dollars. */
export const rateOf = (inputs: InputsSheet): ReturnType<typeof constant> => (inputs.row("rate") ? inputs.one("rate") : constant(1))
