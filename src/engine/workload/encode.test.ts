import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../evaluate.ts"
import { defaultScenario, type GroupOverrides, type Scenario } from "../scenario.ts"
import { encoderOf, encodersOf, encodeLoad, mustEncode } from "./encode.ts"
import { sayAnswer } from "../../words/answers.ts"

const gpu = (id: string) => catalogue.gpu(id)!
const workload = (id: string) => catalogue.workload(id)!
const load = (gpuId: string, activeShare = 1, id = "media-transcode", type: Parameters<typeof encodeLoad>[0]["type"] = null) =>
  encodeLoad({ workload: workload(id), needs: workload(id).apiNeeds, gpu: gpu(gpuId), type, activeShare }, catalogue)

const pinned = (id: string, count: number, product: string, gpuId: string, overrides: GroupOverrides = {}) => {
  const scenario: Scenario = {
    ...defaultScenario,
    groups: [{ name: null, workload: id, count, overrides }],
    policies: { ...defaultScenario.policies, includeUnsupported: true },
    pins: [{ product, gpu: gpuId, instanceType: null }],
    techniques: [],
  }
  const option = evaluate(scenario, catalogue).options[0]
  if (!option) throw new Error("nothing came")
  return option
}
const codes = (option: ReturnType<typeof pinned>) => option.reasons.map((one) => one.code)

describe("the load on encode engines", () => {
  test("is frames asked over frames that all engines make: five streams of 1080p30 take 150 of a T4's 264 frames a second", () => {
    expect(load("t4")?.engineShare).toBeCloseTo(150 / 264)
    expect(load("l4")?.engineShare).toBeCloseTo(150 / (2 * 283))
  })

  test("lets as many VMs on a GPU as its engines carry, of those that are active", () => {
    expect(load("l4", 1)?.most).toBeCloseTo((2 * 283) / 150)
    expect(load("l4", 0.5)?.most).toBeCloseTo((4 * 283) / 150)
  })

  test("counts the sessions of a GeForce driver, and of no other", () => {
    expect(load("rtx-4090")?.sessionsMost).toBe(8)
    expect(load("rtx-4090")?.most).toBeCloseTo(8 / 5)
    expect(load("rtx-6000-ada")?.sessionsMost).toBeNull()
  })

  test("of a MIG slice is that on its own engines, one of four for a quarter", () => {
    const quarter = { id: "q", name: "q", frameBufferMib: 24576, maxPerGpu: 4, memorySlices: 3, totalMemorySlices: 12 }
    const whole = load("rtx-pro-6000-bse")
    expect(encodersOf(gpu("rtx-pro-6000-bse"), catalogue)).toBe(4)
    expect(load("rtx-pro-6000-bse", 1, "media-transcode", quarter)?.engineShare).toBeCloseTo(4 * (whole?.engineShare ?? 0))
  })

  test("is none where a VM need not encode, and where the engines' rate is not known", () => {
    expect(load("l4", 1, "video-editor")).toBeNull()
    expect(load("amd-v710")).toBeNull()
    expect(mustEncode([{ anyOf: [{ api: "video-encode" }, { api: "cuda" }] }])).toBe(false)
  })

  test("every NVIDIA GPU on sale with encoders has a rate for H.264", () => {
    const without = catalogue.gpus.filter(
      (one) => one.buyable && one.vendor === "nvidia" && (encodersOf(one, catalogue) ?? 0) > 0 && !encoderOf(one, "h264", catalogue),
    )
    expect(without.map((one) => one.id)).toEqual([])
  })
})

describe("work that must encode", () => {
  test("finds no encoder on A100, H100, B200 and MI300X", () => {
    for (const id of ["a100-pcie-80", "h100-pcie-80", "b200-sxm", "amd-mi300x"])
      expect([id, codes(pinned("media-transcode", 1, "kvm-vfio", id)).includes("api")]).toEqual([id, true])
  })

  test("gets none through virgl on NVIDIA, for VA-API there only decodes, and none from vSGA", () => {
    const virgl = pinned("media-transcode", 1, "qemu-virgl", "l4")
    const reason = virgl.reasons.find((one) => one.code === "api")
    expect(reason && sayAnswer(reason.told)).toMatch(/no video encoding on L4/)
    expect(reason?.evidence.map((one) => one.source)).toContain("nvidia-vaapi")
    expect(codes(pinned("media-transcode", 1, "vmware-vsga", "a16"))).toContain("api")
  })

  test("is bound by encoders where they end first, in the proven bound too", () => {
    const light = pinned("media-transcode", 40, "kvm-vgpu-nvidia", "l4", { gpuDuty: 0.01, leastNativeShare: 0.1, frameBufferMib: 1024 })
    expect(light.groups[0]?.binds).toBe("encoders")
    expect(light.groups[0]?.vmsPerGpu).toBe(4)
    expect(light.placement?.gpus.lowerBound).toBe(light.placement?.gpus.count)
    expect(light.placement?.gpus.count).toBeGreaterThanOrEqual(Math.ceil((40 * 0.9 * 150) / (2 * 283)))
  })

  test("that asks more of one VM than a GPU's engines make is refused with both figures", () => {
    const heavy = { ...workload("media-transcode"), encode: { ...workload("media-transcode").encode!, streams: 40 } }
    const found = encodeLoad({ workload: heavy, needs: heavy.apiNeeds, gpu: gpu("t4"), type: null, activeShare: 1 }, catalogue)
    expect(found?.engineShare).toBeGreaterThan(1)
    expect(found?.most).toBeLessThan(1)
  })
})
