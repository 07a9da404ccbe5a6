import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isOrdered } from "../basics/range.ts"
import type { Cost } from "../report.ts"
import { catalogueWith, costInput, group, gpu, host, licence, placement, planningDefault, product, scenario } from "./cost.fixture.ts"
import { costOf } from "./cost.ts"
import { sayAnswer } from "../../words/answers.ts"

const share = (cost: Cost, owner: number | "idle"): number => cost.byGroup.find((row) => row.group === owner)?.usd ?? Number.NaN
const reconciled = (cost: Cost): number => cost.byGroup.reduce((sum, row) => sum + row.usd, 0) / cost.total.likely

describe("a bill worked out by hand", () => {
  /*
   * 100 VMs of 4 vCPU, 80 % active, each asking 5 % of a GPU; 4 years.
   * boards        2 x 4,000                                                          8,000
   * hosts         (2 + 1 spare) x 20,000                                            60,000
   * network       3 x 1,000                                                          3,000
   * platform      64 cores x 3 hosts x 100 a year x 4                               76,800
   * vPC           80 users x 50 a year x 4                                          16,000
   * GPU power     idle 2 x 30 = 60 W; work 6 x 0.64 + 0.16 = 4 GPUs = 1 board's span of 220 W
   *               (60 + 220 x 60/168) W = 138.571 W x 8.76 x PUE 1.5 = 1,820.83 kWh a year; x 4 x 0.10 = 728.33
   * host power    idle 3 x 200 = 600 W; load 320 active vCPU / 640 = 0.5; 2 x 0.5 x 600 = 600 W
   *               (600 + 600 x 60/168) W = 814.286 W x 8.76 x 1.5 = 10,699.71 kWh a year; x 4 x 0.10 = 4,279.89
   * maintenance   10 % of 71,000 a year x 4                                         28,400
   */
  const cost = costOf(costInput())

  it("comes to the dollar", () => {
    expect(Math.round(cost.total.likely)).toBe(197_208)
    expect(cost.total.known).toBe(true)
    expect(cost.breakdown.gpus.likely).toBe(8_000)
    expect(cost.breakdown.hosts.likely).toBe(60_000)
    expect(cost.breakdown.network.likely).toBe(3_000)
    expect(cost.breakdown.licences.likely).toBeCloseTo(92_800, 6)
    expect(cost.breakdown.energy.likely).toBeCloseTo(728.33 + 4_279.89, 1)
    expect(cost.breakdown.maintenance.likely).toBeCloseTo(28_400, 6)
  })

  it("comes to 41.09 a VM and month", () => {
    expect(cost.perVmMonth.likely).toBeCloseTo(197_208.22 / 4_800, 4)
  })

  it("draws 2.22 kW in the busy hour and emits 20 t", () => {
    expect(cost.peakKw.likely).toBeCloseTo(2.22, 9)
    expect(cost.energyKwhPerYear.likely).toBeCloseTo(12_520.54, 1)
    expect(cost.carbonTonnes.likely).toBeCloseTo(20.03, 2)
  })

  it("charges nobody for the idle GPU and the spare host", () => {
    // 1/8 of the boards, 1/3 of hosts, network and core licences, their maintenance, and what they draw when idle.
    const maintenance = 0.4 * (1_000 + 21_000)
    const energy = (7.5 + 200) * 8.76 * 1.5 * 0.4
    expect(share(cost, "idle")).toBeCloseTo(1_000 + 21_000 + 25_600 + maintenance + energy, 4)
  })
})

