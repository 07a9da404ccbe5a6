import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../evaluate.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import type { OwnedHosts } from "../supply.ts"
import { stream } from "../basics/random.ts"

const group = (workload: string, count: number): VmGroup => ({ name: null, workload, count, overrides: {} })
const l40s: OwnedHosts = { host: "2u-4dw", count: 12, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }

const withOwned = (groups: readonly VmGroup[], owned: readonly OwnedHosts[], rest: Partial<Scenario> = {}): Scenario => ({
  ...defaultScenario,
  ...rest,
  groups,
  supply: { ...defaultScenario.supply, ...rest.supply, owned },
})
const mediated = (scenario: Scenario): OptionResult => {
  const [option] = evaluate({ ...scenario, techniques: ["mediated-pass-through"] }, catalogue).options
  if (!option) throw new Error("no option")
  return option
}
const likely = (option: OptionResult): number => option.cost?.total.likely ?? Infinity

describe("hosts that are there already", () => {
  test("carry what they can hold, and nothing is bought beside them", () => {
    const option = mediated(withOwned([group("cad-medium", 40)], [l40s]))
    expect(option.gpu).toBe("l40s")
    expect(option.owned).toMatchObject({ index: 0, there: 12, vms: 40, hostsBought: 0, boardsBought: 0 })
    expect(option.cost?.breakdown.gpus.likely).toBe(0)
    expect(option.cost?.breakdown.hosts.likely).toBe(0)
    expect(option.cost?.breakdown.network.likely).toBe(0)
    // They draw power, are maintained and licensed as any.
    expect(option.cost?.breakdown.energy.likely).toBeGreaterThan(0)
    expect(option.cost?.breakdown.maintenance.likely).toBeGreaterThan(0)
    expect(option.cost?.breakdown.licences.likely).toBeGreaterThan(0)
  })

  test("are used up before any like them is bought, and the bill has a line for each", () => {
    const few = { ...l40s, count: 2 }
    const scenario = withOwned([group("cad-medium", 400)], [few], { supply: { ...defaultScenario.supply, gpus: ["l40s"] } })
    const option = mediated(scenario)
    const { owned, placement, cost } = option
    expect(owned?.used).toBe(2)
    expect(owned?.boardsUsed).toBe(4)
    expect((owned?.used ?? 0) + (owned?.hostsBought ?? 0)).toBe((placement?.hosts.count ?? 0) + (placement?.hosts.spare ?? 0))
    expect((owned?.boardsUsed ?? 0) + (owned?.boardsBought ?? 0)).toBe((placement?.gpus.boards ?? 0) + (placement?.gpus.spareBoards ?? 0))
    const lines = cost?.lines.filter((one) => one.part === "gpus") ?? []
    expect(lines.map((one) => [one.label.id, one.quantity])).toEqual([
      ["bill-owned", 4],
      ["named", owned?.boardsBought],
    ])
    expect(lines[0]?.usd.likely).toBe(0)
  })

  test("count for what the user says they still count for", () => {
    const free = mediated(withOwned([group("cad-medium", 40)], [l40s]))
    const counted = mediated(withOwned([group("cad-medium", 40)], [{ ...l40s, valueUsd: 1000 }]))
    expect(likely(counted) - likely(free)).toBeCloseTo(1000 * (free.owned?.used ?? 0), 6)
  })

  test("are bought anew when their life is over: beyond it only the first purchase is saved", () => {
    const economics = { ...defaultScenario.economics, years: 15 }
    const option = mediated(
      withOwned([group("cad-medium", 40)], [l40s], { economics, supply: { ...defaultScenario.supply, gpus: ["l40s"] } }),
    )
    const life = catalogue.planningDefault("gpu-life").value
    const price = catalogue.gpuPrice("l40s")?.boardPriceUsd
    expect(option.owned?.boardsBought).toBe(0)
    const [line] = option.cost?.lines.filter((one) => one.part === "gpus") ?? []
    expect(line?.usd.likely).toBeCloseTo((line?.quantity ?? 0) * (price?.likely ?? 0) * (15 / life.likely - 1), 4)
  })

  test("that may wear out within the horizon have their network ports in the high end, though likely none is bought anew", () => {
    const option = mediated(withOwned([group("cad-medium", 40)], [l40s]))
    const { years } = defaultScenario.economics
    const life = catalogue.planningDefault("server-life").value
    const ports = catalogue.planningDefault("network-per-host").value
    // The shortest life ends before the horizon does, the likely one does not.
    expect(life.low).toBeLessThan(years)
    expect(life.likely).toBeGreaterThanOrEqual(years)
    const [line] = option.cost?.lines.filter((one) => one.part === "network") ?? []
    expect(line?.usd).toMatchObject({ low: 0, likely: 0 })
    expect(line?.usd.high).toBeCloseTo((option.owned?.used ?? 0) * ports.high * (years / life.low - 1), 6)
    expect(option.cost?.breakdown.network.high).toBe(line?.usd.high)
  })

  test("that stand empty take boards of any model that fits", () => {
    const option = mediated(withOwned([group("cad-medium", 40)], [{ host: "2u-4dw", count: 8, boards: null, valueUsd: 0 }]))
    expect(option.owned?.hostsBought).toBe(0)
    expect(option.owned?.boardsUsed).toBe(0)
    expect(option.owned?.boardsBought).toBeGreaterThan(0)
    expect(option.cost?.breakdown.hosts.likely).toBe(0)
  })

  test("with GPUs that can't be bought any more carry what they hold, and no more", () => {
    const old =
      catalogue.gpus.find((one) => one.id === "a40" && !one.buyable) ??
      catalogue.gpus.find((one) => !one.buyable && one.technologies.includes("nvidia-vgpu") && one.form === "pcie")
    if (!old) throw new Error("every GPU can be bought")
    const owned = { host: "2u-4dw", count: 3, boards: { gpu: old.id, perHost: 2 }, valueUsd: 0 }
    const scenario = (count: number): Scenario =>
      withOwned([group("task-worker", count)], [owned], {
        pins: [{ product: "vmware-vgpu-nvidia", gpu: old.id, instanceType: null }],
        techniques: [],
      })
    const pinnedWith = (count: number) => evaluate(scenario(count), catalogue).options[0]
    expect(pinnedWith(10)?.reasons).toEqual([])
    expect(pinnedWith(10)?.owned?.hostsBought).toBe(0)
    // A pin asks for what can't be bought new, with hosts that are there as without: what more of it would take is a remark.
    const beyond = pinnedWith(5000)
    expect(beyond?.feasible).toBe(true)
    expect(beyond?.warnings.map((one) => one.id)).toContain("owned-beyond")
    const best = mediated(withOwned([group("task-worker", 5000)], [owned]))
    expect(best.gpu === old.id && (best.owned?.boardsBought ?? 0) > 0).toBe(false)
  })

  test("of a kind or GPU that nobody knows here carry nothing, and change nothing", () => {
    const groups = [group("cad-medium", 40)]
    const strange = [
      { ...l40s, host: "no-such-host" },
      { ...l40s, boards: { gpu: "no-such-gpu", perHost: 2 } },
    ]
    expect(mediated(withOwned(groups, strange))).toEqual(mediated(withOwned(groups, [])))
  })

  test("never make any technique dearer", () => {
    const ids = catalogue.workloads.map((one) => one.id)
    const hosts = catalogue.hosts.filter((one) => one.kind === "class").map((one) => one.id)
    const gpus = ["l40s", "a16", "l4", "a40", "h100-pcie-80"]
    for (let seed = 1; seed <= 25; seed++) {
      const random = stream(seed)
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
      const groups = Array.from({ length: 1 + Math.floor(random() * 3) }, () => group(pick(ids), 1 + Math.floor(random() ** 3 * 400)))
      const owned = Array.from({ length: 1 + Math.floor(random() * 2) }, () => ({
        host: pick(hosts),
        count: 1 + Math.floor(random() * 20),
        boards: random() < 0.3 ? null : { gpu: pick(gpus), perHost: 1 + Math.floor(random() * 4) },
        valueUsd: 0,
      }))
      const [none, some] = [evaluate(withOwned(groups, []), catalogue), evaluate(withOwned(groups, owned), catalogue)]
      none.options.forEach((before, i) => {
        const after = some.options[i]
        if (!before.feasible || !before.cost?.total.known || !after?.cost) return
        expect(after.feasible, `seed ${seed}`).toBe(true)
        expect(likely(after), `seed ${seed} ${before.technique}`).toBeLessThanOrEqual(likely(before) + 0.01)
      })
    }
  })
})
