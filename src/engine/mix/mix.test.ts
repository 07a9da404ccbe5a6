import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { stream } from "../basics/random.ts"
import { finish } from "../basics/task.ts"
import { evaluate } from "../evaluate.ts"
import type { MixReport, OptionResult, PlanResult } from "../report.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import type { OwnedHosts } from "../supply.ts"
import { explain } from "../why/explain.ts"
import { newSearch } from "../search/search.ts"
import { leastUsd } from "./leastUsd.ts"
import { mixOf } from "./mix.ts"
import { partScenario, scenarioOfPart } from "./partScenario.ts"
import { waysOf } from "./ways.ts"

const group = (workload: string, count: number): VmGroup => ({ name: null, workload, count, overrides: {} })
const of = (groups: readonly VmGroup[], rest: Partial<Scenario> = {}): Scenario => ({ ...defaultScenario, ...rest, groups })
const mixed = (scenario: Scenario): MixReport => finish(mixOf(scenario, catalogue))
/** Desktops, engineers' workstations and servers of a language model: nobody would buy one kind of GPU for all three. */
const three = of([group("knowledge-worker", 1500), group("cad-medium", 120), group("llm-inference", 16)])

function randomScenario(seed: number): Scenario {
  const random = stream(seed)
  const ids = catalogue.workloads.map((one) => one.id)
  const groups = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    group(ids[Math.floor(random() * ids.length)] ?? "cad-light", 1 + Math.floor(random() ** 3 * 800)),
  )
  return of(groups, { supply: { ...defaultScenario.supply, spareHosts: Math.floor(random() * 3) } })
}

/** With THOROUGH=1 a thousand: five minutes. */
const seeds = process.env["THOROUGH"] ? 1000 : 12

