import { describe, expect, it } from "vitest"
import { makeCatalogue } from "../../dataset/catalogue.ts"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../evaluate.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { breakEvenTask, dialsFor } from "./breakEven.ts"
import { fixOption, weigh, type FixedOption } from "./fixed.ts"
import { inputsOf } from "./inputs.ts"
import { withInputs } from "./withInputs.ts"
import { monteCarloTask } from "./monteCarlo.ts"
import { rank } from "./rank.ts"
import { leastAccepted, relaxAll, sizeOf, type Relaxation } from "./relaxations.ts"
import { sensitivityTask } from "./sensitivity.ts"
import { Cancelled, finish } from "../basics/task.ts"
import { unlockTask, type Unlock } from "./unlock.ts"

const group = (workload: string, count: number, overrides: VmGroup["overrides"] = {}): VmGroup => ({
  name: null,
  workload,
  count,
  overrides,
})
const mixed: Scenario = { ...defaultScenario, groups: [group("task-worker", 120), group("cad-medium", 30)] }
const compute: Scenario = { ...defaultScenario, groups: [group("llm-inference", 8)] }
const strict: Scenario = {
  ...defaultScenario,
  policies: { ...defaultScenario.policies, liveMigration: true, budgetUsd: 250_000, leastIsolation: "strong" },
}

const cheapest = (options: readonly OptionResult[]): OptionResult => {
  const able = options.filter((one) => one.feasible).toSorted((a, b) => (a.cost?.total.likely ?? 0) - (b.cost?.total.likely ?? 0))
  expect(able.length).toBeGreaterThan(0)
  return able[0] as OptionResult
}
const winnerOf = (scenario: Scenario): FixedOption => fixOption(cheapest(evaluate(scenario, catalogue).options)) as FixedOption

describe("a catalogue's view with inputs held at points", () => {
  it("gives the same answers when it is copied: nothing is remembered of the one that the other does not hold", () => {
    const inputs = inputsOf([winnerOf(mixed)], mixed, catalogue)
    for (const at of [-1, 1]) {
      const view = withInputs(catalogue, new Map(inputs.map((one) => [one.id, at])))
      expect(evaluate(mixed, makeCatalogue({ ...view })).options).toEqual(evaluate(mixed, view).options)
    }
  })

  it("knows that the price of hosts bought beside those that are there is uncertain, and moves the total with it", () => {
    const owned = [{ host: "2u-4dw", count: 2, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }]
    const scenario: Scenario = {
      ...defaultScenario,
      groups: [group("cad-medium", 200)],
      supply: { ...defaultScenario.supply, owned, gpus: ["l40s"], host: { id: "2u-4dw" } },
      techniques: ["mediated-pass-through"],
    }
    const best = cheapest(evaluate(scenario, catalogue).options)
    expect(best.owned?.hostsBought).toBeGreaterThan(0)
    const fixed = fixOption(best) as FixedOption
    expect(inputsOf([fixed], scenario, catalogue).map((one) => one.id)).toContain("host-price/2u-4dw")
    const dear = withInputs(catalogue, new Map([["host-price/2u-4dw", 1]]))
    expect(weigh(fixed, scenario, dear)?.total.likely).toBeGreaterThan(best.cost?.total.likely ?? Infinity)
  })
})

