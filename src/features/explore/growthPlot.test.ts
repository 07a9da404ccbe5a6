import { expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { finish } from "../../engine/basics/task.ts"
import { fixOption } from "../../engine/decisions/fixed.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { growthTask } from "../../engine/growth/growth.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { growthPlot } from "./growthPlot.ts"

const { scenario } = decodeFragment("vm=knowledge-worker:200&grow=40&years=5", knownIds(fullCatalogue)).state
const { options } = finish(
  growthTask(
    evaluate(scenario, fullCatalogue).options.flatMap((option) => fixOption(option) ?? []),
    scenario,
    fullCatalogue,
  ),
)
const plotOf = ({ years }: (typeof options)[number]) => growthPlot(years, 5, 700)

test("axes hold the dearest year and the most machines", () => {
  for (const grown of options) {
    const { cost, boards, hosts } = plotOf(grown)
    for (const { total, installed } of grown.years) {
      expect(cost.y(total.high)).toBeGreaterThanOrEqual(cost.box.top - 1e-6)
      expect(boards.y(installed.boards)).toBeGreaterThanOrEqual(boards.box.top - 1e-6)
      expect(hosts.y(installed.hosts)).toBeGreaterThanOrEqual(hosts.box.top - 1e-6)
    }
  }
  expect(options.length).toBeGreaterThan(1)
})

test("years stand alike in all panels, evenly and within them", () => {
  const plot = plotOf(options[0]!)
  const gaps = plot.years.slice(1).map(({ x }, at) => x - (plot.years[at]?.x ?? 0))
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(1e-6)
  expect(plot.years.every(({ x }) => x > plot.cost.box.left && x < plot.cost.box.right)).toBe(true)
  expect([plot.boards.box.right, plot.hosts.box.right]).toEqual([plot.cost.box.right, plot.cost.box.right])
})

test("machines are marked by whole numbers alone", () => {
  const machines = { boards: 1, hosts: 2 }
  const few = growthPlot(
    options[0]!.years.map((year) => ({ ...year, installed: machines, needed: machines })),
    5,
    700,
  )
  expect(few.boards.steps.map(({ value }) => value)).toEqual([0, 1])
  expect(few.hosts.steps.map(({ value }) => value)).toEqual([0, 1, 2])
})