describe("a plan made of parts", () => {
  test("desktops stand on other boards than language models, and each part is priced as an option of its own groups", () => {
    const { mix, oneKind } = mixed(three)
    expect(mix.feasible).toBe(true)
    expect(mix.proven).toBe(true)
    expect(mix.parts.map(({ groups, option }) => [groups, option.technique])).toEqual([
      [[0], "mediated-pass-through"],
      [[1], "mediated-pass-through"],
      [[2], "fixed-pass-through"],
    ])
    expect(mix.totals?.cost.likely ?? Infinity).toBeLessThan(oneKind?.likely ?? 0)
    for (const part of mix.parts) {
      const own = scenarioOfPart(part, three)
      const { option } = part
      const alone = evaluate({ ...own, techniques: [option.technique] }, catalogue).options[0]
      expect(alone?.cost?.total.likely).toBeLessThanOrEqual((option.cost?.total.likely ?? 0) + 0.01)
      expect(explain(option, "cost", own, catalogue).result.value).toEqual(expect.objectContaining({ likely: option.cost?.total.likely }))
    }
  })

  test("pass-through and vGPU on one model of host and GPU have their spare hosts in common, and a failure is told with them", () => {
    const { mix } = mixed(three)
    const [, cad, models] = mix.parts
    expect(models?.sparesOf).toBe(1)
    expect([cad, models].map((one) => one?.option.gpu)).toEqual(["l40", "l40"])
    expect([cad, models].map((one) => one?.option.placement?.hosts.spare)).toEqual([1, 0])
    expect(models?.option.migration.failure).toMatchObject({ spareHosts: 1, room: models?.option.migration.failure?.lose })
    expect(mix.totals?.spareHosts).toBe(2)
  })

  test("no spare host stands by for hosts with more boards than its own, nor for another model, platform or kind of technique", () => {
    let shared = 0
    for (const [desktops, cad, models, spareHosts] of [
      [300, 60, 8, 1],
      [700, 300, 4, 2],
      [40, 40, 40, 1],
      [90, 500, 2, 3],
    ] as const) {
      const groups = [group("knowledge-worker", desktops), group("cad-medium", cad), group("llm-inference", models)]
      const scenario = of(groups, { supply: { ...defaultScenario.supply, spareHosts } })
      const { mix } = mixed(scenario)
      for (const part of mix.parts) {
        const { option, sparesOf } = part
        if (sparesOf === undefined) continue
        shared++
        const other = mix.parts[sparesOf]
        const most = (one: OptionResult | undefined) => Math.max(0, ...(one?.placement?.hostPatterns ?? []).map(({ boards }) => boards))
        expect(other?.sparesOf).toBeUndefined()
        expect([other?.option.gpu, other?.option.hostId]).toEqual([option.gpu, option.hostId])
        expect(most(other?.option)).toBeGreaterThanOrEqual(most(option))
        const platforms = (one: OptionResult | undefined) => catalogue.product(one?.product ?? "")?.hypervisors ?? []
        expect(platforms(other?.option).some((id) => platforms(option).includes(id))).toBe(true)
        expect([other?.option.placement?.hosts.spare, option.placement?.hosts.spare]).toEqual([spareHosts, 0])
        const own = partScenario(scenario, part.groups, null)
        const pins = [{ product: option.product, gpu: option.gpu, instanceType: null }]
        const alone = evaluate({ ...own, techniques: [], pins }, catalogue).options[0]
        expect(option.cost?.total.likely ?? Infinity).toBeLessThan(alone?.cost?.total.likely ?? 0)
      }
    }
    expect(shared).toBeGreaterThan(1)
  })

  test("of one group it is the group's cheapest option", () => {
    const scenario = of([group("cad-light", 40)])
    const options = evaluate(scenario, catalogue).options.filter((one) => one.feasible)
    const cheapest = Math.min(...options.map((one) => one.cost?.total.likely ?? Infinity))
    const { mix, byTechnique } = mixed(scenario)
    expect(mix.totals?.cost.likely).toBeCloseTo(cheapest, 2)
    for (const option of options)
      expect(byTechnique.find((one) => one.technique === option.technique)?.totals?.cost.likely).toBeCloseTo(
        option.cost?.total.likely ?? 0,
        2,
      )
  })

  test("is never dearer than one way for all, of its technique or of any", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const scenario = randomScenario(seed)
      const report = mixed(scenario)
      for (const option of evaluate(scenario, catalogue).options) {
        if (!option.feasible || !option.cost?.total.known) continue
        const ceiling = option.cost.total.likely + 0.01
        const ofTechnique = report.byTechnique.find((one) => one.technique === option.technique)?.totals?.cost.likely ?? Infinity
        const dearer = [ofTechnique, report.mix.totals?.cost.likely ?? Infinity].filter((usd) => usd > ceiling)
        expect({ seed, technique: option.technique, dearer }).toEqual({ seed, technique: option.technique, dearer: [] })
      }
    }
  }, 3_600_000)

  test("is never dearer than one way for all with larger slices than it needs", () => {
    for (const scenario of [
      { ...of([group("cad-light", 49), group("developer-gpu", 761)]), supply: { ...defaultScenario.supply, spareHosts: 1 } },
      { ...of([group("cad-light", 123), group("video-editor", 376)]), supply: { ...defaultScenario.supply, spareHosts: 2 } },
      of([group("cad-light", 141)]),
    ]) {
      const { mix } = mixed(scenario)
      const options = evaluate(scenario, catalogue).options.filter((one) => one.feasible && one.cost?.total.known)
      const least = Math.min(...options.map((one) => one.cost?.total.likely ?? Infinity))
      expect(mix.totals?.cost.likely ?? Infinity).toBeLessThanOrEqual(least + 0.01)
    }
  })

  test("needs of one group never bind another's part", () => {
    const desktops = { ...group("knowledge-worker", 1500), overrides: { needs: { liveMigration: true } } }
    const needing = { ...three, groups: [desktops, ...three.groups.slice(1)] }
    const { mix } = mixed(needing)
    const ofGroup = (index: number) => mix.parts.find((one) => one.groups.includes(index))?.option
    expect(["live", "live-with-conditions"]).toContain(ofGroup(0)?.migration.level)
    expect(ofGroup(2)?.technique).toBe("fixed-pass-through")
    const asked = { ...three, policies: { ...three.policies, liveMigration: true } }
    expect(mix.totals?.cost.likely ?? Infinity).toBeLessThan(mixed(asked).mix.totals?.cost.likely ?? 0)
  })

  test("costs no more than a group that needs more by itself, and the others as if it were not there", () => {
    let compared = 0
    for (let seed = 1; seed <= 8; seed++) {
      const scenario = randomScenario(seed)
      const [first, ...others] = scenario.groups
      if (!first || others.length === 0) continue
      const strict = { ...first, overrides: { needs: { liveMigration: true, leastIsolation: "moderate" as const } } }
      const costOf = (groups: readonly VmGroup[]) => mixed({ ...scenario, groups }).mix.totals?.cost.likely
      const [whole, alone, rest] = [costOf([strict, ...others]), costOf([strict]), costOf(others)]
      if (alone === undefined || rest === undefined) continue
      compared++
      expect(whole).toBeLessThanOrEqual(alone + rest + 0.02)
    }
    expect(compared).toBeGreaterThan(2)
  })

  test("adds up: totals are the parts', and every group stands in one part", () => {
    for (let seed = 1; seed <= 6; seed++) {
      const scenario = randomScenario(seed)
      const { mix } = mixed(scenario)
      if (!mix.totals) continue
      expect(mix.parts.flatMap((one) => one.groups).sort((a, b) => a - b)).toEqual(scenario.groups.map((_, index) => index))
      const parts = mix.parts.map((one) => one.option)
      expect(mix.totals.cost.likely).toBeCloseTo(
        parts.reduce((sum, one) => sum + (one.cost?.total.likely ?? 0), 0),
        4,
      )
      expect(mix.totals.gpus).toBe(parts.reduce((sum, one) => sum + (one.placement?.gpus.count ?? 0), 0))
      for (const option of parts) expect(option.reasons).toEqual([])
    }
  })

  test("charges of the groups of all parts, and what stands idle, add up to the total to the cent", () => {
    for (let seed = 40; seed < 46; seed++) {
      const { mix } = mixed(randomScenario(seed))
      const charged = mix.parts.flatMap(({ option }) => option.cost?.byGroup ?? []).reduce((sum, one) => sum + one.usd, 0)
      expect(charged).toBeCloseTo(mix.totals?.cost.likely ?? 0, 2)
    }
  })

  test("says which groups nothing serves", () => {
    const office = { ...group("task-worker", 10), overrides: { leastNativeShare: 0, apiNeeds: [] } }
    const { byTechnique } = mixed(of([office, group("ml-training", 4)]))
    const software = byTechnique.find((one) => one.technique === "device-emulation")
    expect(software).toMatchObject({ feasible: false, parts: [], unserved: [1] })
  })

  test("where the cheapest plan breaks a limit of the whole, the best single way within the limits stands in, or the plan says which it breaks", () => {
    const hosts = evaluate(three, catalogue).options.find((one) => one.technique === "mediated-pass-through")?.placement?.hosts
    const just = (hosts?.count ?? 0) + (hosts?.spare ?? 0)
    const limited = mixed({ ...three, supply: { ...three.supply, hostLimit: just } }).mix
    expect(limited.feasible).toBe(true)
    expect((limited.totals?.hosts ?? 0) + (limited.totals?.spareHosts ?? 0)).toBeLessThanOrEqual(just)
    const none = mixed({ ...three, supply: { ...three.supply, hostLimit: 3 } }).mix
    expect(none.feasible).toBe(false)
    expect(none.reasons.map((one) => one.code)).toEqual(["host-limit"])
  })

  test("of many groups is near, says so, and is still no dearer than one way for all", () => {
    const many = of(catalogue.workloads.slice(0, 8).map((one, i) => group(one.id, 20 + 10 * i)))
    const { mix, oneKind } = mixed(many)
    expect(mix.proven).toBe(false)
    expect(mix.leastUsd).toBeGreaterThan(0.7 * (mix.totals?.cost.likely ?? 0))
    expect(mix.leastUsd).toBeLessThanOrEqual(mix.totals?.cost.likely ?? 0)
    expect(mix.totals?.cost.likely).toBeLessThanOrEqual((oneKind?.likely ?? Infinity) + 0.01)
  })
})

