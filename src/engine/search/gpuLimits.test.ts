import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../evaluate.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"
import type { Supply } from "../supply.ts"

/** 48 CAD workstations on L40, six to a GPU: eight GPUs. */
const cad = (supply: Partial<Supply>): Scenario => ({
  ...defaultScenario,
  groups: [{ name: null, workload: "cad-medium", count: 48, overrides: {} }],
  techniques: [],
  pins: [{ product: "kvm-vgpu-nvidia", gpu: "l40", instanceType: null }],
  supply: { ...defaultScenario.supply, spareHosts: 1, ...supply },
})
const optionOf = (supply: Partial<Supply>): OptionResult => evaluate(cad(supply), catalogue).options[0]!
const allGpus = ({ placement, gpu }: OptionResult): number =>
  placement!.gpus.bought + placement!.gpus.spareBoards * catalogue.gpu(gpu!)!.gpusPerBoard

describe("where GPUs are limited and a spare host is fitted like the fullest", () => {
  const free = optionOf({})

  test.each([["in all", { gpuTotal: 10 }] as const, ["of a model", { gpuLimits: { l40: 10 } }] as const])(
    "fewer go into each host, so that a limit %s is kept",
    (_, limit) => {
      expect(allGpus(free)).toBeGreaterThan(10)
      const limited = optionOf(limit)
      expect(limited.reasons).toEqual([])
      expect(limited.placement!.gpus).toMatchObject({ count: 8, spareBoards: 2 })
      expect(limited.placement!.hosts).toMatchObject({ count: 4, spare: 1 })
    },
  )

  test("no fewer than the limit asks for, and it costs more hosts", () => {
    const limited = optionOf({ gpuTotal: 10 })
    expect(limited.cost!.total.likely).toBeGreaterThan(free.cost!.total.likely)
    expect(optionOf({ gpuTotal: allGpus(free) }).placement).toEqual(free.placement)
  })

  test("one that the GPUs of the VMs alone break stays broken, and says so", () => {
    expect(optionOf({ gpuTotal: 8 }).reasons.map((one) => one.code)).toEqual(["gpu-total"])
    expect(optionOf({ gpuTotal: 9 }).placement!.hosts).toMatchObject({ count: 8, spare: 1 })
  })
})

test("a board of several GPUs that a host's vCPUs leave half used is no reason to break a limit: fewer go into each host", () => {
  const desktops: Scenario = {
    ...defaultScenario,
    groups: [{ name: null, workload: "knowledge-worker", count: 400, overrides: { vcpu: 6 } }],
    techniques: [],
    pins: [{ product: "kvm-vgpu-nvidia", gpu: "a16", instanceType: null }],
    supply: { ...defaultScenario.supply, spareHosts: 0 },
  }
  const optionFor = (gpuTotal: number | null) => evaluate({ ...desktops, supply: { ...desktops.supply, gpuTotal } }, catalogue).options[0]!
  const { bought, lowerBound } = optionFor(null).placement!.gpus
  const least = Array.from({ length: bought - lowerBound + 1 }, (_, i) => lowerBound + i).find((most) => optionFor(most).feasible)
  expect(least).toBe(4 * Math.ceil(lowerBound / 4))
})

describe("against all layouts of like VMs in one kind of host", () => {
  /** The fewest boards that hold the VMs where no host has more than so many. */
  function fewestBoards(vms: number, most: number, held: (boards: number) => number): number {
    const least = [0]
    for (let n = 1; n <= vms; n++) {
      least[n] = Infinity
      for (let boards = 1; boards <= most; boards++) {
        const before = least[Math.max(0, n - held(boards))]!
        if (held(boards) > 0) least[n] = Math.min(least[n]!, boards + before)
      }
    }
    return least[vms]!
  }

  test("a limit is kept wherever some number of boards a host keeps it, and nowhere else", () => {
    let helped = 0
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 120 }),
          vcpu: fc.integer({ min: 1, max: 24 }),
          gpu: fc.constantFrom("l40", "l4", "a16"),
          spareHosts: fc.integer({ min: 0, max: 2 }),
          beyond: fc.integer({ min: -1, max: 12 }),
        }),
        ({ count, vcpu, gpu, spareHosts, beyond }) => {
          const scenario = (gpuTotal: number | null): Scenario => ({
            ...defaultScenario,
            groups: [{ name: null, workload: "cad-light", count, overrides: { vcpu } }],
            techniques: [],
            pins: [{ product: "kvm-vgpu-nvidia", gpu, instanceType: null }],
            supply: { ...defaultScenario.supply, host: { id: "2u-4dw" }, spareHosts, gpuTotal },
          })
          const free = evaluate(scenario(null), catalogue).options[0]!
          if (!free.feasible || !free.placement) return
          const { gpus, hosts } = free.placement
          const perBoard = catalogue.gpu(gpu)!.gpusPerBoard
          const inHost = Math.floor(hosts.vcpuPerHost / vcpu)
          const held = (boards: number) => Math.min(inHost, boards * perBoard * free.groups[0]!.vmsPerGpu)
          const gpuTotal = gpus.lowerBound + beyond
          const some = Array.from({ length: hosts.boardsPerHostMax }, (_, i) => i + 1).some(
            (most) => perBoard * (fewestBoards(count, most, held) + spareHosts * most) <= gpuTotal,
          )
          const limited = evaluate(scenario(gpuTotal), catalogue).options[0]!
          expect(limited.feasible).toBe(some)
          if (some && allGpus(free) > gpuTotal) helped++
        },
      ),
      { numRuns: 300, seed: 20261201 },
    )
    expect(helped).toBeGreaterThan(20)
  }, 120_000)
})
