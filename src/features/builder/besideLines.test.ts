import { expect, test } from "vitest"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import type { Beside } from "../../scenario/view.ts"
import { besideLines } from "./besideLines.ts"

const group = { workload: "knowledge-worker", name: "Office", count: 400, overrides: {} }
const base: Scenario = {
  ...defaultScenario,
  groups: [group, { ...group, name: "Design", count: 20 }],
  economics: { ...defaultScenario.economics, years: 6 },
}
const kept = (...others: readonly (readonly [string, Scenario])[]): Beside => ({
  name: null,
  others: others.map(([name, scenario]) => ({ name, scenario, kept: [] })),
})
const fewer: Scenario = { ...base, groups: [{ ...group, count: 200 }, base.groups[1] ?? group], economics: { ...base.economics, years: 4 } }

test("an input that differs is told where it stands, with what is here and what each scenario beside has", () => {
  const more: Scenario = { ...base, economics: { ...base.economics, years: 5.5 } }
  const beside = kept(["Before", fewer], ["After", more])
  expect(besideLines(base, beside, 0)).toEqual(["VMs: 400 here, 200 in Before"])
  expect(besideLines(base, beside, "Money")).toEqual(["Years: 6 here, 4 in Before, 5.5 in After"])
})

test("what is the same is not marked", () => {
  const beside = kept(["Before", fewer])
  const places = [1, "groups", "Needs", "Hosts and GPUs", "Compared", "Goals"]
  expect(places.flatMap((place) => besideLines(base, beside, place))).toEqual([])
})

test("a group that one of them lacks is told at its card, or at the end of the groups", () => {
  const one: Scenario = { ...base, groups: base.groups.slice(0, 1) }
  expect(besideLines(base, kept(["Before", one]), 1)).toEqual(["This group is not in Before"])
  expect(besideLines(base, kept(["Before", one], ["After", one]), 1)).toEqual(["This group is not in Before, After"])
  expect(besideLines(one, kept(["Before", base]), "groups")).toEqual(["Design: not here, 20 VMs in Before"])
})

test("of many inputs in one place four are named and the rest counted", () => {
  const { economics } = base
  const other: Scenario = {
    ...base,
    economics: { ...economics, years: 1, pue: 2, carbonKgPerKwh: 0.9, maintenancePercent: 3, discountPercent: 7, staffUsdPerYear: 90_000 },
  }
  const lines = besideLines(base, kept(["Before", other]), "Money")
  expect(lines).toHaveLength(5)
  expect(lines.at(-1)).toBe("2 more inputs")
})

test("what is kept beside a scenario that stays is told anew when it changes", () => {
  expect(besideLines(base, kept(["Before", fewer]), 0)).toHaveLength(1)
  expect(besideLines(base, kept(["Before", base]), 0)).toEqual([])
})
