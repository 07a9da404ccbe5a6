import { strFromU8 } from "fflate"
import { Parser } from "saxen"
import { expect, test } from "vitest"
import { defaultScenario, type Scenario } from "../../../../engine/scenario.ts"
import { presets } from "../../../../scenario/presets.ts"
import { moneyRange } from "../../../../ui/format.ts"
import { leastServed } from "../../../common/shares.ts"
import { techniqueStyle } from "../../../common/techniqueStyle.ts"
import { contents } from "../../contents.ts"
import { costPartName } from "../../words.ts"
import { factsOf } from "../testFacts.ts"
import { partsOfFile } from "../testing.ts"
import { slides } from "./slides.ts"

interface ReadSeries {
  readonly name: string
  readonly labels: readonly string[]
  readonly values: readonly number[]
}

/** The series of a chart as its file has them. */
function readChart(xml: string): readonly ReadSeries[] {
  const found: { name: string; labels: string[]; values: number[] }[] = []
  const path: string[] = []
  const parser = new Parser()
  parser.on("openTag", (name) => {
    path.push(name)
    if (name === "c:ser") found.push({ name: "", labels: [], values: [] })
  })
  parser.on("text", (text, decode) => {
    const last = found.at(-1)
    if (path.at(-1) !== "c:v" || !last) return
    if (path.includes("c:tx")) last.name = decode(text)
    else if (path.includes("c:cat")) last.labels.push(decode(text))
    else if (path.includes("c:val")) last.values.push(Number(text))
  })
  parser.on("closeTag", () => void path.pop())
  parser.parse(xml)
  return found
}

const opened = async (
  facts: Parameters<typeof slides>[0],
): Promise<{ readonly parts: Readonly<Record<string, Uint8Array>>; readonly charts: readonly (readonly ReadSeries[])[] }> => {
  const parts = partsOfFile(await slides(facts))
  const paths = Object.keys(parts)
    .filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path))
    .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
  return { parts, charts: paths.map((path) => readChart(strFromU8(parts[path] ?? new Uint8Array()))) }
}

const hospital: Scenario = presets.find(({ id }) => id === "design-office")?.state ?? defaultScenario

test("the charts of the slides hold the report's own figures, and the tables to edit them", async () => {
  const scenario = { ...hospital, economics: { ...hospital.economics, currency: "EUR", currencyPerUsd: 0.9 } }
  const facts = factsOf(scenario)
  const made = contents(facts)
  const { parts, charts } = await opened(facts)
  const [native, cost, years] = charts
  expect(charts).toHaveLength(3)

  const shares = made.techniques.flatMap(({ option }) => (option.nativeShare ? [option.nativeShare] : []))
  expect(native?.map(({ name }) => name)).toEqual(["Low", "Likely", "High"])
  expect(native?.map(({ values }) => values)).toEqual([
    shares.map(({ low }) => low).toReversed(),
    shares.map(({ likely }) => likely).toReversed(),
    shares.map(({ high }) => high).toReversed(),
  ])

  // Lying bars are drawn from below.
  const priced = made.techniques.flatMap(({ option }) => (option.cost ? [option] : [])).toReversed()
  priced.forEach((option, at) => {
    const sum = cost?.reduce((all, { values }) => all + (values[at] ?? 0), 0) ?? 0
    expect(sum).toBeCloseTo((option.cost?.total.likely ?? 0) * 0.9, 2)
    expect(cost?.[0]?.labels[at]).toContain(techniqueStyle[option.technique].name)
    const gpus = cost?.find(({ name }) => name === costPartName("gpus"))
    expect(gpus?.values[at]).toBeCloseTo((option.cost?.breakdown.gpus.likely ?? 0) * 0.9, 6)
  })

  made.byYear.forEach((year, at) => {
    expect(years?.reduce((all, { values }) => all + (values[at] ?? 0), 0)).toBeCloseTo(year.total.likely * 0.9, 2)
  })
  // What a click on "edit data" opens.
  expect(Object.keys(parts).filter((path) => /^ppt\/embeddings\/.*\.xlsx$/.test(path))).toHaveLength(3)
})

