import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { stream } from "../basics/random.ts"
import { finish } from "../basics/task.ts"
import { evaluate } from "../evaluate.ts"
import type { MixReport } from "../report.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import type { OwnedHosts } from "../supply.ts"
import { explain } from "../why/explain.ts"
import { mixOf } from "./mix.ts"
import { scenarioOfPart } from "./partScenario.ts"
import { pinOfPlan } from "./planPin.ts"

const group = (workload: string, count: number): VmGroup => ({ name: null, workload, count, overrides: {} })
const owning = (groups: readonly VmGroup[], owned: readonly OwnedHosts[]): Scenario => ({
  ...defaultScenario,
  groups,
  supply: { ...defaultScenario.supply, owned },
})
const mixed = (scenario: Scenario): MixReport => finish(mixOf(scenario, catalogue))
const l40s = (count: number, valueUsd = 0): OwnedHosts => ({ host: "2u-4dw", count, boards: { gpu: "l40s", perHost: 2 }, valueUsd })
const usd = ({ mix }: MixReport): number => mix.totals?.cost.likely ?? Infinity

describe("a group on hosts that are there and on others", () => {
  const desktops = owning([group("knowledge-worker", 1620)], [l40s(12)])

  test("1,620 desktops: as many as twelve paid hosts carry stay on them, the rest is bought, and it costs less than either alone", () => {
    const report = mixed(desktops)
    const { mix } = report
    expect(mix.feasible).toBe(true)
    const [there, bought] = mix.parts
    expect(mix.parts.map(({ groups, option }) => [groups, option.gpu])).toEqual([
      [[0], "l40s"],
      [[0], "a16"],
    ])
    // 24 boards of 48 GiB hold 24 desktops of 2 GiB each.
    expect(there?.counts).toEqual([576])
    expect(there?.option.owned).toMatchObject({ boardsUsed: 24, vms: 576, hostsBought: 0 })
    expect(bought?.counts).toEqual([1044])
    expect(usd(report)).toBeLessThan(report.oneKind?.likely ?? 0)
    expect(usd(report)).toBeLessThan(usd(mixed(owning(desktops.groups, []))))
  })

  test("all its VMs stand in some part, by one product, and each part is an option of its own VMs", () => {
    for (const scenario of [desktops, owning([group("knowledge-worker", 900), group("cad-medium", 60)], [l40s(4), l40s(2, 9000)])]) {
      const { mix } = mixed(scenario)
      for (const [index, { count }] of scenario.groups.entries()) {
        const serving = mix.parts.filter(({ groups }) => groups.includes(index))
        const vms = serving.map(({ groups, option }) => option.groups[groups.indexOf(index)]?.count ?? 0)
        expect(vms.reduce((sum, one) => sum + one, 0)).toBe(count)
        expect(new Set(serving.map(({ option }) => option.product)).size).toBe(1)
      }
      const kinds = mix.parts.flatMap(({ option: { owned } }) => (owned && owned.emptied === undefined ? [owned.index] : []))
      expect(kinds).toEqual([...new Set(kinds)])
      for (const part of mix.parts) {
        const { result } = explain(part.option, "cost", scenarioOfPart(part, scenario), catalogue)
        expect(result.value).toEqual(expect.objectContaining({ likely: part.option.cost?.total.likely }))
        expect(part.option.reasons).toEqual([])
      }
      const charged = mix.parts.reduce((sum, { option }) => sum + (option.cost?.byGroup ?? []).reduce((all, one) => all + one.usd, 0), 0)
      expect(charged).toBeCloseTo(mix.totals?.cost.likely ?? 0, 2)
    }
  })

  test("pinned as it was found, the plan costs what it costs", () => {
    const { mix } = mixed(desktops)
    const pin = pinOfPlan(mix)
    expect(pin.parts.map(({ counts }) => counts)).toEqual([[576], undefined])
    const [pinned] = mixed({ ...desktops, planPins: [pin] }).pinned
    expect(pinned?.feasible).toBe(true)
    expect(pinned?.totals?.cost.likely).toBeCloseTo(mix.totals?.cost.likely ?? 0, 2)
  })

  test("what is left idle would cost more to use, and how much is told", () => {
    // Eight-year-old boards that hold next to nothing.
    const old: OwnedHosts = { host: "2u-4dw", count: 3, boards: { gpu: "p4", perHost: 1 }, valueUsd: 0 }
    const report = mixed(owning([group("ml-training", 6)], [old]))
    for (const { index, extraUsd, vms } of report.idle) {
      expect(index).toBe(0)
      expect(extraUsd).toBeGreaterThan(0)
      expect(vms).toBeGreaterThan(0)
    }
    const dear = mixed(owning([group("knowledge-worker", 300)], [l40s(3, 400_000)]))
    expect(dear.mix.parts.every(({ option }) => !option.owned)).toBe(true)
    expect(dear.idle[0]).toMatchObject({ index: 0, hosts: 3, group: 0 })
    expect(dear.idle[0]?.extraUsd ?? 0).toBeGreaterThan(100_000)
  })
})

