import { readFileSync, writeFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { finish } from "../engine/basics/task.ts"
import { mixOf } from "../engine/mix/mix.ts"
import type { OptionResult } from "../engine/report.ts"
import { presetById } from "./presets.ts"
import { decodeFragment, encodeFragment, knownIds } from "./url/index.ts"
import { standardState } from "./url/decode.ts"
import { workedExamples, type HandLine, type HandPart, type WorkedExample } from "./workedExamples.fixture.ts"
import { splitExample } from "./workedExamples.split.fixture.ts"

// After a change of prices: the arithmetic in workedExamples.fixture.ts anew, then UPDATE_DOCS=1 npx vitest run --project node src/scenario/workedExamples.test.ts

const scenarioOf = ({ preset, link = "" }: WorkedExample) => {
  if (preset === undefined) return decodeFragment(link, knownIds(catalogue)).state.scenario
  const found = presetById(preset)
  if (!found) throw new Error(`No preset ${preset}`)
  return found.state
}
const examples = [...workedExamples, splitExample].map((example) => ({
  ...example,
  called: example.preset ?? example.link,
  scenario: scenarioOf(example),
  plan: finish(mixOf(scenarioOf(example), catalogue)).mix,
}))

const usdOf = ({ count, each, times }: HandLine): number => count * each * times
const byHand = ({ lines }: HandPart, part: HandLine["part"]): number =>
  lines.filter((line) => line.part === part).reduce((sum, line) => sum + usdOf(line), 0)
const energyOf = ({ cost }: OptionResult): number => cost?.breakdown.energy.likely ?? 0

describe.each(examples)("by hand, $called", ({ parts, plan, scenario, years }) => {
  test("has the parts of the engine's plan, each with the GPUs, boards, hosts and spares that were counted", () => {
    expect(scenario.economics.years).toBe(years)
    const found = plan.parts.map(({ groups, counts, option }) => ({
      groups: groups.map((index) => scenario.groups[index]?.name),
      vms: counts?.[0] ?? undefined,
      product: option.product,
      gpu: option.gpu,
      gpus: option.placement?.gpus.count,
      boards: option.placement?.gpus.boards,
      spareBoards: option.placement?.gpus.spareBoards,
      hosts: option.placement?.hosts.count,
      spareHosts: option.placement?.hosts.spare,
    }))
    expect(found).toEqual(
      parts.map(({ groups, vms, product, gpu, gpus, boards, spareBoards, hosts, spareHosts }) => ({
        groups,
        vms,
        product,
        gpu,
        gpus,
        boards,
        spareBoards,
        hosts,
        spareHosts,
      })),
    )
  })

  test("costs what the engine says, part by part of each bill: hardware, licences, users, ports and maintenance", () => {
    const kinds = ["gpus", "hosts", "network", "licences", "broker", "rights", "maintenance"] as const
    for (const [at, hand] of parts.entries()) {
      const breakdown = plan.parts[at]?.option.cost?.breakdown
      for (const kind of kinds) expect([kind, breakdown?.[kind].likely]).toEqual([kind, expect.closeTo(byHand(hand, kind), 2)])
    }
  })

  test("adds up: what was counted and the electricity are the plan's total", () => {
    const counted = parts.reduce((sum, hand) => sum + hand.lines.reduce((all, line) => all + usdOf(line), 0), 0)
    const energy = plan.parts.reduce((sum, { option }) => sum + energyOf(option), 0)
    expect(plan.totals?.cost.likely).toBeCloseTo(counted + energy, 1)
    // What is not counted by hand here is little.
    expect(energy / counted).toBeLessThan(0.06)
  })
})

const usd = (value: number): string => `$${Math.round(value).toLocaleString("en-US")}`
const price = (value: number): string => `$${value.toLocaleString("en-US", { maximumFractionDigits: 0 })}`

function lineOf(line: HandLine): string {
  const { what, count, each, times } = line
  const times100 = Math.round(times * 100) / 100
  return `| ${what} | ${count.toLocaleString("en-US")} × ${price(each)}${times === 1 ? "" : ` × ${times100}`} | ${usd(usdOf(line))} |`
}

function partPage(hand: HandPart, option: OptionResult | undefined): string {
  const energy = option ? energyOf(option) : 0
  const total = hand.lines.reduce((sum, line) => sum + usdOf(line), 0) + energy
  const gpu = catalogue.gpu(hand.gpu)?.shortName ?? hand.gpu
  return [
    `### ${hand.vms === undefined ? "" : `${hand.vms.toLocaleString("en-US")} of `}${hand.groups.join(", ")}: ${catalogue.product(hand.product)?.name ?? hand.product} on ${gpu}`,
    hand.steps.map((step) => `- ${step}`).join("\n"),
    [
      "| | counted | likely |",
      "|---|---|---:|",
      ...hand.lines.map(lineOf),
      `| electricity (the engine's) | | ${usd(energy)} |`,
      `| **in all** | | **${usd(total)}** |`,
    ].join("\n"),
  ].join("\n\n")
}

const page = [
  "# Worked examples",
  "Five plans counted by hand: what each part needs, and what it costs at the likely prices of `data/prices`. A test counts them anew and compares each line with the engine (`src/scenario/workedExamples.test.ts`), which also writes this page. Electricity alone is the engine's: its hours and watts stand in `src/engine/README.md`. Where a line has a third factor, it is years paid, or purchases within the horizon.",
  ...examples.map(({ title, scenario, parts, plan }) => {
    const link = encodeFragment({ ...standardState, scenario }, { datasetVersion: "", modelVersion: "" }).replace(
      /&?(data|model)=[^&]*/g,
      "",
    )
    return [
      `## ${title}`,
      `\`#${link}\``,
      ...parts.map((hand, at) => partPage(hand, plan.parts[at]?.option)),
      `The plan: **${usd(plan.totals?.cost.likely ?? 0)}**, in ${usd(plan.totals?.cost.low ?? 0)} to ${usd(plan.totals?.cost.high ?? 0)}.`,
    ].join("\n\n")
  }),
].join("\n\n")

test("docs/worked-examples.md shows the same arithmetic", () => {
  const file = new URL("../../docs/worked-examples.md", import.meta.url)
  if (process.env.UPDATE_DOCS) writeFileSync(file, `${page}\n`)
  expect(readFileSync(file, "utf8")).toBe(`${page}\n`)
})