test("a plan of parts that is proposed has its bar of performance and of cost, and its row beside the techniques, marked as proposed", async () => {
  const groups = [
    { name: "Office", workload: "knowledge-worker", count: 1500, overrides: {} },
    { name: "Design", workload: "cad-medium", count: 120, overrides: {} },
    { name: "Models", workload: "llm-inference", count: 16, overrides: {} },
  ]
  const facts = factsOf({ ...defaultScenario, groups, policies: { ...defaultScenario.policies, liveMigration: true } }, true)
  const totals = facts.mix?.mix.totals
  if (!totals) throw new Error("Each group goes its own way here.")
  const { parts, charts } = await opened(facts)
  const [native, cost] = charts
  // Lying bars are drawn from below: the last of the rows comes first.
  for (const chart of [native, cost]) expect(chart?.[0]?.labels[0]).toMatch(/^Each group its own way: .+ \(proposed\)$/)
  expect(native?.map(({ values }) => values[0])).toEqual([totals.nativeShare.low, totals.nativeShare.likely, totals.nativeShare.high])
  expect(cost?.reduce((all, { values }) => all + (values[0] ?? 0), 0)).toBeCloseTo(totals.cost.likely, 2)
  const slideOf = (title: string): string =>
    Object.entries(parts)
      .flatMap(([path, part]) => (/^ppt\/slides\/slide\d+\.xml$/.test(path) ? [strFromU8(part).replaceAll(/<[^>]+>/g, " ")] : []))
      .find((text) => text.includes(title)) ?? ""
  expect(slideOf(", by technique").length).toBeGreaterThan(0)
  expect(slideOf("Cost over")).toContain(`Each group its own way ${moneyRange(totals.cost, { code: "USD", perUsd: 1 })}`)
  const table = slideOf("The techniques side by side")
  expect(table.split("Each group its own way (proposed)")).toHaveLength(2)
  const [, row = ""] = table.split("Each group its own way (proposed)")
  expect(row).toContain(moneyRange(totals.cost, { code: "USD", perUsd: 1 }))
  expect(row).toMatch(new RegExp(` ${totals.gpus} .* live`))
  expect(row).not.toContain("by part")
})

test("every slide has notes that name what its figures rest on", async () => {
  const facts = factsOf(defaultScenario)
  const { parts } = await opened(facts)
  const count = (pattern: RegExp): number => Object.keys(parts).filter((path) => pattern.test(path)).length
  expect(count(/^ppt\/slides\/slide\d+\.xml$/)).toBeGreaterThanOrEqual(11)
  expect(count(/^ppt\/notesSlides\/notesSlide\d+\.xml$/)).toBe(count(/^ppt\/slides\/slide\d+\.xml$/))
  const made = contents(facts)
  const proposed = made.sources.find(({ isProposed }) => isProposed)
  const notes = strFromU8(parts["ppt/notesSlides/notesSlide2.xml"] ?? new Uint8Array())
  expect(notes).toContain("Sources:")
  expect(notes).toContain((proposed?.title ?? "?").slice(0, 12).replaceAll("&", "&amp;"))
})

test("slides never give a mean of native alone where groups differ", async () => {
  const groups = [
    { name: "Office", workload: "knowledge-worker", count: 200, overrides: {} },
    { name: "Design", workload: "cad-medium", count: 40, overrides: {} },
  ]
  const facts = factsOf({ ...defaultScenario, groups })
  const { parts } = await opened(facts)
  const texts = Object.keys(parts)
    .filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
    .map((path) => strFromU8(parts[path] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, " "))
  const differing = facts.report.options.filter((option) => leastServed(option.groups))
  expect(differing.length).toBeGreaterThan(0)
  const table = texts.find((text) => text.includes("The techniques side by side")) ?? ""
  expect(table.match(/ on average, [^<]+? for (?:Office|Design)/g)).toHaveLength(differing.length)
  expect(texts.filter((text) => /of native on average, .+ for (?:Office|Design)/.test(text))).toHaveLength(1)
  expect(texts.find((text) => text.includes("Native performance, by technique"))).toMatch(/least is given by .+ for (?:Office|Design)/)
})

