import * as fc from "fast-check"
import { expect, test } from "vitest"
import { cases } from "../../base/cases.fixture.ts"
import { catalogue } from "../../dataset/load.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { plainGroupOf } from "../arbitrary.ts"
import { pageStateOf } from "../arbitraryPage.ts"
import { setEconomics, setPolicies } from "../edit.ts"
import { mostBeside, noBeside, type Alternative, type PageState } from "../view.ts"
import { allowedFragment } from "./escape.ts"
import { decodeFile, decodeFragment, encodeFile, encodeFragment, knownIds, longestLink } from "./index.ts"
import { standardState } from "./decode.ts"
import { sayRepair } from "../../words/repairs.ts"

const known = knownIds(catalogue)
const current = { datasetVersion: "2026.11.1", modelVersion: "1" }
const read = (text: string) => decodeFragment(text, known)
const other = (scenario: Scenario, name: string | null = null): Alternative => ({ name, scenario, kept: [] })
const withOthers = (...others: Alternative[]): PageState => ({ ...standardState, beside: { name: null, others } })
const link = (state: PageState): string => encodeFragment(state, current)

test("a scenario kept beside is told by what differs, in characters of the grammar", () => {
  const five = setEconomics(defaultScenario, { years: 5 })
  const moved = setPolicies(five, { liveMigration: true })
  const text = link(withOthers(other(five, "Five years"), other(moved, "& that can move")))
  expect(text).toBe("beside=Five_years:years=5&beside=~26-_that_can_move:need=live-migration~26-years=5&data=2026.11.1&model=1")
  expect(text).toMatch(allowedFragment)
  expect(read(text).state.beside.others).toEqual([other(five, "Five years"), other(moved, "& that can move")])
})

test("where the page's own scenario is otherwise than by default, a key without a value says that the other is not", () => {
  const { state, repairs } = read("years=7&pue=1.2&beside=Short:years=&data=1")
  expect(repairs).toEqual([])
  expect(state.beside.others[0]?.scenario.economics).toMatchObject({ years: 4, pue: 1.2 })
  expect(link(state)).toContain("beside=Short:years=&")
})

test("one that is alike is kept all the same, with a name or without", () => {
  const state = withOthers(other(defaultScenario), other(defaultScenario, "Twin"))
  expect(read(link(state)).state.beside).toEqual(state.beside)
})

test("the colon behind no name may be left out by hand", () => {
  expect(read("beside=years=5").state.beside.others).toEqual([other(setEconomics(defaultScenario, { years: 5 }))])
})

test("what one of them says and nobody knows stays with it, and what is mended is told with its name", () => {
  const { state, repairs } = read("beside=B:years=99~26-future=1~26-view=cost~26-vm=no-such:3")
  expect(state.beside.others[0]?.kept).toEqual([
    ["future", "1"],
    ["view", "cost"],
    ["vm", "no-such:3"],
  ])
  expect(repairs.every((repair) => repair.key === "beside" && sayRepair(repair).startsWith("In “B”: "))).toBe(true)
  expect(read(link(state)).state).toEqual(
    state.versions.dataset === null ? { ...state, versions: { dataset: "2026.11.1", model: "1" } } : state,
  )
})

test("more than there is room for stay in the link and are not compared", () => {
  const text = Array.from({ length: mostBeside + 2 }, (_, at) => `beside=N${at}:years=${at + 5}`).join("&")
  const { state, repairs } = read(text)
  expect(state.beside.others.map(({ name }) => name)).toEqual(["N0", "N1", "N2", "N3"])
  expect(state.kept).toEqual([
    ["beside", "N4:years=9"],
    ["beside", "N5:years=10"],
  ])
  expect(repairs.map(({ kind }) => kind)).toEqual(["truncated"])
})

test("three of ten groups each fit into a link of 2,000 characters beside a fourth, and reopen as they were", () => {
  const ten = fc.array(plainGroupOf(known), { minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(ten, ten, ten, ten, (...lists) => {
      const [own, ...others] = lists.map((groups): Scenario => ({ ...defaultScenario, groups }))
      const beside = { name: "Today", others: others.map((scenario, at) => other(scenario, `Alternative ${at + 1}`)) }
      const state: PageState = { ...standardState, scenario: own ?? defaultScenario, beside }
      const text = link(state)
      expect(text.length).toBeLessThanOrEqual(longestLink)
      expect(text).toMatch(allowedFragment)
      expect(read(text).state.beside).toEqual(beside)
    }),
    { numRuns: cases(50, 150), seed: 16 },
  )
})

test("packed ones that were cut give those that are whole, and say so", () => {
  const groups = Array.from({ length: 45 }, (_, at) => ({
    name: `Team ${at} ${(at * 7919) % 1000}`,
    workload: "cad-medium",
    count: at * 37 + 1,
    overrides: {},
  }))
  const state = withOthers(
    other({ ...defaultScenario, groups }, "Many"),
    other({ ...defaultScenario, groups: groups.slice(0, 30) }, "Fewer"),
  )
  const packed = /z-beside=([\w-]+)/.exec(link(state))?.[1] ?? ""
  expect(packed).not.toBe("")
  const whole = read(`z-beside=${packed}`)
  expect(whole.repairs).toEqual([])
  expect(whole.state.beside.others.map(({ name }) => name)).toEqual(["Many", "Fewer"])
  const cut = read(`z-beside=${packed.slice(0, -6)}`)
  expect(cut.state.beside.others.map(({ name }) => name)).toEqual(["Many"])
  expect(cut.repairs.map(({ kind }) => kind)).toEqual(["truncated"])
})

test("a file holds them as it holds the page's own, and gives them back", () => {
  fc.assert(
    fc.property(pageStateOf(known), (made) => {
      const state: PageState = { ...made, versions: { dataset: "2026.11.1", model: "1" } }
      expect(decodeFile(encodeFile(state, current), known).state.beside).toEqual(state.beside)
    }),
    { numRuns: cases(60, 200), seed: 9 },
  )
  expect(JSON.parse(encodeFile(standardState, current))).not.toHaveProperty("beside")
})

test("whatever a file says of them, it opens and says what it left out", () => {
  const file = {
    format: "gpu-virtualization-scenario",
    version: 1,
    beside: { name: 3, others: [1, { scenario: { groups: "x" } }, { name: "A" }] },
  }
  const { state, repairs } = decodeFile(JSON.stringify(file), known)
  expect(state.beside).toEqual({ name: null, others: [other(defaultScenario), other(defaultScenario), other(defaultScenario, "A")] })
  expect(repairs.length).toBeGreaterThan(1)
})

test("an untouched page keeps none and writes none", () => {
  expect(standardState.beside).toBe(noBeside)
  expect(link(standardState)).toBe("")
})
