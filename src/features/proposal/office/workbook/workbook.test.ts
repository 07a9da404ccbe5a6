import fc from "fast-check"
import { strFromU8, unzipSync } from "fflate"
import { HyperFormula, type RawCellContent } from "hyperformula"
import { expect, test } from "vitest"
import { cases } from "../../../../base/cases.fixture.ts"
import { fullCatalogue as catalogue } from "../../../../dataset/full.ts"
import { costOf } from "../../../../engine/cost/cost.ts"
import { defaultScenario, shownCurrency, type Economics, type Scenario } from "../../../../engine/scenario.ts"
import { plainGroupOf, scenarioWith } from "../../../../scenario/arbitrary.ts"
import { presets } from "../../../../scenario/presets.ts"
import { knownIds } from "../../../../scenario/url/index.ts"
import { contents } from "../../contents.ts"
import { factsOf } from "../testFacts.ts"
import { plansOf, type OfficeFacts, type PlanWork } from "../facts.ts"
import { readWorkbook, type ReadSheet } from "../testing.ts"
import { growthSheet } from "./growthSheet.ts"
import { sheetsOf, workbook } from "./workbook.ts"
import { pageWidths } from "./write.ts"

/** The file as it was read back, with a calculator over it that knows nothing but its cells. */
interface Opened {
  readonly sheets: ReadonlyMap<string, ReadSheet>
  readonly engine: HyperFormula
}

async function opened(facts: OfficeFacts): Promise<Opened> {
  const sheets = readWorkbook(await workbook(facts))
  const cellsOf = (sheet: ReadSheet): RawCellContent[][] =>
    Array.from(sheet, (row) =>
      Array.from(row ?? [], (cell): RawCellContent => {
        if (!cell) return null
        if (cell.formula !== null) return `=${cell.formula}`
        return typeof cell.value === "string" ? `'${cell.value}` : cell.value
      }),
    )
  const engine = HyperFormula.buildFromSheets(Object.fromEntries([...sheets].map(([name, sheet]) => [name, cellsOf(sheet)])), {
    licenseKey: "gpl-v3",
    smartRounding: false,
  })
  return { sheets, engine }
}

const textAt = (sheet: ReadSheet | undefined, row: number, column: number): unknown => sheet?.[row]?.[column]?.value

const rowsWhere = (sheet: ReadSheet | undefined, column: number, value: string): readonly number[] =>
  Array.from(sheet ?? [], (_, row) => row).filter((row) => textAt(sheet, row, column) === value)

const calculated = ({ engine }: Opened, name: string, row: number, column: number): number => {
  const value = engine.getCellValue({ sheet: engine.getSheetId(name) ?? 0, row, col: column })
  // A reference to an empty cell is empty here, and nothing in every spreadsheet program.
  if (value === null) return 0
  if (typeof value !== "number") throw new Error(`${name} ${row + 1}/${column + 1} comes to ${JSON.stringify(value)}.`)
  return value
}

/** Of every plan, in the order of the sheet. */
function totals(book: Opened): readonly (readonly [number, number, number])[] {
  const answer = book.sheets.get("Answer")
  const head = rowsWhere(answer, 0, "Technique")[0] ?? 0
  const found: (readonly [number, number, number])[] = []
  for (let row = head + 1; typeof textAt(answer, row, 0) === "string"; row++) {
    found.push([calculated(book, "Answer", row, 2), calculated(book, "Answer", row, 3), calculated(book, "Answer", row, 4)])
  }
  return found
}

/** Half a cent; of sums so large that a double has no half cents, what it has. */
const cent = (value: number): number => Math.max(0.005, Math.abs(value) * 1e-12)

const costsOf = (plan: PlanWork, economics: Economics): readonly [number, number, number] => {
  const { perUsd } = shownCurrency(economics)
  const costs = plan.parts.map(({ input }) => costOf({ ...input, scenario: { ...input.scenario, economics } }).total)
  const sum = (end: "low" | "likely" | "high"): number => costs.reduce((all, one) => all + one[end], 0) * perUsd
  return [sum("low"), sum("likely"), sum("high")]
}

