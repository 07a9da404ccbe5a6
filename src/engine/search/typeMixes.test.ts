import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { rank } from "../decisions/rank.ts"
import { evaluate } from "../evaluate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import type { Candidate } from "../plan/candidate.ts"
import { defaultScenario, type GroupOverrides, type Scenario, type VmGroup } from "../scenario.ts"
import { carryOut } from "./carryOut.ts"
import { newSearch } from "./search.ts"

const inference = (frameBufferMib: number, count: number, besides: GroupOverrides = {}): VmGroup => ({
  name: null,
  workload: "llm-inference",
  count,
  overrides: { frameBufferMib, leastNativeShare: 0, gpuDuty: 0.02, ramGib: 16, vcpu: 2, ...besides },
})
const scenarioOf = (groups: readonly VmGroup[]): Scenario => ({
  ...defaultScenario,
  groups,
  policies: { ...defaultScenario.policies, includeUnsupported: true },
})

/** The groups on MIG-backed vGPUs of one GPU model, as one way to slice it serves them. */
function onMig(gpu: string, groups: readonly VmGroup[], besides: Partial<Candidate> = {}) {
  const scenario = scenarioOf(groups)
  const search = newSearch(scenario, catalogue)
  const product = catalogue.product("kvm-vgpu-nvidia")!
  const candidate = { product, technology: "nvidia-mig", gpu: catalogue.gpu(gpu)!, instanceType: null, series: "C", ...besides } as const
  const plan = planCandidate(candidate, search.hosts, scenario, catalogue)
  const { placed } = carryOut(plan, plan.hosts[0]!, search)
  return {
    types: placed?.plan.groups.map(({ type }) => type?.name),
    gpus: placed?.placement.gpus.count,
    lowerBound: placed?.placement.gpus.lowerBound,
    own: plan.groups.map(({ type }) => type?.name),
  }
}

const bse = "rtx-pro-6000-bse"

describe("instance types are chosen with what stands beside them", () => {
  // The hardware page of the GPU draws the first: three quarters of one VM each, and one of two in turns (`../shared/cases`, "Slices and placement").
  test.each<[asked: readonly (readonly [mib: number, count: number])[], types: readonly string[]]>([
    [
      [
        [23_000, 3],
        [12_288, 2],
      ],
      ["DC-1-24C", "DC-1-12C"],
    ],
    [
      [
        [23_000, 1],
        [49_152, 1],
        [12_288, 2],
      ],
      ["DC-1-24C", "DC-2-48C", "DC-1-12C"],
    ],
    [
      [
        [23_000, 3],
        [16_384, 1],
      ],
      ["DC-1-24C", "DC-1-24C"],
    ],
  ])("%j MiB by VMs stand on one RTX PRO 6000 Blackwell", (asked, types) => {
    const found = onMig(
      bse,
      asked.map(([mib, count]) => inference(mib, count)),
    )
    expect(found).toMatchObject({ types, gpus: 1, lowerBound: 1 })
  })

  test("many VMs keep the type of which most fit, though one VM would rather have a smaller instance", () => {
    expect(onMig(bse, [inference(23_000, 30), inference(16_384, 12)])).toMatchObject({ types: ["DC-1-24C", "DC-2-16C"] })
  })

  test("a group whose target the smallest slice misses has the smallest that keeps it", () => {
    const asked = (least: number): readonly VmGroup[] => [inference(9_000, 4, { gpuDuty: 0.3, leastNativeShare: least })]
    expect(onMig("a100-pcie-40", asked(0))).toMatchObject({ own: ["A100-1-10C"] })
    expect(onMig("a100-pcie-40", asked(0.7))).toMatchObject({ own: ["A100-4-20C"] })
  })

  test("one small VM beside one that needs a larger slice of the same GPU takes a slice of that size, rather than a second GPU", () => {
    const groups: readonly VmGroup[] = [
      { name: null, workload: "cad-light", count: 1, overrides: { frameBufferMib: 8192 } },
      { name: null, workload: "cad-medium", count: 1, overrides: { frameBufferMib: 12_288 } },
    ]
    // Proxmox VE is not documented for mixed-size mode.
    const [option] = evaluate(
      { ...scenarioOf(groups), techniques: [], pins: [{ product: "proxmox-vgpu", gpu: "a10", instanceType: null }] },
      catalogue,
    ).options
    expect(option!.sizeMode).toBe("equal-size")
    expect([option!.placement!.gpus.count, ...option!.groups.map((one) => one.instanceTypeName)]).toEqual([1, "A10-12Q", "A10-12Q"])
  })
})

