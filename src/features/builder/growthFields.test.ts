import { expect, test } from "vitest"
import { defaultScenario, type VmGroup } from "../../engine/scenario.ts"
import { figuresIn, growthSummary, vmsByYear } from "./GrowthFields.tsx"

const group = (overrides: VmGroup["overrides"]): VmGroup => ({ name: null, workload: "knowledge-worker", count: 100, overrides })
const scenario = (growthPercent: number | null, ...groups: readonly VmGroup[]) => ({
  ...defaultScenario,
  groups,
  economics: { ...defaultScenario.economics, years: 3, growthPercent },
})

test("what grows is said in a few words", () => {
  expect(growthSummary(scenario(null, group({})))).toBe("none")
  expect(growthSummary(scenario(10, group({})))).toBe("10 % a year")
  expect(growthSummary(scenario(null, group({ growthPercent: 5 }), group({ laterVms: [120] })))).toBe("2 groups by their own figures")
})

test("VMs of all groups are added up year by year, figures before rates", () => {
  expect(vmsByYear(scenario(10, group({}), group({ growthPercent: 50 }), group({ laterVms: [120, 90] })))).toEqual([300, 380, 436])
})

test("figures are whole numbers in any kind of list; anything else is none", () => {
  expect(figuresIn("250, 300;350 400/450")).toEqual([250, 300, 350, 400, 450])
  expect(figuresIn("")).toEqual([])
  expect(figuresIn("250, 3.5")).toBeNull()
  expect(figuresIn("-5")).toBeNull()
  expect(figuresIn("many")).toBeNull()
})