describe("with hosts that are there already", () => {
  const l40s: OwnedHosts = { host: "2u-4dw", count: 12, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }
  const h100: OwnedHosts = { host: "4u-8dw", count: 4, boards: { gpu: "h100-nvl-94", perHost: 4 }, valueUsd: 0 }
  const owning = (groups: readonly VmGroup[], owned: readonly OwnedHosts[]): Scenario =>
    of(groups, { supply: { ...defaultScenario.supply, owned } })
  const usedBy = ({ mix }: MixReport) =>
    mix.parts.flatMap(({ option: { owned } }) => (owned && owned.emptied === undefined ? [owned.index] : []))

  test("the boards of each kind stand in one part of a plan, no more of its hosts are used than there are, and the other parts buy", () => {
    const report = mixed(owning(three.groups, [l40s, h100]))
    expect(report.mix.feasible).toBe(true)
    expect(usedBy(report)).toEqual([...new Set(usedBy(report))])
    expect(usedBy(report).length).toBeGreaterThan(0)
    for (const [index, { count }] of [l40s, h100].entries()) {
      const used = report.mix.parts.map(({ option: { owned } }) => (owned?.index === index ? owned.used : 0))
      expect(used.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(count)
    }
    for (const part of report.mix.parts) {
      const { option } = part
      const own = scenarioOfPart(part, owning(three.groups, [l40s, h100]))
      expect(explain(option, "cost", own, catalogue).result.value).toEqual(expect.objectContaining({ likely: option.cost?.total.likely }))
    }
  })

  test("a plan is never dearer than without them, nor than one way for all that uses them", () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { groups } = randomScenario(seed)
      const scenario = owning(groups, [l40s])
      const [without, report] = [mixed(owning(groups, [])), mixed(scenario)]
      const total = report.mix.totals?.cost.likely ?? Infinity
      const oneWay = evaluate(scenario, catalogue).options.filter((one) => one.feasible && one.cost?.total.known)
      const others = [without.mix.totals?.cost.likely ?? Infinity, ...oneWay.map((one) => one.cost?.total.likely ?? Infinity)]
      expect(total, `seed ${seed}`).toBeLessThanOrEqual(Math.min(...others) + 0.01)
    }
  })
})