describe("counts and bounds", () => {
  test("where neighbours must keep targets on a mixed-size GPU of four sizes, the count is proven", () => {
    const groups = (
      [
        ["video-editor", 14],
        ["cad-light", 287],
        ["power-user", 142],
        ["task-worker", 505],
        ["video-editor", 13],
      ] as const
    ).map(([workload, count]): VmGroup => ({ name: null, workload, count, overrides: {} }))
    const pins = [{ product: "kvm-vgpu-nvidia", gpu: "l4", instanceType: null }]
    const [option] = evaluate({ ...defaultScenario, groups, techniques: [], pins }, catalogue).options
    expect(option!.placement!.gpus).toMatchObject({ count: 131, lowerBound: 131 })
  })
})

describe("the ranking and the options", () => {
  const workload = fc.constantFrom(...catalogue.workloads.map((one) => one.id))
  const overrides = fc.constantFrom<GroupOverrides>(
    {},
    { gpuDuty: 0.4 },
    { frameBufferMib: 6000 },
    { frameBufferMib: 12_288 },
    { activeShare: 1 },
    { leastNativeShare: 0.9 },
    { leastNativeShare: 0.2 },
  )
  const group = fc.record({ name: fc.constant(null), workload, count: fc.integer({ min: 1, max: 1000 }), overrides })
  const anyScenario = fc.record({
    groups: fc.array(group, { minLength: 1, maxLength: 3 }),
    includeUnsupported: fc.boolean(),
    leastIsolation: fc.constantFrom(null, null, null, "strong" as const),
    spareHosts: fc.integer({ min: 0, max: 1 }),
  })
  const runs = Number(process.env["AGREE_CASES"] ?? 4)

  test.each<[workload: string, count: number, gpusOfSmallest: number]>([["cad-medium", 141, 21]])(
    "%s:%i of 6,000 MiB: fewer on a GPU go better with a host's RAM, and a larger slice costs less",
    (name, count, gpusOfSmallest) => {
      const groups: readonly VmGroup[] = [{ name: null, workload: name, count, overrides: { frameBufferMib: 6000 } }]
      const scenario: Scenario = { ...defaultScenario, groups, supply: { ...defaultScenario.supply, spareHosts: 0 } }
      const option = evaluate(scenario, catalogue).options.find((one) => one.technique === "mediated-pass-through")!
      const first = rank(scenario, catalogue).options.find((one) => one.technique === "mediated-pass-through")!
      expect(option.cost!.total.likely).toBeCloseTo(first.total.likely, 2)
      expect(option.placement!.gpus.count).toBeGreaterThan(gpusOfSmallest)
    },
  )

  test("data scientists leave a GPU of the smallest slice partly empty where their host's RAM is used up first, rather than have larger slices", () => {
    const groups: readonly VmGroup[] = [{ name: null, workload: "data-scientist", count: 39, overrides: { frameBufferMib: 6000 } }]
    const scenario: Scenario = { ...defaultScenario, groups, supply: { ...defaultScenario.supply, spareHosts: 0 } }
    const option = evaluate(scenario, catalogue).options.find((one) => one.technique === "mediated-pass-through")!
    expect(option.placement!.gpus).toMatchObject({ count: 11, fewest: 10, lowerBound: 10 })
    expect(option.groups[0]!.instanceTypeName).toBe("L4-6Q")
    const first = rank(scenario, catalogue).options.find((one) => one.technique === "mediated-pass-through")!
    expect(option.cost!.total.likely).toBeCloseTo(first.total.likely, 2)
  })

  test("agree to the cent: the first of a technique in the ranking is its option", { timeout: 100_000 + runs * 5_000 }, () => {
    fc.assert(
      fc.property(anyScenario, ({ groups, spareHosts, ...policies }) => {
        const scenario: Scenario = {
          ...defaultScenario,
          groups,
          policies: { ...defaultScenario.policies, ...policies },
          supply: { ...defaultScenario.supply, spareHosts },
        }
        const { options } = rank(scenario, catalogue)
        for (const { technique, feasible, cost } of evaluate(scenario, catalogue).options) {
          const first = options.find((one) => one.technique === technique)
          const cents = (usd: number | undefined): number => Math.round(100 * (usd ?? -1))
          expect([technique, cents(feasible ? cost?.total.likely : undefined)]).toEqual([technique, cents(first?.total.likely)])
        }
      }),
      { numRuns: runs, seed: 20_261_129 },
    )
  })
})