describe("what is not known", () => {
  it("makes the total at least the rest, and is named", () => {
    const catalogue = catalogueWith({ gpuPrices: [] })
    const cost = costOf(costInput({ catalogue }))
    expect(cost.total.known).toBe(false)
    expect(cost.total.missing.map(sayAnswer)).toEqual(["price of the Quad board"])
    expect(cost.total.likely).toBeCloseTo(197_208.22 - 8_000 - 3_200, 1)
  })

  it("is a licence without a price, but only where no alternative has one", () => {
    const unpriced = licence("unpriced", { priceUsd: null })
    const catalogue = catalogueWith({ licences: [...catalogueWith().licences, unpriced] })
    const needing = (needs: (string | string[])[]) => costOf(costInput({ catalogue, product: product({ licence: { model: "", needs } }) }))
    expect(needing(["unpriced"]).total.missing.map(sayAnswer)).toEqual(["price of unpriced"])
    expect(needing([["unpriced", "platform"]]).total.likely).toBeCloseTo(197_208.22, 1)
    expect(needing(["nowhere"]).total.missing.map(sayAnswer)).toEqual(["licence nowhere"])
  })

  it("is the power of a board without a rated power; with one, 11.5 % and 102 % of it are taken", () => {
    const catalogue = catalogueWith({ gpuPower: [] })
    const unknown = costOf(costInput({ catalogue, gpu: gpu({ boardTdpWatts: null }) }))
    expect(unknown.breakdown.energy.missing.map(sayAnswer)).toEqual(["power draw of Quad"])
    // idle 2 x 23 W, work 204 - 23 W of one board, hosts 1,200 W
    const rated = costOf(costInput({ catalogue }))
    expect(rated.peakKw.likely).toBeCloseTo(((46 + 181 + 1_200) / 1000) * 1.5, 9)
  })
})

describe("the user's own figures", () => {
  it("replace the dataset's price of a board, a host and a licence", () => {
    const prices = { quad: 1_000, box: 10_000, platform: 10, "nvidia-vpc": 0 }
    const cost = costOf(costInput({ scenario: scenario({ prices }) }))
    expect(cost.breakdown.gpus.likely).toBe(2_000)
    expect(cost.breakdown.hosts.likely).toBe(30_000)
    expect(cost.breakdown.licences.likely).toBe(192 * 10 * 4)
  })

  it("make an unknown price known", () => {
    const cost = costOf(costInput({ catalogue: catalogueWith({ gpuPrices: [] }), scenario: scenario({ prices: { quad: 4_000 } }) }))
    expect(cost.total.known).toBe(true)
    expect(cost.total.likely).toBeCloseTo(197_208.22, 1)
  })

  it("replace electricity, PUE, carbon and maintenance", () => {
    const own = { electricityUsdPerKwh: 0.2, pue: 1, carbonKgPerKwh: 0, maintenancePercent: 0 }
    const cost = costOf(costInput({ scenario: scenario(own) }))
    expect(cost.breakdown.energy.likely).toBeCloseTo(((728.33 + 4_279.89) / 1.5) * 2, 1)
    expect(cost.carbonTonnes.high).toBe(0)
    expect(cost.breakdown.maintenance.likely).toBe(0)
  })
})

describe("the horizon", () => {
  it("buys hardware once up to its life, and pro rata beyond it", () => {
    expect(costOf(costInput({ scenario: scenario({ years: 2 }) })).breakdown.gpus.likely).toBe(8_000)
    expect(costOf(costInput({ scenario: scenario({ years: 6 }) })).breakdown.gpus.likely).toBe(12_000)
  })

  it("widens the cost by the uncertainty of the life", () => {
    const life = { low: 3, likely: 5, high: 6 }
    const defaults = catalogueWith().defaults.map((row) => (row.id === "gpu-life" ? planningDefault("gpu-life", life, "years") : row))
    const cost = costOf(costInput({ catalogue: catalogueWith({ defaults }), scenario: scenario({ years: 6 }) }))
    expect(cost.breakdown.gpus).toMatchObject({ low: 8_000, likely: 9_600, high: 16_000 })
  })
})

describe("without a GPU", () => {
  it("there is nothing to pay for boards, guest licences or their power", () => {
    const bare = {
      ...placement,
      gpuPatterns: [],
      gpus: { count: 0, lowerBound: 0, boards: 0, boardsLowerBound: 0, bought: 0, spareBoards: 0 },
    }
    const cost = costOf(
      costInput({
        gpu: null,
        placement: bare,
        product: product({ technology: "software-renderer" }),
        groups: [group({ gpusCharged: 0, series: null })],
      }),
    )
    expect(cost.breakdown.gpus.likely).toBe(0)
    expect(cost.breakdown.licences.likely).toBe(76_800)
    expect(cost.lines.map((line) => line.label)).not.toContainEqual({ id: "bill-electricity", values: { of: "gpus" } })
    expect(reconciled(cost)).toBeCloseTo(1, 9)
  })

  it("a GPU inside the processor comes with the host", () => {
    const integrated = gpu({ id: "igpu", form: "integrated", vendor: "intel", boardTdpWatts: null, gpusPerBoard: 1 })
    const cost = costOf(costInput({ gpu: integrated, product: product({ technology: "intel-gvt-g" }) }))
    expect(cost.total.known).toBe(true)
    expect(cost.breakdown.gpus.likely).toBe(0)
  })
})

