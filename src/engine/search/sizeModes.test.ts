import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cases } from "../../base/cases.fixture.ts"
import { makeCatalogue, type Catalogue } from "../../dataset/catalogue.ts"
import { catalogue } from "../../dataset/load.ts"
import type { Plan } from "../plan/candidate.ts"
import { evaluate } from "../evaluate.ts"
import { mixedPlacementsOf } from "../plan/mixedSize.ts"
import { arrange } from "../placement/slots.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { explain } from "../why/explain.ts"
import { leastOf } from "./bounds.ts"
import { quickPlan } from "./candidates.ts"
import { newSearch, type Search } from "./search.ts"
import { placedInModes } from "./sizeModes.ts"
import { isCloudOnly } from "../feasibility/productReasons.ts"
import { sayAnswer } from "../../words/answers.ts"

const group = (frameBufferMib: number, count: number, more: VmGroup["overrides"] = {}): VmGroup => ({
  name: `${frameBufferMib} MiB`,
  workload: "knowledge-worker",
  count,
  overrides: { frameBufferMib, ...more },
})
const scenarioOf = (groups: readonly VmGroup[], rest: Partial<Scenario> = {}): Scenario => ({ ...defaultScenario, groups, ...rest })

/** The option of one product on one GPU. */
function on(product: string, gpu: string, scenario: Scenario, from: Catalogue = catalogue): OptionResult {
  const report = evaluate({ ...scenario, techniques: [], pins: [{ product, gpu, instanceType: null }] }, from)
  const option = report.options[0]
  if (!option) throw new Error(report.warnings.map(sayAnswer).join())
  return option
}

/** The dataset without a word about mixed-size mode of products. */
const silent = makeCatalogue({
  ...catalogue,
  products: catalogue.products.map((one) => {
    const { mixedSizes, ...sharing } = one.sharing
    return mixedSizes ? { ...one, sharing } : one
  }),
})

const sizesOf = (option: OptionResult): readonly number[] =>
  (option.placement?.gpuPatterns ?? []).map(
    (pattern) => new Set(pattern.contents.map((part) => option.groups.find((one) => one.index === part.group)?.frameBufferMib)).size,
  )

const planOn = (gpu: string, search: Search): Plan =>
  quickPlan(
    {
      product: catalogue.product("kvm-vgpu-nvidia")!,
      technology: "nvidia-vgpu",
      gpu: catalogue.gpu(gpu)!,
      instanceType: null,
      series: null,
    },
    search,
  )

const documented = ["vmware-vgpu-nvidia", "kvm-vgpu-nvidia", "kubevirt-vgpu", "openshift-virt-vgpu", "vergeos-vgpu"]
const vgpus = catalogue.products.filter((one) => one.technology === "nvidia-vgpu" && !isCloudOnly(one)).map((one) => one.id)
/** On a GPU of 24 GB together; with a size for all, four of 8 GiB are one too many. */
const two = scenarioOf([group(4096, 3), group(8192, 1)])

