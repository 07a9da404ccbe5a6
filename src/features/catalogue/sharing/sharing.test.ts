import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { loadPlacementRules } from "../../../dataset/reference.ts"
import type { OneGpu } from "../../../engine/plan/oneGpu.ts"
import { ran } from "../motion/useRun.ts"
import { askedOf, withAsked } from "./address.ts"
import { activeOf, boardOf, onGpu, sharedGpus, sizesFor, sliceOf, typeOf, waysOf, type Found } from "./arrivals.ts"
import { pack } from "../hardware/partition/fit.ts"
import { playOf } from "./play.ts"
import { shareWords, spoken, story, tooSlow } from "./words.ts"

const rules = await loadPlacementRules()
const asked = askedOf({})
const found = (gpuId: string, change: Partial<typeof asked> = {}, between: "turns" | "walls" = "turns"): Found => {
  const gpu = catalogue.gpu(gpuId)!
  return onGpu(gpu, waysOf(gpu, catalogue)![between]!, { ...asked, ...change }, catalogue)
}
const placed = (...args: Parameters<typeof found>): OneGpu => {
  const one = found(...args)
  if ("refused" in one) throw new Error(one.refused.map(({ code }) => code).join())
  return one
}

describe("GPUs that VMs share", () => {
  it("each have a product that does it, and sizes for some work", () => {
    const all = sharedGpus(catalogue)
    expect(all.length).toBeGreaterThan(60)
    for (const gpu of all) {
      const ways = waysOf(gpu, catalogue)
      const sizes = catalogue.workloads.flatMap((work) => sizesFor(gpu, ways!.turns, work, catalogue))
      expect([gpu.id, sizes.length > 0 || gpu.memoryMib === null]).toEqual([gpu.id, true])
    }
  })

  it("hold as many of every size on their drawing as the engine says, and one more is refused there too", () => {
    for (const gpu of sharedGpus(catalogue)) {
      for (const work of ["knowledge-worker", "llm-inference"]) {
        const one = found(gpu.id, { work })
        if ("refused" in one) continue
        const type = typeOf(one, catalogue)
        const board = boardOf(gpu, type, catalogue)
        const packing = pack(board!, [{ id: type!.id, count: one.full.vms + 1, at: null }])
        expect([gpu.id, work, packing.pieces.reduce((sum, piece) => sum + piece.vms, 0)]).toEqual([gpu.id, work, one.full.vms])
      }
    }
  })

  it("have walls only where MIG stands beside turns", () => {
    expect(waysOf(catalogue.gpu("l40s")!, catalogue)?.walls).toBeNull()
    expect(waysOf(catalogue.gpu("h100-pcie-80")!, catalogue)?.walls?.technology).toBe("nvidia-mig")
    const walls = placed("h100-pcie-80", { work: "llm-inference", frameBufferMib: 10_240 }, "walls")
    expect(walls.at(1).nativeShare).toEqual(walls.at(walls.full.vms).nativeShare)
  })
})

describe("a turn's length", () => {
  it("is 2 ms for up to eight vGPUs on a GPU and 1 ms for more, as documented, and unknown elsewhere", () => {
    const length = (gpu: string, change: Partial<typeof asked>): number | undefined =>
      sliceOf(waysOf(catalogue.gpu(gpu)!, catalogue)!.turns, typeOf(placed(gpu, change), catalogue), rules)?.ms
    expect(length("l40s", { frameBufferMib: 8192 })).toBe(2)
    expect(length("l40s", { work: "knowledge-worker" })).toBe(1)
    expect(length("intel-arcpro-b60", { work: "knowledge-worker" })).toBeUndefined()
  })
})

describe("the picture's play", () => {
  it("has the model's part of the VMs at work, the first among them", () => {
    expect(activeOf(10, 0.7).filter(Boolean)).toHaveLength(7)
    expect(activeOf(3, 0.1)).toEqual([true, false, false])
    expect(activeOf(4, 1)).toEqual([true, true, true, true])
  })

  it("lasts until the GPU is full and leaves nobody out who has work", () => {
    const one = placed("l40s", { frameBufferMib: 8192 })
    const { works } = playOf(one, 2, catalogue.value("time-slice-efficiency"))
    const active = activeOf(one.full.vms, one.model.activeShare)
    expect(new Set(works.map(({ vm }) => vm))).toEqual(new Set(active.flatMap((is, vm) => (is ? [vm] : []))))
  })
})

describe("what the link says", () => {
  it("round-trips, within bounds, and what is usual needs no word", () => {
    const words = withAsked({ work: "llm-inference", frameBufferMib: 8192, scheduler: "equal-share", vms: 9 }, {})
    expect(askedOf(words)).toEqual({ work: "llm-inference", frameBufferMib: 8192, scheduler: "equal-share", vms: 9 })
    expect(withAsked({ ...askedOf({}) }, words)).toEqual({})
    expect(askedOf({ filter: ";vms:1e9;fb:-3;sched:fair" })).toEqual({ ...askedOf({}), vms: 64 })
  })
})

describe("a story", () => {
  it("runs to its end and stays there; left, it is where its link says", () => {
    const begun = ran({ at: null, running: false }, { do: "run", from: 2 })
    expect(ran(begun, { do: "go", by: 0.5, last: 4 })).toEqual({ at: 2.5, running: true })
    expect(ran(begun, { do: "go", by: 9, last: 4 })).toEqual({ at: 4, running: false })
    expect(ran(begun, { do: "leave" })).toEqual({ at: null, running: false })
    expect(ran({ at: null, running: false }, { do: "go", by: 1, last: 4 }).at).toBeNull()
  })
})

describe("the words", () => {
  it("are whole sentences for every number of VMs under every scheduler", () => {
    const gpu = catalogue.gpu("l40s")!
    const work = catalogue.workload("cad-medium")!
    for (const scheduler of ["best-effort", "equal-share", "fixed-share"] as const) {
      const one = placed("l40s", { scheduler })
      for (let vms = 0; vms <= one.full.vms; vms++) {
        expect(story(one, work, gpu, vms)).toMatch(/^[A-Z].*\.$/)
        expect(`${story(one, work, gpu, vms)} ${spoken(one, vms)}`).not.toMatch(/NaN|undefined|Infinity/)
      }
    }
  })

  it("say where a plan would stop although more find room", () => {
    const equal = placed("l40s", { frameBufferMib: 8192, scheduler: "equal-share" })
    expect(tooSlow(equal, equal.kept.vms)).toBeNull()
    expect(tooSlow(equal, equal.kept.vms + 1)).toBe("The work asks for 65 %: a plan stops at 2 VMs, though more find room.")
    expect(tooSlow(placed("l40s", { scheduler: "fixed-share", frameBufferMib: 8192 }), 1)).toMatch(/no plan puts such a VM here/)
  })

  it("say whose share it is, with its range", () => {
    expect(shareWords(6, { low: 0.61, likely: 0.7, high: 0.85 })).toBe("of native speed for each of 6 VMs (61–85 %)")
  })
})