test("a part whose types are chosen together is found as well", () => {
  // Three quarters and two eighths of a GPU on one MIG-backed RTX PRO 6000: types that are best only beside each other.
  const scenario = of(
    [
      { ...group("cad-medium", 3), overrides: { frameBufferMib: 24 * 1024 } },
      { ...group("cad-light", 2), overrides: { frameBufferMib: 12 * 1024 } },
    ],
    { supply: { ...defaultScenario.supply, gpus: ["rtx-pro-6000-bse"] }, techniques: ["mediated-pass-through"] },
  )
  const [option] = evaluate(scenario, catalogue).options
  expect(mixed(scenario).mix.totals?.cost.likely).toBeLessThanOrEqual((option?.cost?.total.likely ?? 0) + 0.01)
})

test("no plan costs less than the bound that is told where it is not proven: not even the cheapest of all divisions", () => {
  const owned: OwnedHosts = { host: "2u-4dw", boards: { gpu: "a16", perHost: 3 }, count: 2, valueUsd: 0 }
  const usdOf = ({ feasible, totals }: PlanResult): number => (feasible && totals?.cost.known ? totals.cost.likely : Infinity)
  for (let seed = 900; seed < 900 + seeds; seed++) {
    const scenario = randomScenario(seed)
    const search = newSearch(scenario, catalogue)
    const { mix } = mixed(scenario)
    expect(mix.leastUsd).toBeUndefined()
    expect(leastUsd(finish(waysOf(search)), search)).toBeLessThanOrEqual(usdOf(mix))
    // Split between hosts that are there and others, or of many groups, it is told.
    const there = mixed({ ...scenario, supply: { ...scenario.supply, owned: [owned] } }).mix
    expect(there.leastUsd ?? 0).toBeLessThanOrEqual(usdOf(there))
  }
})