function expectTotals(book: Opened, plans: readonly PlanWork[], economics: Economics): void {
  const found = totals(book)
  expect(found).toHaveLength(plans.length)
  plans.forEach((plan, at) => {
    costsOf(plan, economics).forEach((wanted, end) => {
      const difference = Math.abs((found[at]?.[end] ?? Number.NaN) - wanted)
      expect(difference, `${plan.key}, end ${end}: ${found[at]?.[end]} is not ${wanted}`).toBeLessThanOrEqual(cent(wanted))
    })
  })
}

/** Each plan's years, added up by the calculator. */
function expectYears(book: Opened, plans: readonly PlanWork[], economics: Economics): void {
  const years = book.sheets.get("Cost by year")
  const rows = rowsWhere(years, 0, "Total")
  expect(rows).toHaveLength(plans.length * 3)
  plans.forEach((plan, nth) => {
    costsOf(plan, economics).forEach((wanted, end) => {
      const found = calculated(book, "Cost by year", rows[nth * 3 + end] ?? -1, 3)
      expect(Math.abs(found - wanted), `${plan.key} by year: ${found} is not ${wanted}`).toBeLessThanOrEqual(cent(wanted))
    })
  })
}

/** What was written beside each formula is what it comes to. */
function expectShown(book: Opened): void {
  for (const [name, sheet] of book.sheets) {
    sheet.forEach((row, at) =>
      row?.forEach((cell, column) => {
        if (!cell?.formula || typeof cell.shown !== "number") return
        const found = calculated(book, name, at, column)
        expect(Math.abs(found - cell.shown), `${name} row ${at + 1}: ${cell.formula}`).toBeLessThanOrEqual(
          Math.max(1e-6, Math.abs(found) * 1e-9),
        )
      }),
    )
  }
}

/** Holds the workbook's figures against the engine's; gives how many plans it holds. */
async function expectSame(facts: OfficeFacts): Promise<number> {
  const book = await opened(facts)
  const plans = plansOf(facts)
  expectTotals(book, plans, facts.scenario.economics)
  expectYears(book, plans, facts.scenario.economics)
  expectShown(book)
  book.engine.destroy()
  return plans.length
}

test.each(presets.map(({ id, state }) => [id, state] as const))(
  "the workbook of %s comes to the explorer's totals to the cent",
  async (_, state) => {
    expect(await expectSame(factsOf(state))).toBeGreaterThan(0)
  },
)

const arbitrary = scenarioWith(knownIds(catalogue), fc.array(plainGroupOf(knownIds(catalogue)), { minLength: 1, maxLength: 2 }))

// Ten at a time: a machine that does much else at once needs minutes for fifty.
test.each([1, 2, 3, 4, 5].slice(0, cases(1, 5)))(
  "random scenarios, in any currency, with owned hosts and their own prices: to the cent (set %i)",
  async (seed) => {
    let priced = 0
    for (const scenario of fc.sample(arbitrary, { numRuns: 10, seed })) {
      priced += await expectSame(factsOf(scenario))
    }
    expect(priced).toBeGreaterThan(5)
  },
  400_000,
)

test("a plan of parts comes to the explorer's total, too", async () => {
  const state = presets.find(({ id }) => id === "hospital-ward")?.state ?? defaultScenario
  const facts = factsOf(state, true)
  expect(plansOf(facts).at(-1)?.key).toBe("mix")
  expect(plansOf(facts).at(-1)?.technique).toBe("Each group its own way")
  expect(await expectSame(facts)).toBeGreaterThan(1)
})

