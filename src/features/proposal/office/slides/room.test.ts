import { strFromU8 } from "fflate"
import { Parser } from "saxen"
import { expect, test } from "vitest"
import { defaultScenario, type Scenario } from "../../../../engine/scenario.ts"
import { presets } from "../../../../scenario/presets.ts"
import { factsOf } from "../testFacts.ts"
import { partsOfFile } from "../testing.ts"
import { page } from "./look.ts"
import { heightOf, linesOf } from "./measure.ts"
import { slides } from "./slides.ts"

const inch = 914_400

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** As high as its words are in a wide font. */
  readonly tall: number
  readonly text: string
}

interface Words {
  text: string
  points: number
  bold: boolean
}

const heightIn = (words: readonly Words[], width: number, gap: number): number =>
  words.reduce((sum, one) => sum + (one.text === "" ? 0 : heightOf(one.text, { width, points: one.points, bold: one.bold }) + gap), 0)

/** Texts and tables of a slide with their places. */
function boxesOf(xml: string): readonly Box[] {
  const boxes: Box[] = []
  const path: string[] = []
  let at = { x: 0, y: 0, w: 0, h: 0 }
  let words: Words[] = []
  let gap = 0
  let indent = 0
  let columns: number[] = []
  let rows: { least: number; cells: Words[][] }[] = []
  const parser = new Parser()
  parser.on("openTag", (name, attributesOf) => {
    path.push(name)
    const attributes = attributesOf()
    const number = (key: string): number => Number(attributes[key] ?? 0)
    if (name === "p:sp" || name === "p:graphicFrame") [words, gap, indent, columns, rows] = [[], 0, 0, [], []]
    if (name === "a:off") at = { ...at, x: number("x") / inch, y: number("y") / inch }
    if (name === "a:ext" && attributes["cx"] !== undefined) at = { ...at, w: number("cx") / inch, h: number("cy") / inch }
    if (name === "a:gridCol") columns.push(number("w") / inch)
    if (name === "a:tr") rows.push({ least: number("h") / inch, cells: [] })
    if (name === "a:tc") words = []
    if (name === "a:p") words.push({ text: "", points: 18, bold: false })
    if (name === "a:pPr" && number("marL") > 0) indent = number("marL") / inch
    if (name === "a:spcPts" && path.includes("a:spcAft")) gap = number("val") / 100 / 72
    const last = words.at(-1)
    if (name === "a:rPr" && last) Object.assign(last, { points: number("sz") / 100, bold: attributes["b"] === "1" })
    if (name === "a:br" && last) last.text += "\n"
  })
  parser.on("text", (text, decode) => {
    const last = words.at(-1)
    if (path.at(-1) === "a:t" && last) last.text += decode(text)
  })
  parser.on("closeTag", (name) => {
    path.pop()
    if (name === "a:tc") rows.at(-1)?.cells.push(words)
    const text = words.map((one) => one.text).join(" ")
    if (name === "p:sp" && text.trim() !== "") boxes.push({ ...at, tall: heightIn(words, at.w - indent, gap) - gap, text })
    if (name === "p:graphicFrame" && rows.length > 0) {
      const tall = rows.reduce(
        (sum, { least, cells }) =>
          sum + Math.max(least, ...cells.map((cell, column) => heightIn(cell, (columns[column] ?? 1) - 0.16, 0) + 0.08)),
        0,
      )
      boxes.push({ ...at, h: page.bottom - at.y, tall, text: "table" })
    }
  })
  parser.parse(xml)
  return boxes
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.tall - 0.01 && b.y < a.y + a.tall - 0.01

const long = "Design and engineering, south wing with the test field"
const crowded: Scenario = {
  ...defaultScenario,
  groups: ["knowledge-worker", "cad-medium", "llm-inference", "cad-heavy"].map((workload, at) => ({
    name: `${long} ${at + 1}`,
    workload,
    count: 1_234 * (at + 1),
    overrides: {},
  })),
  economics: { ...defaultScenario.economics, currency: "JPY", currencyPerUsd: 155, growthPercent: 15, years: 7 },
}

const ownWays: Scenario = {
  ...defaultScenario,
  groups: [
    { name: null, workload: "knowledge-worker", count: 1500, overrides: {} },
    { name: null, workload: "cad-medium", count: 120, overrides: {} },
    { name: null, workload: "llm-inference", count: 16, overrides: {} },
  ],
  policies: { ...defaultScenario.policies, liveMigration: true },
}

const asked: readonly (readonly [what: string, scenario: Scenario, withMix: boolean])[] = [
  ["the untouched page's scenario", defaultScenario, false],
  ["the design office's", presets.find(({ id }) => id === "design-office")?.state ?? defaultScenario, false],
  ["groups with long names and large figures", crowded, false],
  ["groups that each go their own way", ownWays, true],
  ["groups with long names that each go their own way", crowded, true],
]

test.each(asked)(
  "in a font a quarter wider no words of a slide leave their place, run into others or into the foot: %s",
  async (_, scenario, withMix) => {
    const parts = partsOfFile(await slides(factsOf(scenario, withMix)))
    const paths = Object.keys(parts).filter((one) => /^ppt\/slides\/slide\d+\.xml$/.test(one))
    const problems: string[] = []
    for (const path of paths) {
      const boxes = boxesOf(strFromU8(parts[path] ?? new Uint8Array()))
      if (boxes.length < 2) problems.push(`${path} was not read`)
      for (const one of boxes) {
        if (one.tall > one.h + 0.02) problems.push(`${path}: ${one.tall.toFixed(2)} in ${one.h.toFixed(2)}: ${one.text.slice(0, 80)}`)
        for (const other of boxes)
          if (one !== other && overlaps(one, other))
            problems.push(`${path}: “${one.text.slice(0, 60)}” lies over “${other.text.slice(0, 60)}”`)
      }
    }
    expect(paths.length).toBeGreaterThan(10)
    expect(problems).toEqual([])
  },
)

test("the measure of words is that of DejaVu Sans, set down from the font, and no less", () => {
  // 33.23 and 37.51 ems in DejaVu Sans and its bold.
  const text = "For 866 VMs in 3 groups, A16 by mediated pass-through for Office"
  expect(linesOf(text, { width: 1, points: 72 / 33.2 })).toBe(2)
  expect(linesOf(text, { width: 1, points: 72 / 34.5 })).toBe(1)
  expect(linesOf(text, { width: 1, points: 72 / 37.4, bold: true })).toBe(2)
})
