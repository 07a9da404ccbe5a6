import { expect, test } from "vitest"
import { render } from "vitest-browser-react"
import "../../../ui/global.css"
import { catalogue } from "../../../dataset/load.ts"
import { finish } from "../../../engine/basics/task.ts"
import { evaluate } from "../../../engine/evaluate.ts"
import { outcomeOf, planOutcome } from "../../../engine/decisions/outcomes.ts"
import { mixOf } from "../../../engine/mix/mix.ts"
import { winningPlan } from "../../../engine/mix/wins.ts"
import { defaultScenario, type Scenario } from "../../../engine/scenario.ts"
import { currencyOf } from "../../common/currency.ts"
import { count, moneyRange, percentRange, plural } from "../../../ui/format.ts"
import MigrationMatrix from "../MigrationMatrix.tsx"
import CostChart from "./CostChart.tsx"
import GpuChart from "./GpuChart.tsx"
import NativeChart from "./NativeChart.tsx"

const scenario: Scenario = {
  ...defaultScenario,
  groups: [
    { name: "Office", workload: "knowledge-worker", count: 300, overrides: {} },
    { name: "Models", workload: "llm-inference", count: 8, overrides: {} },
  ],
}
const report = evaluate(scenario, catalogue)
const won = winningPlan(finish(mixOf(scenario, catalogue)))
if (!won?.totals) throw new Error("the plan of parts does not win")
const plan = { plan: { ...won, totals: won.totals }, of: scenario, stale: false }
const { totals } = plan.plan
const currency = currencyOf(scenario)

const charts = {
  native: <NativeChart report={report} measurements={[]} plan={plan} />,
  gpus: <GpuChart report={report} plan={plan} />,
  cost: <CostChart report={report} scenario={scenario} plan={plan} />,
  migration: <MigrationMatrix report={report} plan={plan} />,
}

const rowsOf = async (chart: keyof typeof charts): Promise<readonly (readonly string[])[]> => {
  const screen = await render(charts[chart])
  await screen.getByRole("button", { name: "Show as table" }).click()
  await expect.element(screen.getByRole("table").first()).toBeVisible()
  const table = screen.container.querySelector("table")
  const rows = [...(table?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent.trim()))
  await screen.unmount()
  return rows.filter(([head]) => head?.startsWith("Each group its own way"))
}

test("where each group goes its own way every chart's table has the plan and its parts, with the plan's own figures", async () => {
  const parts = [/^Each group its own way: Office, /, /^Each group its own way: Models, /]
  for (const [chart, figure] of [
    ["native", percentRange(totals.nativeShare)],
    ["gpus", count(totals.gpus)],
    ["cost", moneyRange(totals.cost, currency)],
  ] as const) {
    const rows = await rowsOf(chart)
    expect(rows).toHaveLength(3)
    expect(rows[0]?.[1]).toContain(figure)
    for (const [at, name] of parts.entries()) expect(rows[at + 1]?.[0]).toMatch(name)
  }
  const moves = await rowsOf("migration")
  expect(moves.map(([head]) => head)).toEqual([expect.stringMatching(/, Office: /), expect.stringMatching(/, Models: /)])
})

test("the drawn plan stands below the options as a row of its own, a bar for each part, on the options' axis", async () => {
  for (const [chart, figure, bars] of [
    ["native", percentRange(totals.nativeShare), 2],
    ["cost", moneyRange(totals.cost, currency), 2],
    ["gpus", plural(totals.gpus, "GPU"), 1],
  ] as const) {
    const screen = await render(charts[chart])
    await expect.poll(() => screen.container.querySelectorAll('[data-row="mix"] :is(rect, circle)').length).toBeGreaterThanOrEqual(bars)
    expect(screen.container.textContent).toContain(figure.split("–")[0])
    const axis = screen.container.querySelector("[aria-hidden] > svg")?.getBoundingClientRect()
    const ends = [...screen.container.querySelectorAll('[data-row="mix"] rect')].map((one) => one.getBoundingClientRect().right)
    expect(Math.max(...ends)).toBeLessThanOrEqual(axis?.right ?? 0)
    await screen.unmount()
  }
})

/** The same with more desktops: what is kept beside, and what is dragged to. */
const more: Scenario = { ...scenario, groups: scenario.groups.map((group, at) => (at === 0 ? { ...group, count: 900 } : group)) }
const later = evaluate(more, catalogue)
const kept = [{ name: "Before", outcomes: [...report.options.map(outcomeOf), ...planOutcome(plan.plan)] }]

test("a scenario kept beside has a mark on every row of a chart, with its value and how far it is, and a column in the table", async () => {
  const screen = await render(<CostChart report={later} scenario={more} plan={{ ...plan, of: more }} against={{ before: null, kept }} />)
  await expect.poll(() => screen.container.querySelectorAll('[data-mark="beside"]').length).toBe(later.options.length + 1)
  await expect.element(screen.getByText(/^Before: \$[\d.–kM]+, −\$[\d.]+[kM] \(−\d+ %\)/).first()).toBeInTheDocument()
  await expect.element(screen.getByText("Before: the same")).toBeInTheDocument()
  await screen.getByRole("button", { name: "Show as table" }).click()
  await expect.element(screen.getByRole("columnheader", { name: "In Before" })).toBeVisible()
  await screen.unmount()
})

test("while a value is dragged a chart's axis holds, and a dashed stroke stands where each bar was", async () => {
  const chart = (of: typeof report, dragging: boolean) => (
    <GpuChart report={of} against={{ before: dragging ? { report, plan: null } : null, kept: [] }} />
  )
  const screen = await render(chart(report, false))
  const axis = () =>
    [...screen.container.querySelectorAll("[aria-hidden] > svg text")].map((one) => one.textContent).filter((text) => /^[\d,]+$/.test(text))
  await expect.poll(() => axis().length).toBeGreaterThan(1)
  const before = axis()
  const fewer = evaluate(
    { ...scenario, groups: scenario.groups.map((group) => ({ ...group, count: Math.ceil(group.count / 4) })) },
    catalogue,
  )
  await screen.rerender(chart(fewer, true))
  expect(axis()).toEqual(before)
  expect(screen.container.querySelectorAll('[data-mark="before"]').length).toBeGreaterThan(0)
  await screen.rerender(chart(fewer, false))
  expect(axis()).not.toEqual(before)
  expect(screen.container.querySelectorAll('[data-mark="before"]')).toHaveLength(0)
})