const scenarios = process.env["THOROUGH"] ? 100 : 4
test("owned hardware never makes a plan dearer, nor dearer than one way for all that uses it", () => {
  const random = stream(7)
  const ids = ["knowledge-worker", "task-worker", "cad-medium", "cad-light", "llm-inference", "ml-training"]
  const gpus = ["l40s", "a16", "l4", "h100-nvl-94"]
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  for (let nth = 0; nth < scenarios; nth++) {
    const groups = Array.from({ length: 1 + Math.floor(random() * 2) }, () => group(pick(ids), 1 + Math.floor(random() ** 2 * 900)))
    const owned = Array.from({ length: 1 + Math.floor(random() * 2) }, (): OwnedHosts => {
      const boards = random() < 0.2 ? null : { gpu: pick(gpus), perHost: 1 + Math.floor(random() * 4) }
      return { host: "2u-4dw", count: 1 + Math.floor(random() * 12), boards, valueUsd: random() < 0.5 ? 0 : 5000 }
    })
    const scenario = owning(groups, owned)
    const report = mixed(scenario)
    const oneWay = evaluate(scenario, catalogue).options.filter((one) => one.feasible && one.cost?.total.known)
    const others = [usd(mixed(owning(groups, []))), ...oneWay.map((one) => one.cost?.total.likely ?? Infinity)]
    expect({ groups, owned, isDearer: usd(report) > Math.min(...others) + 0.01 }).toEqual({ groups, owned, isDearer: false })
    for (const { extraUsd } of report.idle) expect(extraUsd).toBeGreaterThan(-0.01)
  }
})

test("hosts that are worth what they would cost are used before the like is bought", () => {
  const prices = { "2u-4dw": 30_000, l40s: 8_000 }
  const paid: OwnedHosts = { host: "2u-4dw", count: 40, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 46_000 }
  const scenario = owning([group("cad-medium", 80)], [paid])
  const { mix } = mixed({
    ...scenario,
    supply: { ...scenario.supply, gpus: ["l40s"], host: { id: "2u-4dw" } },
    economics: { ...scenario.economics, prices },
    techniques: ["mediated-pass-through"],
  })
  expect(mix.parts.some(({ option }) => option.owned)).toBe(true)
})

test("boards beyond the places that a host has are left out, and that is said", () => {
  const too = { host: "2u-4dw", count: 2, boards: { gpu: "l40s", perHost: 9 }, valueUsd: 0 }
  const scenario = owning([group("cad-medium", 40)], [too])
  const report = evaluate(scenario, catalogue)
  expect(report.warnings).toContainEqual({
    id: "owned-too-many",
    values: expect.objectContaining({ boards: 9, places: 4 }) as unknown,
  })
  const four = evaluate(owning(scenario.groups, [{ ...too, boards: { gpu: "l40s", perHost: 4 } }]), catalogue)
  expect(report.options.map((one) => one.cost?.total.likely)).toEqual(four.options.map((one) => one.cost?.total.likely))
  expect(four.warnings).toEqual([])
  const none = evaluate(owning(scenario.groups, [{ ...too, boards: { gpu: "h100-sxm5-80", perHost: 2 } }]), catalogue)
  expect(none.warnings.map(({ id }) => id)).toEqual(["owned-no-place"])
})
