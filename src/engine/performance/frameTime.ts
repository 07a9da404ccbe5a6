import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Product, Range, TechnologyId } from "../../dataset/core.ts"
import type { Conditions } from "./conditions.ts"
import { conditionsOf, measuredEfficiency } from "./efficiency.ts"
import { forwardingOf, linkUnder } from "./mechanism.ts"
import { crossesNetwork } from "./remoting.ts"
import { callsOfDrawing } from "./remotingLoad.ts"
import { softwareRendering } from "./software.ts"

/** The work of a frame, as the bare machine draws it. */
export interface FrameWork {
  /** Draw calls of a frame, > 0. */
  readonly drawCalls: number
  /** Frames a second, native, > 0: fewer where the calls of so many draws are more than a program makes in a second. */
  readonly framesPerSecond: number
  /** Seconds of a round trip to the GPU's machine, where calls cross a network; null: the transport's own. */
  readonly roundTripSeconds: number | null
  /** vCPUs that draw where no GPU does. */
  readonly vcpu: number
}

/** What calls forwarded cost a frame, likely, seconds by part; these add up to what is added. */
export interface ForwardedParts {
  readonly calls: number
  readonly frames: number
  readonly transfer: number
  readonly trips: number
  readonly translation: number
}

export interface FrameTime {
  /** Seconds of the frame alone on the bare machine. */
  readonly native: number
  /** Seconds added to it, likely. */
  readonly added: number
  /** Share of native, 0..1, by the mechanism or by measurements. */
  readonly share: Range
  readonly by: "mechanism" | "measured" | "processor" | "stated"
  /** Short name of the GPU that the processor is held against; null where none is. */
  readonly against: string | null
  /** Of forwarding alone. */
  readonly forwarded: {
    readonly parts: ForwardedParts
    /** Calls, bytes and waits of a frame, likely. */
    readonly apiCalls: number
    readonly bytes: number
    readonly waits: number
    /** Seconds that one call takes to cross, likely, and of one round trip. */
    readonly secondsPerCall: number
    readonly roundTripSeconds: number
  } | null
}

const workClass = "3d-graphics-draw-call-heavy"

/** Whose reference GPU software rendering is held against: a desktop's, the work that it is used for. */
const referenceWorkload = "knowledge-worker"

const fromShare = (native: number, share: Range, by: FrameTime["by"], against: string | null = null): FrameTime => ({
  native,
  added: native * (1 / share.likely - 1),
  share,
  by,
  against,
  forwarded: null,
})

/**
 * How long one frame takes on a product, and where its time goes: the same functions that plans are worked out with. Of forwarding it is the mechanism
 * alone (remoting.ts); plans correct it by what published shares deviate from it. Null where there is no 3D to be timed.
 */
export function frameTime(product: Product, technology: TechnologyId, work: FrameWork, catalogue: Catalogue): FrameTime | null {
  const most = catalogue.remoting.work.mostCallsPerSecond.value.likely
  const framesPerSecond = Math.min(work.framesPerSecond, most / (work.drawCalls * callsOfDrawing.likely))
  const native = 1 / framesPerSecond
  if (technology === "emulated-adapter") return null
  if (technology === "emulated-3d-card") return fromShare(native, catalogue.value("emulated-card-efficiency"), "stated")
  if (technology === "software-renderer") {
    const reference = catalogue.gpu(catalogue.workload(referenceWorkload)?.referenceGpu ?? "")
    const { speed } = softwareRendering({
      vcpu: work.vcpu,
      activeVcpusPerCore: 1,
      gflopsPerVcpu: catalogue.value("software-gflops-per-vcpu"),
      referenceTflops: reference?.fp32Tflops ?? 1,
      duty: 1,
    })
    return fromShare(native, speed, "processor", reference?.shortName ?? null)
  }
  const one: Conditions = {
    ...conditionsOf(product, technology, workClass),
    framesPerSecond,
    drawCallsPerFrame: work.drawCalls,
    roundTripSeconds: crossesNetwork(product) ? work.roundTripSeconds : null,
  }
  const forwarding = forwardingOf(one, catalogue)
  const link = linkUnder(one, catalogue)
  if (!forwarding || !link) return fromShare(native, measuredEfficiency(product, technology, workClass, catalogue).range, "measured")
  const { seconds, load } = forwarding
  const ofFrame = (perSecond: number): number => perSecond * native
  return {
    native,
    added: ofFrame(seconds.likely),
    share: { low: 1 / (1 + seconds.high), likely: 1 / (1 + seconds.likely), high: 1 / (1 + seconds.low) },
    by: "mechanism",
    against: null,
    forwarded: {
      parts: {
        calls: ofFrame(forwarding.calls),
        frames: ofFrame(forwarding.frames),
        transfer: ofFrame(forwarding.transfer),
        trips: ofFrame(forwarding.trips),
        translation: ofFrame(forwarding.translation),
      },
      apiCalls: ofFrame(load.apiCalls.likely),
      bytes: ofFrame(load.bytes.likely),
      waits: ofFrame(load.roundTrips.likely),
      secondsPerCall: link.crossingShare.likely * link.secondsPerCall.likely,
      roundTripSeconds: link.roundTripSeconds.likely,
    },
  }
}
