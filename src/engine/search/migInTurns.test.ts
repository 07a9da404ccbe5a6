import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../evaluate.ts"
import { typesOf } from "../feasibility/instanceTypes.ts"
import { sharesMigInstance } from "../feasibility/technology.ts"
import { dutyOnSlice, privateServer, sharingOf } from "../performance/sharing.ts"
import { vmsPerGpuAlone } from "../placement/place.ts"
import { group, placed } from "../placement/testing.ts"
import type { PlacementInput } from "../placement/types.ts"
import { exact } from "../basics/range.ts"
import type { Derivation, OptionResult } from "../report.ts"
import { defaultScenario, type GroupOverrides, type Scenario } from "../scenario.ts"
import { explain } from "../why/explain.ts"
import type { WhyTold } from "../basics/whyTellings.ts"

const typeOf = (gpu: string, name: string) => {
  const found = typesOf(catalogue.gpu(gpu)!, "nvidia-mig", catalogue).find((type) => type.name === name)
  if (!found) throw new Error(`${gpu} has no ${name}`)
  return found
}
const bse = "rtx-pro-6000-bse"
const host: PlacementInput["host"] = { id: "host", cores: 1000, vcpuPerCore: 5, ramGib: 9000, boardsMax: 8 }
const onGpus = (counts: readonly (readonly [name: string, count: number, mostByTarget?: number])[]): PlacementInput => ({
  rules: { kind: "mig" },
  gpuMemoryMib: 98304,
  gpusPerBoard: 1,
  boardUsd: 9_000,
  hostUsd: 20_000,
  spareHosts: 0,
  host,
  groups: counts.map(([name, count, most], index) => {
    const type = typeOf(bse, name)
    return group(index, {
      count,
      instanceType: type,
      frameBufferMib: type.frameBufferMib!,
      ...(most === undefined ? {} : { maxPerInstanceByPerformance: most }),
    })
  }),
})

describe("placement of vGPUs that take turns on a MIG instance", () => {
  test.each([
    [bse, "DC-1-4Q", 24],
    [bse, "DC-1-3B", 32],
    [bse, "DC-1-2B", 48],
    [bse, "DC-2-16Q", 6],
    [bse, "DC-2-12Q", 8],
    [bse, "DC-4-32Q", 3],
    [bse, "DC-1-24Q", 4],
    ["rtx-pro-4500-bse", "DC-1-8C", 4],
    ["rtx-pro-4500-bse", "DC-2-8C", 4],
    ["rtx-pro-4500-bse", "DC-2-16C", 2],
  ])("%s holds as many %s as NVIDIA's tables count on a GPU: %i", (gpu, name, count) => {
    const type = typeOf(gpu, name)
    const { memoryMib } = catalogue.gpu(gpu)!
    const alone = vmsPerGpuAlone(group(0, { instanceType: type, frameBufferMib: type.frameBufferMib! }), { kind: "mig" }, memoryMib)
    expect(alone.vms).toBe(count)
    expect(alone.binds).not.toBe("performance")
  })

  test("only the two GPUs of placement rule mig-ts have types that take turns on a MIG instance", () => {
    const found = catalogue.gpus.filter((gpu) => typesOf(gpu, "nvidia-mig", catalogue).some(sharesMigInstance))
    expect(found.map((gpu) => gpu.id).toSorted()).toEqual(["rtx-pro-4500-bse", "rtx-pro-6000-bse"])
  })

  test.each<[counts: readonly (readonly [string, number, number?])[], gpus: number, why: string]>([
    [[["DC-1-4Q", 24]], 1, "four instances of six"],
    [[["DC-1-4Q", 25]], 2, "a 25th VM needs a fifth instance"],
    [
      [
        ["DC-1-4Q", 12],
        ["DC-2-24Q", 2],
      ],
      1,
      "two quarter instances beside one half",
    ],
    [
      [
        ["DC-1-4Q", 13],
        ["DC-2-24Q", 2],
      ],
      2,
      "a third quarter does not fit beside a half and two quarters",
    ],
    [
      [
        ["DC-1-4Q", 7],
        ["DC-1-3B", 8],
        ["DC-1-24Q", 1],
      ],
      1,
      "types may mix on a GPU, each on instances of its own",
    ],
    [
      [
        ["DC-1-4Q", 1],
        ["DC-1-4Q", 1],
        ["DC-1-4Q", 1],
        ["DC-1-4Q", 1],
        ["DC-1-4Q", 1],
      ],
      2,
      "groups never share an instance",
    ],
    [[["DC-1-4Q", 24, 3]], 2, "a target that three on an instance just keep halves what a GPU holds"],
  ])("%j take %i RTX PRO 6000: %s", (counts, gpus) => {
    const found = placed(onGpus(counts)).gpus
    expect([found.count, found.lowerBound]).toEqual([gpus, gpus])
  })

  test("where the target limits an instance, performance is what binds the GPU", () => {
    const one = onGpus([["DC-1-4Q", 24, 4]]).groups[0]!
    expect(vmsPerGpuAlone(one, { kind: "mig" }, 98304)).toEqual({ vms: 16, binds: "performance" })
  })
})