describe("the ranking", () => {
  it.each([
    ["two groups", mixed],
    ["compute", compute],
    ["strict policies", strict],
  ])("begins, technique by technique, with what the comparison found: %s", (_, scenario) => {
    const { options } = rank(scenario, catalogue)
    for (const best of evaluate(scenario, catalogue).options) {
      const first = options.find((one) => one.technique === best.technique && one.slicing !== "one")
      expect([best.technique, first !== undefined]).toEqual([best.technique, best.feasible])
      if (!first || !best.cost) continue
      expect(first.total.likely).toBeCloseTo(best.cost.total.likely, 2)
      expect(first.nativeShare.likely).toBeCloseTo(best.nativeShare?.likely ?? 0, 9)
      expect(first.gpus).toBe(best.placement?.gpus.count)
    }
  })

  it("is in order of cost, names each option once, and each can be pinned and found again at its cost", () => {
    const { options, weighed } = rank(mixed, catalogue)
    expect(weighed).toBeGreaterThan(options.length)
    const costs = options.filter((one) => one.total.known).map((one) => one.total.likely)
    expect(costs.every((usd, i) => i === 0 || usd >= (costs[i - 1] ?? 0) - 0.005)).toBe(true)
    expect(new Set(options.map((one) => one.id)).size).toBe(options.length)
    const some = options.filter((one, i) => i % 97 === 0 && one.pin.instanceType !== null).slice(0, 4)
    const pinned = evaluate({ ...mixed, techniques: [], pins: some.map((one) => one.pin) }, catalogue).options
    some.forEach((one, i) => expect(pinned[i]?.cost?.total.likely).toBeCloseTo(one.total.likely, 2))
  })

  it("can be watched and cancelled between two steps", () => {
    const seen: number[] = []
    rank(compute, catalogue, { progress: ({ done, of }) => seen.push(done / of) })
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    const signal = { aborted: false }
    expect(() => rank(compute, catalogue, { signal, progress: () => (signal.aborted = true) })).toThrow(Cancelled)
  })
})

describe("what would make a technique feasible", () => {
  const feasible = (way: Unlock, set: readonly Relaxation[], scenario: Scenario): boolean => {
    const option = evaluate({ ...relaxAll(scenario, set, catalogue), techniques: [way.option.technique] }, catalogue).options[0]
    // One whose cost is only known to be "at least" so much says nothing about a budget.
    return option?.feasible === true && option.cost?.total.known === true
  }

  it.each(["fixed-pass-through", "api-remoting"] as const)(
    "gives ways that work, hold nothing needless and go no farther than they must: %s",
    (technique) => {
      const { ways, weighed } = finish(unlockTask({ technique }, strict, catalogue))
      expect(weighed).toBeGreaterThan(0)
      expect(ways?.length).toBeGreaterThan(0)
      for (const way of ways ?? []) {
        expect(way.size).toBeCloseTo(
          way.relaxations.reduce((sum, one) => sum + sizeOf(one), 0),
          9,
        )
        expect(feasible(way, way.relaxations, strict)).toBe(true)
        for (const one of way.relaxations) {
          const others = way.relaxations.filter((other) => other !== one)
          expect(others.length > 0 && feasible(way, others, strict)).toBe(false)
          // One step less than told is not enough.
          const nearer: Relaxation | null =
            one.kind === "least-share" && one.to !== null
              ? { ...one, to: one.to + 0.001 }
              : one.kind === "budget" && one.to !== null
                ? { ...one, to: one.to - 1 }
                : null
          expect(nearer !== null && feasible(way, [...others, nearer], strict)).toBe(false)
        }
      }
      expect(ways?.map((way) => way.size)).toEqual(ways?.map((way) => way.size).toSorted((a, b) => a - b))
    },
  )

  it("asks for nothing where every need is met", () => {
    expect(finish(unlockTask({ technique: "mediated-pass-through" }, defaultScenario, catalogue)).ways).toBeNull()
  })

  it("never proposes less than half of a least share", () => {
    const heavy: Scenario = { ...defaultScenario, groups: [group("cad-medium", 20), group("cad-heavy", 4)] }
    const shares = (["device-emulation", "api-remoting", "fixed-pass-through", "mediated-pass-through"] as const)
      .flatMap(
        (technique) =>
          finish(
            unlockTask(
              { technique },
              { ...heavy, groups: heavy.groups.map((one) => ({ ...one, overrides: { leastNativeShare: 1 } })) },
              catalogue,
            ),
          ).ways ?? [],
      )
      .flatMap((way) => way.relaxations.flatMap((one) => (one.kind === "least-share" ? [one] : [])))
    expect(shares.length).toBeGreaterThan(0)
    expect(shares.every(({ from, to }) => to !== null && to >= leastAccepted(from))).toBe(true)
  })

  it("asks for fewer GPUs a VM where a product gives one at most, and for no fewer than need be", () => {
    const two: Scenario = { ...defaultScenario, groups: [group("knowledge-worker", 20, { gpusPerVm: 2 })] }
    const pin = { product: "vmware-vsga", gpu: null, instanceType: null }
    const { ways } = finish(unlockTask({ pin }, two, catalogue))
    expect(ways?.[0]?.relaxations).toEqual([{ kind: "gpus-per-vm", group: 0, from: 2, to: 1 }])
    expect(ways?.[0]?.option.feasible).toBe(true)
    const twelve: Scenario = { ...defaultScenario, groups: [group("cad-medium", 2, { gpusPerVm: 12 })] }
    const eight = finish(unlockTask({ pin: { product: "xenserver-vgpu-nvidia", gpu: "l40s", instanceType: null } }, twelve, catalogue))
    expect(eight.ways?.[0]?.relaxations).toEqual([{ kind: "gpus-per-vm", group: 0, from: 12, to: 8 }])
  })
})

