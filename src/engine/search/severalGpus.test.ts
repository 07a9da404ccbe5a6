import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../evaluate.ts"
import { vmsByGroup } from "../migration/hosts.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type GroupOverrides, type Scenario } from "../scenario.ts"
import { sayAnswer } from "../../words/answers.ts"

const training = (count: number, overrides: GroupOverrides): Scenario => ({
  ...defaultScenario,
  groups: [{ name: null, workload: "ml-training", count, overrides }],
})
function pinned(scenario: Scenario, product: string, gpu: string | null): OptionResult {
  const [option] = evaluate({ ...scenario, techniques: [], pins: [{ product, gpu, instanceType: null }] }, catalogue).options
  if (!option) throw new Error("no option")
  return option
}
const codes = (option: OptionResult): readonly string[] => option.reasons.map((one) => one.code)

describe("VMs with several GPUs", () => {
  const eight = training(6, { gpusPerVm: 8 })

  test("pass-through gives each VM its own GPUs of one host, and the shares are those of a VM with one", () => {
    const option = pinned(eight, "kvm-vfio", "h100-sxm5-80")
    expect(option.feasible).toBe(true)
    expect(option.placement?.gpus).toMatchObject({ count: 48, lowerBound: 48 })
    expect(option.placement?.hosts.count).toBe(6)
    expect(option.groups[0]).toMatchObject({ vmsPerGpu: 1, gpusPerVm: 8, gpusCharged: 48 })
    const one = pinned(training(6, {}), "kvm-vfio", "h100-sxm5-80")
    expect(option.nativeShare).toEqual(one.nativeShare)
  })

  test("an AI Enterprise licence is paid for each GPU, a vWS licence for each user", () => {
    const quantity = (option: OptionResult, unit: string): number | undefined =>
      option.cost?.lines.find((line) => line.part === "licences" && line.unit === unit)?.quantity
    const compute = evaluate(
      { ...eight, techniques: [], pins: [{ product: "vmware-vgpu-nvidia", gpu: "h100-sxm5-80", instanceType: "h100-sxm5-80-80c" }] },
      catalogue,
    ).options[0]!
    expect(quantity(compute, "gpu")).toBe(48)
    const graphics = pinned(
      { ...defaultScenario, groups: [{ name: null, workload: "cad-medium", count: 6, overrides: { gpusPerVm: 2, activeShare: 1 } }] },
      "vmware-vgpu-nvidia",
      "l40s",
    )
    expect(quantity(graphics, "concurrent-user")).toBe(6)
  })

  test("a failed host takes whole VMs with it, and the pause grows with the frame buffer of all their GPUs", () => {
    const of = (gpusPerVm: number) =>
      pinned(training(6, { gpusPerVm, ramGib: 64, vcpu: 16 }), "vmware-vgpu-nvidia", "h100-sxm5-80").migration
    expect(of(8)).toMatchObject({ vmsPerHost: 1, failure: { lose: 1, keep: 5 } })
    expect(of(4)).toMatchObject({ vmsPerHost: 2, failure: { lose: 2, keep: 4 } })
    expect(of(8).stunSeconds!.likely).toBeGreaterThan(1.8 * of(4).stunSeconds!.likely)
  })

  test("what cannot give a VM that many says so, with its source", () => {
    const vsga = pinned(training(2, { gpusPerVm: 2, apiNeeds: [] }), "vmware-vsga", "l40s")
    const reason = vsga.reasons.find((one) => one.code === "gpus-per-vm")
    expect(reason && sayAnswer(reason.told)).toBe("must have 2 GPUs a VM; vSGA gives a VM one GPU at most")
    expect(reason?.evidence.length).toBeGreaterThan(0)
    expect(codes(pinned(training(2, { gpusPerVm: 2 }), "llvmpipe", null))).toContain("gpus-per-vm")
  })

  test("several MIG instances are no larger GPU, and A- and B-series vGPUs are one to a VM", () => {
    const mig = evaluate(
      {
        ...training(2, { gpusPerVm: 2, frameBufferMib: 4096 }),
        techniques: [],
        pins: [{ product: "kvm-vgpu-nvidia", gpu: "a100-pcie-40", instanceType: "a100-pcie-40-1-5c" }],
      },
      catalogue,
    ).options[0]!
    expect(mig.technology).toBe("nvidia-mig")
    expect(codes(mig)).toContain("gpus-per-vm")
    const office: Scenario = {
      ...defaultScenario,
      groups: [{ name: null, workload: "knowledge-worker", count: 4, overrides: { gpusPerVm: 2 } }],
    }
    expect(pinned(office, "vmware-vgpu-nvidia", "a16").groups[0]?.instanceTypeName).toMatch(/Q$/)
  })

  test("each group that has more GPUs than a host takes says so", () => {
    const two: Scenario = {
      ...defaultScenario,
      groups: [16, 12, 8].map((gpusPerVm) => ({ name: null, workload: "ml-training", count: 2, overrides: { gpusPerVm } })),
    }
    const found = pinned(two, "kvm-vfio", "h100-sxm5-80").reasons.filter((one) => one.code === "gpus-per-vm")
    expect(found.map((one) => one.group)).toEqual([0, 1])
  })

  test("a host that takes fewer GPUs than a VM has is named", () => {
    const small: Scenario = { ...eight, supply: { ...defaultScenario.supply, host: { id: "2u-4dw" } } }
    const option = pinned(small, "kvm-vfio", "l40s")
    const reason = option.reasons.find((one) => one.code === "gpus-per-vm")
    expect(reason && sayAnswer(reason.told)).toMatch(/^must have 8 GPUs a VM; a host takes \d of L40S at most$/)
  })
})

describe("anti-affinity", () => {
  test("no host holds more of a group than it may, by any technique", () => {
    const scenario: Scenario = {
      ...defaultScenario,
      groups: [
        { name: "Pair", workload: "knowledge-worker", count: 7, overrides: { vmsPerHost: 1 } },
        { name: null, workload: "task-worker", count: 20, overrides: {} },
      ],
    }
    const { options } = evaluate(scenario, catalogue)
    expect(options).toHaveLength(4)
    for (const { key, placement } of options) {
      const most = placement?.hostPatterns.map((host) => vmsByGroup(placement, host).get(0) ?? 0) ?? []
      expect([key, Math.max(...most)]).toEqual([key, 1])
      expect(placement?.hosts.count).toBeGreaterThanOrEqual(7)
    }
  })
})
