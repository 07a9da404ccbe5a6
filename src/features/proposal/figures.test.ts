import { createElement, type ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { strFromU8 } from "fflate"
import { afterEach, expect, test, vi } from "vitest"
import { writeFiguresAs } from "../../base/figures.ts"
import { first } from "../../dataset/first.ts"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { comparedSummary, hardwareSummary, moneySummary, needsSummary } from "../builder/summaries.ts"
import { contents } from "./contents.ts"
import { slides } from "./office/slides/slides.ts"
import { factsOf } from "./office/testFacts.ts"
import { partsOfFile } from "./office/testing.ts"
import { Report } from "./report/Report.tsx"
import { allParts } from "./report/parts.ts"

vi.mock("../common/OnPaper.tsx", () => ({ OnPaper: ({ children }: { readonly children: ReactNode }) => children }))

afterEach(() => writeFiguresAs(null))

const { groups, economics, policies } = defaultScenario
const scenario: Scenario = {
  ...defaultScenario,
  groups: groups.map((group) => ({ ...group, count: 2345 })),
  economics: {
    ...economics,
    currency: "EUR",
    currencyPerUsd: 0.9,
    electricityUsdPerKwh: 0.1234,
    years: 4.5,
    growthPercent: 12.5,
    counted: ["space", "staff", "financing"],
  },
  policies: { ...policies, budgetUsd: 123_456_789 },
}

/** The words of an XML or HTML text, drawings left out. */
const wordsOf = (markup: string): string =>
  markup
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&#x27;|&apos;/g, "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")

/** All that the dataset calls something by, longest first. */
function namesIn(...data: readonly unknown[]): readonly string[] {
  const found = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value === "string") found.add(value)
    else if (value !== null && typeof value === "object") Object.values(value).forEach(gather)
  }
  data.forEach(gather)
  return [...found].filter((name) => /\d/.test(name) && /\p{L}.*\p{L}|-/u.test(name)).toSorted((a, b) => b.length - a.length)
}

/** Report and slides, with names, dates and versions taken out. */
async function written(): Promise<readonly (readonly [what: string, text: string])[]> {
  const facts = factsOf(scenario)
  const made = contents(facts)
  const said = {
    needs: needsSummary(scenario),
    hardware: hardwareSummary(scenario, first, defaultScenario.busyPoint),
    money: moneySummary(scenario, first),
    compared: comparedSummary(scenario),
  }
  const report = createElement(Report, {
    contents: made,
    parts: allParts.filter((part) => part !== "sources" && part !== "again"),
    said,
    draw: () => null,
    stunLimitSeconds: 1,
  })
  const deck = Object.entries(partsOfFile(await slides(facts))).flatMap(([path, part]) =>
    /^ppt\/slides\/[^/]+\.xml$/.test(path) ? [strFromU8(part)] : [],
  )
  const names = [
    made.versions.dataset,
    ...namesIn(first, catalogue.gpus, catalogue.products, catalogue.licences, Object.values(facts.register)),
  ]
  const bare = (markup: string): string =>
    names
      .reduce((text, name) => text.replaceAll(name, " "), wordsOf(markup))
      .replaceAll(/(OpenGL|OpenGL ES|Vulkan|CUDA|Direct3D|DirectX|vSphere|vGPU software|RHEL 10 and) \d+(\.\d+)?|\b20\d\d(-\d\d)*\b/g, " ")
  return [
    ["the report", bare(renderToStaticMarkup(report))],
    ["the slides", bare(deck.join(" "))],
  ]
}

test("no figure of the report or the slides is written but in the way that the reader asked for", async () => {
  // In digits of its own: what stands in common ones was written elsewhere.
  writeFiguresAs("en-US-u-nu-mathsans")
  for (const [what, text] of await written()) {
    expect(text).toMatch(/€𝟣?[𝟢-𝟫]/u)
    const elsewhere = [...text.matchAll(/.{0,30}(\d[.,]\d|\d{4,}).{0,20}/g)].map(([found]) => `${what}: ${found}`)
    expect(elsewhere).toEqual([])
  }
})

test("in German the report has decimal commas and points between thousands", async () => {
  writeFiguresAs("de-DE")
  for (const [, text] of await written()) {
    expect(text).toContain("2.345")
    expect(text).toContain("4,5 years")
  }
})