describe("sharing of a MIG instance by turns", () => {
  const base = {
    scheduler: "best-effort",
    turnsOn: "mig-instance",
    vms: 4,
    mostVms: 6,
    activeShare: 1,
    duty: exact(0.4),
    contendedCapacity: exact(0.9),
    sliceSpeed: exact(0.25),
  } as const

  test("alone on its instance, a VM loses what the slice lacks and nothing more", () => {
    expect(sharingOf({ ...base, vms: 1 }).sharing.likely).toBeCloseTo(sharingOf({ ...base, scheduler: "spatial" }).sharing.likely, 12)
  })

  test("saturating VMs get the slice's speed divided among them", () => {
    const saturating = { ...base, duty: exact(1) }
    expect(sharingOf({ ...saturating, scheduler: "equal-share" }).sharing.likely).toBeCloseTo((0.25 * 0.9) / 4, 9)
    expect(sharingOf({ ...saturating, scheduler: "fixed-share" }).sharing.likely).toBeCloseTo((0.25 * 0.9) / 6, 9)
    expect(sharingOf(saturating).sharing.likely).toBeCloseTo((0.25 * 0.9) / 4, 4)
  })

  test("on an instance that is the whole GPU, turns cost what they cost without MIG", () => {
    expect(sharingOf({ ...base, sliceSpeed: exact(1) }).sharing.likely).toBeCloseTo(
      sharingOf({ ...base, turnsOn: "gpu" }).sharing.likely,
      12,
    )
  })

  test("the share is the spatial factor times that of the turns at the slice's duty, and never above that of one VM on the slice", () => {
    const unit = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.constantFrom("best-effort", "equal-share", "fixed-share"),
        unit,
        unit,
        unit,
        unit,
        fc.integer({ min: 1, max: 12 }),
        (scheduler, duty, speed, capacity, activeShare, vms) => {
          const input = {
            ...base,
            scheduler,
            vms,
            mostVms: 12,
            activeShare,
            duty: exact(duty),
            sliceSpeed: exact(speed),
            contendedCapacity: exact(capacity),
          } as const
          const shared = sharingOf(input)
          const slice = privateServer(input.duty, input.sliceSpeed)
          const turns = sharingOf({ ...input, turnsOn: "gpu", duty: dutyOnSlice(input.duty, input.sliceSpeed) })
          expect(shared.sharing.likely).toBeCloseTo(slice.sharing.likely * turns.sharing.likely, 9)
          expect(shared.sharing.likely).toBeLessThanOrEqual(slice.sharing.likely + 1e-9)
          expect(shared.burst.likely).toBeLessThanOrEqual(shared.sharing.likely + 1e-9)
          expect(sharingOf({ ...input, vms: vms + 1 }).sharing.likely).toBeLessThanOrEqual(shared.sharing.likely + 1e-9)
        },
      ),
    )
  })
})