describe("break-even", () => {
  it("pins each change of the winner down to neighbouring numbers of VMs", () => {
    const found = finish(breakEvenTask({ kind: "vms", group: 0 }, defaultScenario, catalogue))
    expect(found?.changes.length).toBeGreaterThan(0)
    const winnerAt = (count: number): string =>
      cheapest(evaluate({ ...defaultScenario, groups: [group("knowledge-worker", count)] }, catalogue).options).key
    for (const change of found?.changes ?? []) {
      expect(change.above - change.below).toBe(1)
      expect(winnerAt(change.below)).toBe(change.before?.key)
      expect(winnerAt(change.above)).toBe(change.after?.key)
      expect(change.before?.key).not.toBe(change.after?.key)
    }
  })

  it("finds the price at which the winner's GPU loses", () => {
    const report = evaluate(defaultScenario, catalogue)
    const dial = dialsFor(report, defaultScenario, catalogue).find((one) => one.kind === "gpu-price")
    const found = dial && finish(breakEvenTask(dial, defaultScenario, catalogue))
    const change = found?.changes[0]
    expect(change?.before?.key).toBe(cheapest(report.options).key)
    // At the change the two cost the same, as nearly as the halving is fine.
    expect((change?.after?.totalUsd ?? 0) / (change?.before?.totalUsd ?? 1)).toBeCloseTo(1, 3)
  })
})

describe("the round trip of the network", () => {
  const remote: Scenario = { ...defaultScenario, groups: [group("ml-training", 8)] }
  const dialsOf = (scenario: Scenario) => dialsFor(evaluate(scenario, catalogue), scenario, catalogue)

  it("is a dial only where an option forwards calls over a network, and starts at that link's own", () => {
    expect(dialsOf(defaultScenario).map((one) => one.kind)).not.toContain("network-rtt")
    const dial = dialsOf(remote).find((one) => one.kind === "network-rtt")
    const found = dial && finish(breakEvenTask(dial, remote, catalogue))
    const product = catalogue.product(dial?.product ?? "")?.remoting
    const link = product && catalogue.remoting.transports[product.transport]
    expect(found?.now).toBe((link?.roundTripSeconds.likely ?? 0) * 1000)
    const far = (found?.points ?? []).map((one) => one.totalsUsd.find((total) => total.technique === "api-remoting")?.usd ?? Infinity)
    expect(far[0]).toBeLessThan(far.at(-1) ?? 0)
  })

  it("leaves the ranged inputs once the user states it", () => {
    const option = evaluate(remote, catalogue).options.find((one) => one.technique === "api-remoting")
    if (!option) throw new Error("nothing forwards")
    const fixed = fixOption(option)
    const ids = (networkRttMs: number | null) =>
      fixed ? inputsOf([fixed], { ...remote, supply: { ...remote.supply, networkRttMs } }, catalogue).map((input) => input.id) : []
    expect(ids(null).filter((id) => id.endsWith("/roundTripSeconds"))).toHaveLength(1)
    expect(ids(1).filter((id) => id.endsWith("/roundTripSeconds"))).toEqual([])
  })
})