describe("properties", () => {
  const inputs = fc
    .record({
      counts: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }),
      perGpu: fc.integer({ min: 1, max: 32 }),
      spare: fc.integer({ min: 0, max: 3 }),
      idleGpus: fc.integer({ min: 0, max: 3 }),
      active: fc.double({ min: 0, max: 1, noNaN: true }),
      years: fc.double({ min: 1, max: 15, noNaN: true }),
      series: fc.constantFrom("A" as const, "B" as const, "C" as const, "Q" as const, null),
    })
    .map(({ counts, perGpu, spare, idleGpus, active, years, series }) => {
      const gpus = counts.map((count) => Math.ceil(count / perGpu))
      const count = gpus.reduce((sum, own) => sum + own, 0)
      const boards = Math.ceil((count + idleGpus) / 4)
      const hosts = Math.ceil(boards / 4)
      return costInput({
        scenario: scenario({ years }, counts.length),
        groups: counts.map((own, index) => group({ index, count: own, gpusCharged: gpus[index] ?? 0, activeShare: active, series })),
        placement: {
          ...placement,
          gpuPatterns: counts.map((_, index) => ({
            contents: [{ group: index, vms: perGpu, instanceType: null }],
            frameBufferUsed: 1,
            binds: "frame-buffer",
          })),
          hostPatterns: gpus.map((own, index) => ({
            hosts: 1,
            boards: Math.ceil(own / 4),
            gpus: [{ pattern: index, count: own }],
            vms: [],
            vcpuUsed: 0,
            ramGibUsed: 0,
          })),
          gpus: { count, lowerBound: count, boards, boardsLowerBound: boards, bought: boards * 4, spareBoards: 0 },
          hosts: { ...placement.hosts, count: hosts, spare },
        },
      })
    })

  it("shares and what stands idle add up to the total, and lines to the breakdown", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const cost = costOf(input)
        expect(Math.abs(reconciled(cost) - 1)).toBeLessThan(1e-6)
        expect(cost.byGroup.every((row) => row.usd >= 0)).toBe(true)
        const parts = Object.values(cost.breakdown).reduce((sum, part) => sum + part.likely, 0)
        expect(parts / cost.total.likely).toBeCloseTo(1, 9)
      }),
    )
  })

  it("every amount stays in order", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const cost = costOf(input)
        const figures = [
          cost.total,
          cost.perVmMonth,
          cost.peakKw,
          cost.energyKwhPerYear,
          cost.carbonTonnes,
          ...cost.lines.map((line) => line.usd),
        ]
        expect(figures.every(isOrdered)).toBe(true)
      }),
    )
  })

  it("more VMs on the same hardware never cost less in total", () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 50 }), (input, extra) => {
        const more = { ...input, groups: input.groups.map((own) => ({ ...own, count: own.count + extra })) }
        expect(costOf(more).total.likely).toBeGreaterThanOrEqual(costOf(input).total.likely * (1 - 1e-12))
      }),
    )
  })

  it("one more spare host never costs less", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { hosts } = input.placement
        const more = { ...input, placement: { ...input.placement, hosts: { ...hosts, spare: hosts.spare + 1 } } }
        expect(costOf(more).total.likely).toBeGreaterThan(costOf(input).total.likely)
      }),
    )
  })
})

it("takes a custom host's single price as it is", () => {
  expect(costOf(costInput({ host: { ...host, id: "custom", evidence: [] } })).breakdown.hosts).toMatchObject({ low: 60_000, high: 60_000 })
})