describe("mixed-size mode", () => {
  test.each(documented)("lets groups of two sizes share a GPU under %s, which is documented for it", (product) => {
    const option = on(product, "l4", two)
    expect(option.sizeMode).toBe("mixed-size")
    expect(option.placement?.gpus).toMatchObject({ count: 1, lowerBound: 1 })
    expect(sizesOf(option)).toEqual([2])
    const apart = on(product, "l4", two, silent)
    expect(apart.sizeMode).toBe("equal-size")
    expect(apart.placement?.gpus.count).toBe(2)
    expect(option.cost!.total.likely).toBeLessThan(apart.cost!.total.likely)
  })

  test("is never used under a product that is not documented for it", () => {
    const others = vgpus.filter((id) => !documented.includes(id))
    expect(others.length).toBeGreaterThan(5)
    for (const product of others) {
      const option = on(product, "l4", two)
      expect([product, option.sizeMode, ...sizesOf(option)]).toEqual([product, "equal-size", 1, 1])
    }
  })

  test.each([
    ["t4", "whose documents rule it out"],
    ["rtx-pro-6000-bse", "for whose frame buffer no start positions are published"],
    ["h200-nvl-141", "for whose frame buffer no start positions are published"],
  ])("is never used on a %s, %s", (id) => {
    const sizes = id === "h200-nvl-141" ? [4096, 18432] : [2048, 4096, 8192]
    const cuda = id === "h200-nvl-141" ? { apiNeeds: [{ anyOf: [{ api: "cuda" as const }] }] } : {}
    const search = newSearch(scenarioOf(sizes.map((mib) => group(mib, 2, cuda))), catalogue)
    const plan = planOn(id, search)
    expect(plan.reasons.filter((one) => one.group !== null)).toEqual([])
    expect([...new Set(placedInModes(plan, plan.hosts[0]!, search).map((one) => one.sizeMode))]).toEqual(["equal-size"])
  })

  test("is never used with fixed share, which it does not have", () => {
    expect(on("vmware-vgpu-nvidia", "l4", { ...two, scheduler: "fixed-share" }).sizeMode).toBe("equal-size")
    expect(on("vmware-vgpu-nvidia", "l4", { ...two, scheduler: "equal-share" }).sizeMode).toBe("mixed-size")
  })

  test("leaves vGPUs of one size in equal-size mode, and other technologies without a mode", () => {
    expect(on("vmware-vgpu-nvidia", "l4", scenarioOf([group(4096, 2), group(4096, 9)])).sizeMode).toBe("equal-size")
    expect(on("kvm-vfio", "l4", two).sizeMode).toBeNull()
  })

  test("loses a tie: full GPUs of one size each stay in equal-size mode", () => {
    const option = on("vmware-vgpu-nvidia", "l4", scenarioOf([group(12288, 2), group(24576, 1)]))
    expect(option.placement?.gpus.count).toBe(2)
    expect(option.sizeMode).toBe("equal-size")
  })

  test("is taken where it alone keeps a limit on GPUs", () => {
    const limited = { ...two, supply: { ...two.supply, gpuLimits: { l4: 1 }, spareHosts: 0 } }
    expect(on("vmware-vgpu-nvidia", "l4", limited)).toMatchObject({ feasible: true, sizeMode: "mixed-size" })
    expect(on("vmware-vgpu-nvidia", "l4", limited, silent).reasons.map((one) => one.code)).toEqual(["gpu-limit"])
  })

  test("says in warnings where it is documented, which types a GPU takes fewer of, and what it rules out", () => {
    const text = on("vmware-vgpu-nvidia", "a40", scenarioOf([group(8192, 3), group(4096, 5)]))
      .warnings.map(sayAnswer)
      .join("\n")
    expect(text).toContain("vSphere 8.0 U3 or later")
    expect(text).toContain("4 A40-8Q instead of 6, 8 A40-4Q instead of 12")
    expect(text).toContain("Fixed share is not available")
  })

  test.each([
    ["mixed-size", catalogue],
    ["equal-size", silent],
  ] as const)("why so many GPUs: %s mode is named with its sources, which the option lists", (mode, from) => {
    const option = on("vmware-vgpu-nvidia", "l4", two, from)
    const input = explain(option, "gpus", two, from).inputs.find(({ label }) => label.id === "gpus-mode" && label.values.mode === mode)
    expect(input?.evidence.length).toBeGreaterThan(0)
    for (const one of input?.evidence ?? []) expect(option.sources).toContain(one.source)
  })
})

const anyGroups = fc.array(
  fc
    .record({
      mib: fc.constantFrom(1024, 2048, 3072, 4096, 6144, 8192, 12288, 16384),
      count: fc.integer({ min: 1, max: 60 }),
      vcpu: fc.constantFrom(2, 4, 8),
      least: fc.constantFrom(0.3, 0.7, 0.85),
    })
    .map(({ mib, count, vcpu, least }) => group(mib, count, { vcpu, leastNativeShare: least })),
  { minLength: 2, maxLength: 5 },
)
const anyGpu = fc.constantFrom("l4", "a16", "a40", "l40s", "a10", "a2")

