import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../evaluate.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"

/** Task workers who need no API, on the VFs of an integrated GPU. */
function onVfs(gpu: string, count: number, frameBufferMib: number, instanceType: string | null = null): OptionResult {
  const scenario: Scenario = {
    ...defaultScenario,
    groups: [
      {
        name: null,
        workload: "task-worker",
        count,
        overrides: { frameBufferMib, ramGib: 4, vcpu: 1, gpuDuty: 0.01, leastNativeShare: 0, apiNeeds: [] },
      },
    ],
    policies: { ...defaultScenario.policies, includeUnsupported: true },
    techniques: [],
    pins: [{ product: "intel-xe-sriov", gpu, instanceType }],
  }
  return evaluate(scenario, catalogue).options[0]!
}

test.each([
  ["intel-adl", "adl-7vf"],
  ["intel-tgl", "tgl-7vf"],
  ["intel-ptl", "ptl-7vf"],
])("VFs of %s, which has no memory of its own, are placed: seven a GPU, named or not", (gpu, type) => {
  for (const named of [null, type]) {
    const option = onVfs(gpu, 8, 448, named)
    expect(option.reasons.map((one) => one.code)).not.toContain("no-instance-type")
    expect(option.groups[0]).toMatchObject({ instanceType: type, vmsPerGpu: 7, binds: "instances-per-gpu" })
    expect(option.placement!.gpus.count).toBe(2)
  }
})

test("frame buffers on a GPU without memory of its own are taken from the host's RAM, which can bind before the number of VFs", () => {
  const ramOf = (mib: number): number =>
    onVfs("intel-adl", 1, mib).placement!.hostPatterns.reduce((sum, host) => sum + host.hosts * host.ramGibUsed, 0)
  expect(ramOf(4096) - ramOf(1024)).toBeCloseTo(3)
  const { groups, placement } = onVfs("intel-adl", 7, 24_576)
  expect(groups[0]).toMatchObject({ binds: "ram" })
  expect(placement!.gpus.count).toBeGreaterThan(1)
})

test("a model that is named counts though it has no memory of its own", () => {
  const of = (gpus: readonly string[]): readonly (readonly [string, boolean])[] => {
    const scenario: Scenario = {
      ...defaultScenario,
      supply: { ...defaultScenario.supply, gpus },
      policies: { ...defaultScenario.policies, includeUnsupported: true },
      groups: [
        {
          name: null,
          workload: "task-worker",
          count: 2,
          overrides: { frameBufferMib: 448, gpuDuty: 0.01, leastNativeShare: 0, apiNeeds: [] },
        },
      ],
      techniques: ["fixed-pass-through", "mediated-pass-through"],
    }
    return evaluate(scenario, catalogue).options.map((one) => [one.gpu ?? "", one.feasible] as const)
  }
  expect(of(["intel-adl"])).toEqual([
    ["intel-adl", true],
    ["intel-adl", true],
  ])
  // One that cannot serve is no reason to offer another in silence.
  expect(of(["intel-icl"])[1]).toEqual(["intel-icl", false])
})

test("a slice without a frame buffer of its own is one of a GPU without memory of its own", () => {
  const missing = catalogue.instanceTypeSets.flatMap(({ gpu, types }) =>
    types.filter((type) => type.frameBufferMib === null && catalogue.gpu(gpu)!.memoryMib !== null).map(({ id }) => id),
  )
  expect(missing).toEqual([])
})