test("a changed input moves the totals as it moves the engine's", async () => {
  const scenario: Scenario = {
    ...defaultScenario,
    groups: [{ name: null, workload: "knowledge-worker", count: 300, overrides: {} }],
    techniques: ["mediated-pass-through"],
    economics: { ...defaultScenario.economics, counted: ["space", "staff", "financing"], currency: "EUR", currencyPerUsd: 0.9 },
  }
  const facts = factsOf(scenario)
  const plans = plansOf(facts)
  expect(plans).not.toEqual([])
  const book = await opened(facts)
  const inputs = book.sheets.get("Inputs")
  const set = (label: string, values: readonly number[]): void => {
    const [row] = rowsWhere(inputs, 0, label)
    if (row === undefined) throw new Error(`There is no input “${label}”.`)
    const sheet = book.engine.getSheetId("Inputs") ?? 0
    values.forEach((value, at) => book.engine.setCellContents({ sheet, row, col: at + (values.length === 1 ? 2 : 1) }, value))
  }
  const { economics } = scenario
  set("Horizon", [7.5])
  expectTotals(book, plans, { ...economics, years: 7.5 })
  expectYears(book, plans, { ...economics, years: 7.5 })
  set("Power usage effectiveness", [1.2, 1.2, 1.2])
  set("EUR for one US dollar", [2])
  expectTotals(book, plans, { ...economics, years: 7.5, pue: 1.2, currencyPerUsd: 2 })
  const gpu = plans[0]?.parts[0]?.input.gpu
  if (!gpu) throw new Error("The first plan has no GPU.")
  set(`${gpu.name}, one board`, [1234.56, 1234.56, 1234.56])
  const changed = { ...economics, years: 7.5, pue: 1.2, currencyPerUsd: 2, prices: { [gpu.id]: 1234.56 } }
  expectTotals(book, plans, changed)
  expectYears(book, plans, changed)
  book.engine.destroy()
}, 180_000)

test("names that begin like formulas are text", async () => {
  const names = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")']
  const scenario = { ...defaultScenario, groups: names.map((name) => ({ name, workload: "cad-light", count: 20, overrides: {} })) }
  const facts = factsOf(scenario, true)
  const cover = { title: "=2+2", preparedFor: "-2+3", preparedBy: "=3+3", date: "2026-11-30" }
  const sheets = readWorkbook(await workbook({ ...facts, cover, said: { headline: "@A1", detail: "+4" } }))
  const formulas = [...sheets.values()].flatMap((sheet) => sheet.flatMap((row) => (row ?? []).flatMap((cell) => cell?.formula ?? [])))
  expect(formulas.filter((one) => /1\+1|2\+2|3\+3|@|http:\/\/x/.test(one))).toEqual([])
  expect(sheets.get("Answer")?.[0]?.[0]).toEqual({ value: "=2+2", formula: null, shown: null })
})

test("growth has a sheet whose totals and present values come out by formula, and follow another rate", async () => {
  const scenario: Scenario = {
    ...defaultScenario,
    economics: { ...defaultScenario.economics, growthPercent: 20, currency: "EUR", currencyPerUsd: 0.9 },
  }
  const facts = factsOf(scenario)
  const { growth } = contents(facts)
  const book = await opened(facts)
  const last = 6 + (growth?.years.length ?? 0)
  const ends = ["low", "likely", "high"] as const
  const shown = (column: number): readonly number[] => ends.map((_, at) => calculated(book, "Growth", last, column + at))
  const wanted = (of: "total" | "presentValue"): readonly number[] => ends.map((end) => (growth?.[of][end] ?? Number.NaN) * 0.9)
  shown(15).forEach((value, at) => expect(Math.abs(value - (wanted("total")[at] ?? Number.NaN))).toBeLessThan(0.01))
  shown(18).forEach((value, at) => expect(Math.abs(value - (wanted("presentValue")[at] ?? Number.NaN))).toBeLessThan(0.01))

  const { engine } = book
  for (const col of [1, 2, 3]) engine.setCellContents({ sheet: engine.getSheetId("Growth") ?? 0, row: 3, col }, 0)
  shown(18).forEach((value, at) => expect(Math.abs(value - (wanted("total")[at] ?? Number.NaN))).toBeLessThan(0.01))
  expect(growthSheet({ ...facts, scenario: defaultScenario })).toBeNull()
})

test("printed, each sheet is wide enough to read: no page of it has room for more than 180 characters, and the column names stand on each", async () => {
  const facts = factsOf(defaultScenario)
  const parts = unzipSync(await workbook(facts))
  const names = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())
  const sheets = sheetsOf(facts)
  const namesOf = (found: typeof sheets): readonly string[] => found.map(({ name }) => name)
  expect(namesOf(sheets.filter((sheet) => Math.max(...pageWidths(sheet)) > 180))).toEqual([])
  const isTitled = (at: number): boolean => names.includes(`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">`)
  expect(namesOf(sheets.filter(({ sticky }, at) => sticky > 0 && !isTitled(at)))).toEqual([])
})
