import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../evaluate.ts"
import type { Scenario } from "../scenario.ts"
import { oneGpu, oneGpuScenario, type OneGpu, type OneGpuAsk } from "./oneGpu.ts"

const ask = (change: Partial<OneGpuAsk> = {}): OneGpuAsk => ({
  product: catalogue.product("kvm-vgpu-nvidia")!,
  technology: "nvidia-vgpu",
  gpu: catalogue.gpu("l40s")!,
  workload: "cad-medium",
  frameBufferMib: 8192,
  scheduler: null,
  ...change,
})

function found(asked: OneGpuAsk): OneGpu {
  const answer = oneGpu(asked, catalogue)
  if ("refused" in answer) throw new Error(answer.refused.map((one) => one.code).join())
  return answer
}

/** The same VMs through the engine's one door: the product, GPU and type pinned, the least share that the work asks for left out. */
function evaluated(asked: OneGpuAsk, type: string | null, vms: number) {
  const scenario: Scenario = {
    ...oneGpuScenario(asked, vms, { leastNativeShare: 0 }),
    techniques: ["mediated-pass-through"],
    pins: [{ product: asked.product.id, gpu: asked.gpu.id, instanceType: type }],
  }
  return evaluate(scenario, catalogue).options.find((one) => one.origin === "pin")
}

const cases: readonly (readonly [string, Partial<OneGpuAsk>])[] = [
  ["best effort", { scheduler: "best-effort" }],
  ["equal share", { scheduler: "equal-share" }],
  ["fixed share", { scheduler: "fixed-share" }],
  ["desktops on an A16", { gpu: catalogue.gpu("a16")!, workload: "knowledge-worker", frameBufferMib: null }],
  ["MIG", { technology: "nvidia-mig", gpu: catalogue.gpu("h100-pcie-80")!, workload: "llm-inference", frameBufferMib: 10_240 }],
  ["turns on MIG instances", { technology: "nvidia-mig", gpu: catalogue.gpu("rtx-pro-6000-bse")!, workload: "knowledge-worker" }],
  [
    "VFs of an Intel GPU",
    {
      technology: "intel-sriov",
      product: catalogue.product("intel-xe-sriov")!,
      gpu: catalogue.gpu("intel-arcpro-b60")!,
      workload: "knowledge-worker",
      frameBufferMib: null,
    },
  ],
]

describe("VMs that arrive on one GPU", () => {
  for (const [name, change] of cases) {
    it(`get what a plan whose GPU holds as many says: ${name}`, () => {
      const asked = ask(change)
      const { type, full, at } = found(asked)
      expect(full.vms).toBeGreaterThan(0)
      for (const vms of new Set([1, Math.min(2, full.vms), full.vms])) {
        const option = evaluated(asked, type?.id ?? null, vms)
        expect(option?.placement?.gpus.count).toBe(1)
        expect(option?.groups[0]?.nativeShare).toEqual(at(vms).nativeShare)
      }
      const more = evaluated(asked, type?.id ?? null, full.vms + 1)
      expect(more?.placement?.gpus.count).toBe(2)
      expect(more?.groups[0]?.binds).toBe(full.binds)
    })
  }

  it("keep their slice under every scheduler, however slow it makes them", () => {
    const types = (["best-effort", "equal-share", "fixed-share"] as const).map((scheduler) => found(ask({ scheduler })).type?.id)
    expect(new Set(types).size).toBe(1)
    expect(found(ask({ scheduler: "fixed-share" })).kept.vms).toBeLessThan(found(ask({ scheduler: "best-effort" })).kept.vms)
  })

  it("are refused with the engine's reasons where none can stand there", () => {
    const answer = oneGpu(ask({ gpu: catalogue.gpu("a100-pcie-80")!, workload: "cad-heavy", frameBufferMib: null }), catalogue)
    expect("refused" in answer ? answer.refused.map((one) => one.code) : []).toContain("api")
    const large = oneGpu(ask({ frameBufferMib: 65_536 }), catalogue)
    expect("refused" in large ? large.refused.map((one) => one.code) : []).toContain("frame-buffer")
  })
})