describe("options of MIG with time slicing", () => {
  const scenario = (count: number, overrides: GroupOverrides = {}, rest: Partial<Scenario> = {}): Scenario => ({
    ...defaultScenario,
    ...rest,
    techniques: [],
    groups: [{ name: null, workload: "knowledge-worker", count, overrides }],
    pins: [{ product: "kvm-vgpu-nvidia", gpu: bse, instanceType: `${bse}-1-4q` }],
  })
  const optionOf = (asked: Scenario): OptionResult => evaluate(asked, catalogue).options[0]!

  test("200 desktops at DC-1-4Q take nine GPUs, six on an instance, under the scheduler of their turns", () => {
    const option = optionOf(scenario(200))
    expect(option).toMatchObject({ feasible: true, technology: "nvidia-mig", scheduler: "best-effort", isolation: "moderate" })
    expect(option.groups[0]).toMatchObject({ vmsPerGpu: 24, vmsPerMigInstance: 6 })
    expect(option.placement?.gpus.count).toBe(9)
  })

  test("heavy VMs share an instance only while their likely share keeps the target", () => {
    const heavy = { gpuDuty: 0.7, activeShare: 1 }
    const limited = optionOf(scenario(96, { ...heavy, leastNativeShare: 0.5 }))
    const free = optionOf(scenario(96, { ...heavy, leastNativeShare: 0.01 }))
    const group = limited.groups[0]!
    expect(group.binds).toBe("performance")
    expect(group.vmsPerMigInstance).toBeLessThan(6)
    expect(group.nativeShare.likely).toBeGreaterThanOrEqual(0.5 - 1e-9)
    expect(free.groups[0]!.vmsPerMigInstance).toBe(6)
    expect(free.groups[0]!.nativeShare.likely).toBeLessThan(0.5)
  })

  test("a policy of strong isolation leaves them out and takes an instance for each VM instead", () => {
    const policies = { ...defaultScenario.policies, leastIsolation: "strong" as const }
    const pinned = optionOf(scenario(20, {}, { policies }))
    expect(pinned.feasible).toBe(false)
    expect(pinned.reasons.map((reason) => reason.code)).toContain("isolation")
    const chosen = optionOf({ ...scenario(20, {}, { policies }), pins: [{ product: "kvm-vgpu-nvidia", gpu: bse, instanceType: null }] })
    expect(chosen).toMatchObject({ feasible: true, technology: "nvidia-mig", scheduler: "spatial", isolation: "strong" })
    expect(chosen.groups[0]).toMatchObject({ instanceTypeName: "DC-1-24Q", vmsPerMigInstance: 1 })
  })

  test("where a fixed share of the smallest would be too little, the smallest of which a share is enough is taken", () => {
    const asked = { ...scenario(20, { leastNativeShare: 0.6, gpuDuty: 0.5 }), scheduler: "fixed-share" as const }
    expect(optionOf(asked).feasible).toBe(false)
    const chosen = optionOf({ ...asked, pins: [{ product: "kvm-vgpu-nvidia", gpu: bse, instanceType: null }] })
    expect(chosen.feasible).toBe(true)
    expect(chosen.groups[0]).toMatchObject({ instanceTypeName: "DC-1-8Q", vmsPerMigInstance: 3 })
    expect(chosen.groups[0]!.nativeShare.likely).toBeGreaterThanOrEqual(0.6)
    expect(explain(chosen, "gpus", asked, catalogue).result.value).toBe(chosen.placement?.gpus.count)
  })

  test("why? names the spatial factor and that of time slicing, and they multiply to the sharing factor", () => {
    const asked = scenario(200)
    const option = optionOf(asked)
    const steps = (one: Derivation): readonly Derivation[] => [one, ...one.steps.flatMap(steps)]
    const sharing = steps(explain(option, "nativeShare", asked, catalogue)).find((one) => one.title.id === "sharing")!
    const likely = (label: WhyTold["id"]): number => {
      const value = sharing.inputs.find((one) => one.label.id === label)?.value
      return typeof value === "object" && value !== null && "likely" in value ? value.likely : NaN
    }
    expect(sharing.formula?.id).toBe("sharing-formula-turns")
    expect(likely("sharing-spatial") * likely("sharing-in-turns")).toBeCloseTo(option.groups[0]!.sharing.likely, 9)
  })
})

test("two that take turns on a MIG instance share what the driver reports for it, and a VM that needs the nominal size of one is told so", () => {
  const warned = (frameBufferMib: number): boolean => {
    const overrides: GroupOverrides = { frameBufferMib, leastNativeShare: 0, gpuDuty: 0.02, ramGib: 16, vcpu: 2 }
    const scenario: Scenario = {
      ...defaultScenario,
      groups: [{ name: null, workload: "llm-inference", count: 2, overrides }],
      techniques: [],
      pins: [{ product: "kvm-vgpu-nvidia", gpu: bse, instanceType: "rtx-pro-6000-bse-1-12c" }],
    }
    const [option] = evaluate(scenario, catalogue).options
    expect(option!.groups[0]!.instanceType).toBe("rtx-pro-6000-bse-1-12c")
    return option!.warnings.some(({ id }) => id === "nominal-size-in-turns")
  }
  // 23,680 MiB for 1g.24gb: 11,840 for each of two.
  expect([warned(11_800), warned(12_288)]).toEqual([false, true])
})