describe("ranged inputs", () => {
  it("change nothing where they stand at their likely values", () => {
    const option = winnerOf(defaultScenario)
    const likely = new Map(inputsOf([option], defaultScenario, catalogue).map((input) => [input.id, 0]))
    expect(likely.size).toBeGreaterThan(15)
    const plain = weigh(option, defaultScenario, catalogue)
    const held = weigh(option, defaultScenario, withInputs(catalogue, likely))
    expect(held?.total.likely).toBeCloseTo(plain?.total.likely ?? 0, 6)
    expect(held?.nativeShare.likely).toBeCloseTo(plain?.nativeShare.likely ?? 0, 9)
  })

  it("at an end give what the user would get by stating that price", () => {
    const option = winnerOf(defaultScenario)
    const price = catalogue.gpuPrice(option.gpu ?? "")?.boardPriceUsd
    const moved = weigh(option, defaultScenario, withInputs(catalogue, new Map([[`gpu-price/${option.gpu ?? ""}`, 1]])))
    const economics = { ...defaultScenario.economics, prices: { [option.gpu ?? ""]: price?.high ?? 0 } }
    expect(moved?.total.likely).toBeCloseTo(weigh(option, { ...defaultScenario, economics }, catalogue)?.total.likely ?? 0, 2)
  })

  it("leave out what the user has stated", () => {
    const option = winnerOf(defaultScenario)
    const stated: Scenario = {
      ...defaultScenario,
      economics: { ...defaultScenario.economics, electricityUsdPerKwh: 0.2, prices: { [option.gpu ?? ""]: 4000 } },
      groups: [group("knowledge-worker", 200, { gpuDuty: 0.05 })],
    }
    const ids = inputsOf([option], stated, catalogue).map((input) => input.id)
    for (const id of [`gpu-price/${option.gpu ?? ""}`, "default/electricity", "duty/knowledge-worker"]) {
      expect(inputsOf([option], defaultScenario, catalogue).map((input) => input.id)).toContain(id)
      expect(ids).not.toContain(id)
    }
  })
})

describe("the tornado", () => {
  it("orders inputs by what they move, each with its source", () => {
    const found = finish(sensitivityTask(winnerOf(defaultScenario), defaultScenario, catalogue))
    const swings = found?.swings ?? []
    expect(swings.length).toBeGreaterThan(5)
    expect(swings.map((one) => one.costSwingUsd)).toEqual(swings.map((one) => one.costSwingUsd).toSorted((a, b) => b - a))
    expect(swings.every((one) => one.input.evidence.length > 0)).toBe(true)
    expect(swings.some((one) => one.input.id.startsWith("efficiency/") && one.shareSwing > 0.01)).toBe(true)
  })
})

describe("Monte Carlo", () => {
  const options = evaluate(defaultScenario, catalogue)
    .options.filter((one) => one.feasible)
    .flatMap((one) => fixOption(one) ?? [])
  const run = (seed: number, draws: number) => finish(monteCarloTask(options, defaultScenario, catalogue, { seed, draws }))

  it("is the same for the same seed and converges as draws are added", () => {
    const small = run(1, 100)
    expect(run(1, 100)).toEqual(small)
    const other = run(2, 100)
    expect(other.outcomes[0]?.total.p50).not.toBe(small.outcomes[0]?.total.p50)
    const large = run(3, 300)
    for (const [i, one] of small.outcomes.entries()) {
      expect(one.total.p10).toBeLessThan(one.total.p50)
      expect(one.total.p50).toBeLessThan(one.total.p90)
      expect(Math.abs(one.total.p50 / (large.outcomes[i]?.total.p50 ?? 1) - 1)).toBeLessThan(0.1)
      expect(other.outcomes[i]?.total.p50).toBeGreaterThan((large.outcomes[i]?.total.p50 ?? 0) * 0.9)
    }
  })

  it("shares the draws out among the cheapest, and those in which nothing can", () => {
    const made = run(5, 60)
    expect(made.outcomes.reduce((sum, one) => sum + one.cheapest, made.none)).toBeCloseTo(1, 9)
    for (const one of made.outcomes) {
      expect(one.feasible).toBeGreaterThanOrEqual(one.cheapest)
      expect(one.totalHistogram.reduce((sum, n) => sum + n, 0)).toBe(60)
    }
  })
})
