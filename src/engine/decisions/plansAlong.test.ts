import { expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { finish } from "../basics/task.ts"
import { evaluate } from "../evaluate.ts"
import { mixOf } from "../mix/mix.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { breakEvenTask, dialsFor } from "./breakEven.ts"
import { pinOfPlan } from "../mix/planPin.ts"

const group = (workload: string, count: number): VmGroup => ({ name: null, workload, count, overrides: {} })
const withDesktops = (count: number): Scenario => ({
  ...defaultScenario,
  groups: [group("knowledge-worker", count), group("llm-inference", 8)],
})
const scenario = withDesktops(600)
const found = finish(breakEvenTask({ kind: "vms", group: 0 }, scenario, catalogue))

test("along a dial a plan of parts wins where it is cheaper than every single way, and today it is the page's own", () => {
  const { mix } = finish(mixOf(scenario, catalogue))
  const today = found?.points.find((one) => one.at === 600)
  expect(today?.winner?.technique).toBeNull()
  expect(today?.winner?.totalUsd).toBeCloseTo(mix.totals?.cost.likely ?? 0, 2)
  expect(today?.winner?.parts.map((one) => one.groups)).toEqual(mix.parts.map((one) => one.groups))
  for (const { winner, totalsUsd, planUsd } of found?.points ?? []) {
    const single = Math.min(...totalsUsd.map(({ usd }) => usd ?? Infinity))
    expect(winner?.totalUsd).toBeLessThanOrEqual(single)
    expect(winner?.technique === null).toBe(planUsd !== null)
  }
})

test("where the plan's parts change is pinned down to neighbouring counts, and there the whole search finds the same", () => {
  const changes = (found?.changes ?? []).filter(({ after }) => after?.technique === null)
  expect(changes.length).toBeGreaterThan(0)
  for (const { below, above, after } of changes.slice(0, 2)) {
    expect(above - below).toBe(1)
    expect(after?.totalUsd).toBeCloseTo(finish(mixOf(withDesktops(above), catalogue)).mix.totals?.cost.likely ?? 0, 2)
  }
})

test("of several kinds of GPU in a plan the price of each is worth turning", () => {
  const { mix } = finish(mixOf(scenario, catalogue))
  const plan = mix.totals ? { ...mix, totals: mix.totals } : null
  const ids = dialsFor(evaluate(scenario, catalogue), scenario, catalogue, plan).flatMap((one) =>
    one.kind === "gpu-price" ? [one.id] : [],
  )
  for (const { option } of mix.parts) expect(ids).toContain(option.gpu)
})

test("along a dial stands what each pinned plan of parts costs, today what it costs on the board", () => {
  const { mix } = finish(mixOf(scenario, catalogue))
  const pinned: Scenario = { ...scenario, planPins: [pinOfPlan(mix)] }
  const turned = finish(breakEvenTask({ kind: "years" }, pinned, catalogue))
  const today = turned?.points.find((one) => one.at === pinned.economics.years)
  expect(today?.pinnedUsd).toEqual([finish(mixOf(pinned, catalogue)).pinned[0]?.totals?.cost.likely])
  const usd = turned?.points.map(({ pinnedUsd }) => pinnedUsd[0] ?? 0) ?? []
  expect(usd).toEqual(usd.toSorted((a, b) => a - b))
})
