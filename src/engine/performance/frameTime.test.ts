import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import type { TechnologyId } from "../../dataset/core.ts"
import { frameTime, type FrameTime, type FrameWork } from "./frameTime.ts"

const work: FrameWork = { drawCalls: 1000, framesPerSecond: 60, roundTripSeconds: null, vcpu: 4 }
const of = (product: string, technology: TechnologyId, own: Partial<FrameWork> = {}): FrameTime => {
  const found = frameTime(catalogue.product(product)!, technology, { ...work, ...own }, catalogue)
  if (!found) throw new Error("no time")
  return found
}

describe("the time of a frame", () => {
  it("is what the bare machine takes and what is added, which the parts of forwarding add up to", () => {
    const { native, added, share, forwarded } = of("qemu-virgl", "api-forwarding")
    expect(native).toBeCloseTo(1 / 60)
    expect(native / (native + added)).toBeCloseTo(share.likely)
    const { calls, frames, transfer, trips, translation } = forwarded!.parts
    expect(calls + frames + transfer + trips + translation).toBeCloseTo(added)
  })

  it("leaves API remoting less the more a frame draws: from above 86 % of native to a fifth at the low end", () => {
    const shares = [10, 100, 1000, 5000, 20_000].map((drawCalls) => of("vmware-vsga", "api-forwarding", { drawCalls }).share.likely)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(shares[0]).toBeGreaterThan(0.86)
    expect(of("vmware-vsga", "api-forwarding", { drawCalls: 20_000 }).share.low).toBeLessThan(0.2)
  })

  it("minds the network only where calls cross one", () => {
    const far = { roundTripSeconds: 0.02 }
    expect(of("vmgl", "network-remoting", far).added).toBeGreaterThan(of("vmgl", "network-remoting").added)
    expect(of("qemu-virgl", "api-forwarding", far).added).toBe(of("qemu-virgl", "api-forwarding").added)
  })

  it("is longer on the bare machine, too, where no program makes so many calls in a second", () => {
    const { native, forwarded } = of("qemu-virgl", "api-forwarding", { drawCalls: 20_000 })
    expect(native).toBeGreaterThan(1 / 30)
    expect(forwarded!.apiCalls / native).toBeCloseTo(catalogue.remoting.work.mostCallsPerSecond.value.likely, -3)
  })

  it("of pass-through does not mind draw calls", () => {
    const few = of("kvm-vfio", "pci-passthrough", { drawCalls: 10 })
    expect(few.share).toEqual(of("kvm-vfio", "pci-passthrough", { drawCalls: 20_000 }).share)
    expect(few.by).toBe("measured")
    expect(few.share.likely).toBeGreaterThan(0.9)
  })

  it("on the processor is many times as long, and shorter with more vCPUs", () => {
    const four = of("llvmpipe", "software-renderer")
    expect(four.share.likely).toBeLessThan(0.1)
    expect(of("llvmpipe", "software-renderer", { vcpu: 8 }).added).toBeLessThan(four.added)
  })

  it("is not told of an adapter that draws no 3D", () => {
    expect(frameTime(catalogue.product("qemu-stdvga-bochs")!, "emulated-adapter", work, catalogue)).toBeNull()
  })
})