test("whatever a cover and a group are called, every part of the file is well-formed XML and says it", async () => {
  const odd = "<b> & \"quotes\" 'x' \u0007\ud83d 日本"
  const groups = [
    { name: odd, workload: "knowledge-worker", count: 20, overrides: {} },
    { name: "=1+1", workload: "cad-light", count: 5, overrides: {} },
  ]
  const cover = { title: odd, preparedFor: odd, preparedBy: odd, date: "2026-11-30" }
  const { parts } = await opened({ ...factsOf({ ...defaultScenario, groups }), cover, said: { headline: odd, detail: odd } })
  for (const [path, bytes] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(path)) continue
    const text = strFromU8(bytes)
    const problems: string[] = []
    const parser = new Parser()
    parser.on("error", (problem) => void problems.push(String(problem)))
    parser.on("warn", (problem) => void problems.push(String(problem)))
    parser.parse(text)
    if (/(?![\t\n\r])\p{Cc}|\ufffd/u.test(text)) problems.push("It holds what may not stand in XML.")
    expect({ path, problems }).toEqual({ path, problems: [] })
  }
  expect(strFromU8(parts["ppt/slides/slide1.xml"] ?? new Uint8Array())).toContain("&lt;b&gt; &amp; ")
})

test("where nothing can be placed, the slides say so", async () => {
  const scenario: Scenario = { ...defaultScenario, policies: { ...defaultScenario.policies, unknownNeeds: ["teleportation"] } }
  const facts = { ...factsOf(scenario), chosen: null }
  const { parts } = await opened(facts)
  const all = Object.entries(parts).flatMap(([path, bytes]) => (path.startsWith("ppt/slides/slide") ? [strFromU8(bytes)] : []))
  expect(all.some((text) => text.includes("Nothing could be placed"))).toBe(true)
  expect(all.some((text) => /NaN|undefined|Infinity/.test(text))).toBe(false)
})

test("growth has a slide with a chart of what is paid and what that is worth; without growth there is none", async () => {
  const growing = { ...hospital, economics: { ...hospital.economics, growthPercent: 20 } }
  const facts = factsOf(growing)
  const { growth } = contents(facts)
  const { charts } = await opened(facts)
  expect(charts).toHaveLength(4)
  expect(charts[3]?.map(({ name }) => name)).toEqual(["Paid", "Present value"])
  expect(charts[3]?.[0]?.values).toEqual(growth?.years.map(({ total }) => total.likely))
  expect((await opened(factsOf(hospital))).charts).toHaveLength(3)
})

test("of a plan of parts every part is told how it moves, however many slides that takes", async () => {
  const groups = ["knowledge-worker", "cad-medium", "llm-inference", "ml-training"].map((workload, at) => ({
    name: null,
    workload,
    count: [400, 60, 20, 8][at] ?? 1,
    overrides: {},
  }))
  const facts = factsOf({ ...defaultScenario, groups }, true)
  const planned = contents(facts).plan.parts
  expect(planned.length).toBeGreaterThan(3)
  const { parts } = await opened(facts)
  const moving = Object.entries(parts).flatMap(([path, bytes]) => {
    const text = strFromU8(bytes)
    return path.startsWith("ppt/slides/slide") && text.includes("Moving, maintenance and failure") ? [text] : []
  })
  expect(moving.length).toBeGreaterThan(1)
  planned.forEach(({ option }, at) => expect(moving.join(" ")).toContain(`Part ${at + 1}, ${option.productName}: Migration:`))
})
