import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { beforeAll, describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import type { Range } from "../../dataset/core.ts"
import { loadSources, type Sources } from "../../dataset/sources.ts"
import { sum } from "../../engine/basics/range.ts"
import { finish } from "../../engine/basics/task.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { growthTask } from "../../engine/growth/growth.ts"
import { fixOption } from "../../engine/decisions/fixed.ts"
import { mixOf } from "../../engine/mix/mix.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { mixVerdict } from "../compare/mixVerdict.ts"
import { verdictText } from "../compare/verdict.ts"
import { moneyRange, percentRange } from "../../ui/format.ts"
import { contents, type ProposalContents } from "./contents.ts"
import { Against } from "./report/Against.tsx"
import { Costs } from "./report/Costs.tsx"
import { Decision } from "./report/Decision.tsx"
import { Inputs } from "./report/Inputs.tsx"
import { Placement } from "./report/Placement.tsx"
import { hardwareText } from "./words.ts"

let register: Sources
beforeAll(async () => {
  register = await loadSources()
})

function proposalOf(fragment: string, isOfParts = false): ProposalContents {
  const { scenario } = decodeFragment(fragment, knownIds(catalogue)).state
  const report = evaluate(scenario, catalogue)
  return contents({
    cover: { title: "New desktops", preparedFor: "", preparedBy: "", date: "2026-11-30" },
    said: { headline: "", detail: null },
    link: "",
    scenario,
    report,
    mix: isOfParts ? finish(mixOf(scenario, catalogue)) : null,
    chosen: report.options.find(({ feasible, technique }) => feasible && technique === "mediated-pass-through")?.key ?? null,
    catalogue,
    register,
  })
}

function expectSame(found: Range, asked: Range | null): void {
  for (const end of ["low", "likely", "high"] as const) expect(Math.abs(found[end] - (asked?.[end] ?? Number.NaN))).toBeLessThan(0.01)
}

describe("the contents of a proposal", () => {
  test.each([
    ["one way for all", "vm=knowledge-worker:200&years=5.5", false, 1],
    ["a plan of parts", "vm=knowledge-worker:1500,cad-medium:120,llm-inference:16", true, 3],
  ])("of %s: years, parts of the cost and lines of the bill all add up to the total", (_, fragment, isOfParts, parts) => {
    const { plan, byYear, materials, years } = proposalOf(fragment, isOfParts)
    expect(plan.parts.length).toBe(parts)
    expectSame(sum(byYear.map(({ total }) => total)), plan.cost)
    expectSame(sum(plan.breakdown.map(({ usd }) => usd)), plan.cost)
    expectSame(sum(plan.parts.flatMap(({ bill }) => bill.map(({ usd }) => usd))), plan.cost)
    expect(byYear.reduce((all, { length }) => all + length, 0)).toBeCloseTo(years, 9)
    expect(new Set(materials.map(({ planPart }) => planPart)).size).toBe(parts)
  })

  test("what is bought has a price with its source and a date, or the user's own price", () => {
    const { materials } = proposalOf("vm=knowledge-worker:200&price=a16:3000")
    const boards = materials.filter(({ kind }) => kind === "board")
    expect(boards).toHaveLength(1)
    expect(materials.filter(({ price }) => price === null)).toEqual([])
    expect(materials.filter(({ priceBasis, pricedBy }) => (priceBasis === "yours") !== (pricedBy.length === 0))).toEqual([])
    expect(boards.map(({ priceBasis }) => priceBasis)).toEqual(["yours"])
    expect(materials.filter(({ kind, edition }) => kind === "licence" && !edition)).toEqual([])
  })

  test("every source that an option names is listed with its title, and those of what is proposed come first", () => {
    const { sources, plan, techniques } = proposalOf("vm=knowledge-worker:200")
    const ids = sources.map(({ id }) => id)
    const asked = [...plan.parts, ...techniques].flatMap(({ option }) => option.sources)
    expect(asked.filter((id) => !ids.includes(id))).toEqual([])
    expect(sources.filter(({ bases }) => bases.length === 0).map(({ id }) => id)).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const first = sources.findIndex(({ isProposed }) => !isProposed)
    expect(sources.slice(first).some(({ isProposed }) => isProposed)).toBe(false)
  })

  test("of the sources those that verify nothing come last, and before them the most cited ones first", () => {
    const sources = proposalOf("vm=knowledge-worker:200").sources.filter(({ isProposed }) => isProposed)
    const weakFrom = sources.findIndex(({ isWeak }) => isWeak)
    expect(weakFrom).toBeGreaterThan(0)
    expect(sources.slice(weakFrom).every(({ isWeak }) => isWeak)).toBe(true)
    expect(sources.slice(weakFrom).map(({ id }) => id)).toContain("derived")
    const cited = sources.slice(0, weakFrom).map(({ timesCited }) => timesCited)
    expect(cited).toEqual(cited.toSorted((a, b) => b - a))
  })

  test("boards are counted as the answer counts them, with those in spare hosts beside; of a part on hosts that are there, what is bought is said to be its own", () => {
    const contents = proposalOf("vm=knowledge-worker:300,cad-medium:40&need=live-migration&owned=2u-3dw:6*l40s:2", true)
    const { plan, scenario, materials } = contents
    const answer = mixVerdict(finish(mixOf(scenario, catalogue)), scenario)
    const headline = answer ? verdictText(answer) : ""
    expect(headline).toContain(`: ${plan.gpus} GPUs on ${plan.boards} boards, `)
    expect(hardwareText(contents)).toBe(
      `${plan.gpus} GPUs on ${plan.boards} boards and ${plan.spareBoards} in spare hosts, ${plan.hosts} hosts and ${plan.spareHosts} spare`,
    )
    const bought = (of: "board" | "host"): number =>
      materials.reduce((all, { kind, isOwned, quantity }) => all + (kind === of && !isOwned ? quantity : 0), 0)
    expect(answer?.detail).toContain(`For the whole plan ${bought("host")} hosts and ${bought("board")} boards are bought`)
    const words = renderToStaticMarkup(createElement(Placement, { contents, draw: () => null }))
    expect(words).toContain("for this part nothing is bought.")
    expect(words).toMatch(/\d+, \d+ boards and \d+ in spare hosts/)
  })

  test("the report calls workloads by their names, and counts more than one of a unit in the plural", () => {
    const contents = proposalOf("vm=knowledge-worker:200")
    const said = { needs: "", hardware: "", money: "", compared: "" }
    const words = renderToStaticMarkup([createElement(Inputs, { key: 0, contents, said }), createElement(Costs, { key: 1, contents })])
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
    expect(words).toContain("Knowledge worker")
    expect(words).not.toContain("knowledge-worker")
    expect(words).toMatch(/ [2-9]\d* boards /)
    expect(words).not.toMatch(/ (?:[2-9]|\d\d+) (?:board|module|host|core|named user|concurrent user) /)
  })

  test("the report's inputs say the frame buffer that is asked for, not that of the slice or of the whole GPU", () => {
    const contents = proposalOf("vm=cad-light:6:desks*fb:5120")
    const said = { needs: "", hardware: "", money: "", compared: "" }
    const [group] = contents.plan.parts.flatMap(({ option }) => option.groups)
    expect(group?.frameBufferMib).toBeGreaterThan(5120)
    const [, row = ""] = renderToStaticMarkup(createElement(Inputs, { contents, said })).split("<tbody>")
    expect(row.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ")).toMatch(/^ desks 6 Light CAD 5 GiB /)
  })

  test("the report compares a plan of parts that is proposed with the techniques, in a row of its own under the board's name", () => {
    const rowsOf = (contents: ProposalContents): readonly string[] => {
      const [, table = ""] = renderToStaticMarkup(createElement(Decision, { contents })).split("<tbody>")
      return table
        .split("</tr>")
        .slice(0, -1)
        .map((row) =>
          row
            .replaceAll(/<[^>]*>/g, " ")
            .replaceAll(/\s+/g, " ")
            .trim(),
        )
    }
    const contents = proposalOf("vm=knowledge-worker:1500,cad-medium:120,llm-inference:16&need=live-migration", true)
    const { plan, techniques, currency } = contents
    const rows = rowsOf(contents)
    expect(rows).toHaveLength(techniques.length + 1)
    expect(rows.filter((row) => row.includes("(proposed)"))).toEqual([rows.at(-1)])
    const row = rows.at(-1) ?? ""
    expect(row).toMatch(/^Each group its own way \(proposed\) /)
    expect(plan.nativeShare && row.includes(percentRange(plan.nativeShare))).toBe(true)
    expect(plan.cost && row.includes(moneyRange(plan.cost, currency))).toBe(true)
    expect(row).toContain(` ${plan.gpus} GPUs, ${plan.hosts + plan.spareHosts} hosts `)
    expect(row).toMatch(/ live(, with conditions)? yes$/)
    const oneWay = rowsOf(proposalOf("vm=knowledge-worker:1500,cad-medium:120"))
    expect(oneWay).toHaveLength(techniques.length)
    expect(oneWay.filter((one) => one.includes("(proposed)"))).toHaveLength(1)
  })

  test("where nothing can be proposed the report still has every group, and what stands in the way of it", () => {
    const contents = proposalOf("vm=knowledge-worker:40:desks,llm-inference:6:models*fb:409600")
    expect(contents.plan.parts).toEqual([])
    const said = { needs: "", hardware: "", money: "", compared: "" }
    const words = [createElement(Inputs, { key: 0, contents, said }), createElement(Against, { key: 1, contents })].map((one) =>
      renderToStaticMarkup(one)
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll(/\s+/g, " "),
    )
    for (const text of ["desks", "models", "400 GiB"]) expect(words[0]).toContain(text)
    expect(words[1]).toMatch(/models\S*: needs 409600 MiB of frame buffer/)
    expect(words[1]).toContain("Device emulation")
  })

  test("amounts are said in the currency that was set, and another one without a rate says so", () => {
    expect(proposalOf("currency=EUR&rate=0.9").currency).toEqual({ code: "EUR", perUsd: 0.9 })
    expect(proposalOf("currency=EUR").currencyNote).toContain("EUR")
  })
})

describe("growth in a proposal", () => {
  test("is that of the option proposed, as Decide works it out", () => {
    const { plan, growth, scenario, cover } = proposalOf("vm=knowledge-worker:200&grow=25&years=4")
    const fixed = plan.parts.flatMap(({ option }) => fixOption(option) ?? [])
    const [asked] = finish(growthTask(fixed, scenario, catalogue)).options
    expect(cover.title).toBe("New desktops")
    expect(growth?.years.map(({ vms }) => vms)).toEqual([200, 250, 313, 391])
    expect(growth?.total).toEqual(asked?.total)
    expect(growth?.presentValue).toEqual(asked?.presentValue)
    expect(growth?.outgrown).toBe(asked?.outgrown)
  })

  test("of a plan of parts adds the parts up, and the first year that is missed counts", () => {
    const { growth, plan } = proposalOf("vm=knowledge-worker:1500*grow:20,cad-medium:120,llm-inference:16&years=3", true)
    expect(plan.parts).toHaveLength(3)
    expect(growth?.years.map(({ vms }) => vms)).toEqual([1636, 1936, 2296])
    expectSame(sum((growth?.years ?? []).map(({ total }) => total)), growth?.total ?? null)
    expect(growth?.years[0]?.needed.boards).toBe(plan.boards + plan.spareBoards)
    expect(growth?.years[0]?.needed.hosts).toBe(plan.hosts + plan.spareHosts)
  })

  test("without growth there is none, and the years are the plan's own", () => {
    expect(proposalOf("vm=knowledge-worker:200").growth).toBeNull()
    const { growth, plan } = proposalOf("vm=knowledge-worker:200&grow=0")
    expectSame(growth?.total ?? { low: 0, likely: 0, high: 0 }, plan.cost)
  })
})