describe("of any groups, on any documented GPU", () => {
  test("the mode taken never costs more than equal-size mode, and mixing always saves a GPU", () => {
    let mixing = 0
    fc.assert(
      fc.property(anyGroups, anyGpu, (groups, gpu) => {
        const scenario = scenarioOf(groups)
        const chosen = on("kvm-vgpu-nvidia", gpu, scenario)
        const equal = on("kvm-vgpu-nvidia", gpu, scenario, silent)
        expect(chosen.placement === null).toBe(equal.placement === null)
        fc.pre(chosen.placement !== null && equal.placement !== null)
        expect(chosen.reasons.length).toBeLessThanOrEqual(equal.reasons.length)
        expect(chosen.cost!.total.likely).toBeLessThanOrEqual(equal.cost!.total.likely + 0.01)
        const saved = equal.placement.gpus.count - chosen.placement.gpus.count
        expect(saved > 0).toBe(chosen.sizeMode === "mixed-size")
        expect(saved).toBeGreaterThanOrEqual(0)
        mixing += saved > 0 ? 1 : 0
      }),
      { numRuns: cases(20, 60), seed: 20_261_128 },
    )
    expect(mixing).toBeGreaterThan(cases(1, 8))
  })

  test("every GPU's vGPUs have published places, no more of a size than is documented, and each group keeps its least share", () => {
    let patterns = 0
    fc.assert(
      fc.property(anyGroups, anyGpu, (groups, gpu) => {
        const option = on("kvm-vgpu-nvidia", gpu, scenarioOf(groups))
        fc.pre(option.placement !== null && option.sizeMode === "mixed-size")
        const rows = mixedPlacementsOf(catalogue.gpu(gpu)!, catalogue.mixedPlacements)
        const shapes = rows.map((row) => ({ size: row.placementSize, starts: row.placementIds }))
        for (const { contents } of option.placement.gpuPatterns) {
          const vmsOf = (mib: number): number =>
            contents.reduce((sum, part) => sum + (option.groups[part.group]?.frameBufferMib === mib ? part.vms : 0), 0)
          const pieces = rows.map((row) => vmsOf(row.vgpuFrameBufferMib))
          expect(pieces.reduce((a, b) => a + b)).toBe(contents.reduce((sum, part) => sum + part.vms, 0))
          expect(arrange(shapes, pieces)).toBeInstanceOf(Array)
          expect(rows.every((row, at) => pieces[at]! <= (row.maxPerGpuMixedSize ?? Infinity))).toBe(true)
          patterns++
        }
        const squeezed = option.groups.filter((one) => one.meetsTarget && one.nativeShare.likely < one.targetShare - 1e-6)
        expect(squeezed.map((one) => one.name)).toEqual([])
      }),
      { numRuns: cases(15, 40), seed: 7 },
    )
    expect(patterns).toBeGreaterThan(cases(15, 50))
  })

  test("no placement in either mode takes fewer GPUs than the bound that orders the search", () => {
    let placed = 0
    fc.assert(
      fc.property(anyGroups, anyGpu, (groups, gpu) => {
        const search = newSearch(scenarioOf(groups), catalogue)
        const plan = planOn(gpu, search)
        fc.pre(plan.reasons.length === 0)
        const least = leastOf(plan, search).gpus
        const counts = placedInModes(plan, plan.hosts[0]!, search).flatMap(({ outcome }) =>
          outcome.ok ? [outcome.placement.gpus.count] : [],
        )
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(least)
        placed += counts.length
      }),
      { numRuns: cases(20, 60), seed: 11 },
    )
    expect(placed).toBeGreaterThan(cases(20, 60))
  })
})
