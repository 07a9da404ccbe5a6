import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range, Workload, WorkloadClass } from "../../dataset/core.ts"
import type { VmGroup } from "../scenario.ts"
import type { Conditions } from "./conditions.ts"

/** What one second of native work asks API forwarding to carry. */
export interface RemotingLoad {
  /** Drawing calls, or launches and the calls around them. */
  readonly apiCalls: Range
  readonly bytes: Range
  /** Those that somebody waits for. */
  readonly roundTrips: Range
  /** Frames that are shown; 0 for work that draws none, or throws them away. */
  readonly frames: Range
  /** Share of the native second in which the GPU works, 0..1: benchmarks all of it, users who pause less. */
  readonly busy: number
}

const mib = 1024 * 1024
export const exactly = (value: number): Range => ({ low: value, likely: value, high: value })
const times = ({ low, likely, high }: Range, factor: number): Range => ({ low: low * factor, likely: likely * factor, high: high * factor })

/** The product of two figures that know nothing of each other: their deviations add as squares, in the logarithm. */
function independent(a: Range, b: Range): Range {
  const likely = a.likely * b.likely
  const far = (end: "low" | "high"): number => Math.exp(Math.hypot(Math.log(a[end] / a.likely), Math.log(b[end] / b.likely)))
  return { low: likely / far("low"), likely, high: likely * far("high") }
}

/** The lesser of two, end by end. */
const least = (a: Range, b: Range): Range => ({
  low: Math.min(a.low, b.low),
  likely: Math.min(a.likely, b.likely),
  high: Math.min(a.high, b.high),
})

/** Load of a scenario's group: its workload's, save what the user has set. */
export function remotingLoad(group: VmGroup, workload: Workload): RemotingLoad {
  const { overrides } = group
  const { remoting } = workload
  const calls = overrides.apiCallsPerSecond === undefined ? remoting.apiCallsPerSecond : exactly(overrides.apiCallsPerSecond)
  const bytes = (callCount: number, upload: number): number =>
    callCount * remoting.bytesPerCall + (upload + remoting.readbackMibPerSecond) * mib
  return {
    apiCalls: calls,
    bytes:
      overrides.mibPerSecond === undefined
        ? {
            low: bytes(calls.low, remoting.uploadMibPerSecond.low),
            likely: bytes(calls.likely, remoting.uploadMibPerSecond.likely),
            high: bytes(calls.high, remoting.uploadMibPerSecond.high),
          }
        : exactly(overrides.mibPerSecond * mib),
    roundTrips: exactly(overrides.roundTripsPerSecond ?? remoting.roundTripsPerSecond),
    frames: exactly(drawsFrames(workload.class) ? (remoting.activeFps ?? 0) : 0),
    busy: Math.min(1, group.overrides.gpuDuty ?? (workload.gpuDutyMean + workload.gpuDutyPeak) / 2),
  }
}

type Moved = keyof Catalogue["remoting"]["work"]["bytes"]
export type KernelSize = keyof Catalogue["remoting"]["work"]["sizes"]

const drawn: ReadonlySet<WorkloadClass> = new Set<WorkloadClass>([
  "2d-desktop",
  "3d-graphics-gpu-bound",
  "3d-graphics-draw-call-heavy",
  "game",
])
type Drawing = keyof Catalogue["remoting"]["work"]["frames"]
type Drawn = "2d-desktop" | "3d-graphics-gpu-bound" | "3d-graphics-draw-call-heavy" | "game"
const drawsFrames = (one: WorkloadClass): one is Drawn => drawn.has(one)

const saidOfWork = (one: Conditions): string => [one.workload, one.metric].filter(Boolean).join(" · ").toLowerCase()

/** How large the kernels are, by what the row states or by the words of its work; most telling first. */
const sizeWords: readonly [RegExp, KernelSize][] = [
  [/token generation|\btg\d*\b|decod|tokens? (a|per) second|tokens?\/s|text generation|chat|\beval rate/, "decode"],
  [/\bpp\d*\b|prefill|prompt/, "prefill"],
  [
    /launch[- ]bound|small (batch|matri|kernel|size|work)|many (small|short)|short kernels?|\bn ?= ?(\d{1,2}|1\d\d|2[0-5]\d)\b|batch(?: size)? ?[2-4]\b/,
    "small",
  ],
  [/batch(?: size)? ?1\b|single.?stream|one (image|input|request)|latency/, "single"],
  [
    /\blarge\b|\blong kernels?|\bn ?= ?\d{4,}|batch(?: size)? ?(1[6-9]|[2-9]\d|\d{3,})\b|gemm|matmul|matrix (product|multiplication)|linpack|hashcat|render/,
    "large",
  ],
]

export function kernelSizeOf(one: Conditions): KernelSize {
  if (one.phase === "decode" || one.phase === "prefill") return one.phase
  const said = saidOfWork(one)
  return sizeWords.find(([pattern]) => pattern.test(said))?.[1] ?? "unstated"
}

/** Pictures whose answer is as large as they are, and volumes. */
const denseWords = /u-?net|midas|segment|depth|super.?resol|3d-|volume|yolop|diffusion|style/
const imageWords = /resnet|resnext|vgg|alexnet|yolo|mobilenet|inception|efficientnet|densenet|image|detect|vision|retina|ssd\b/
const languageWords = /llm|llama|bert|gpt|qwen|mistral|gemma|phi-?\d|deepseek|token|language|transformer|prompt/

function movedBy(one: Conditions): Moved {
  const said = saidOfWork(one)
  if (one.workloadClass === "ml-inference") {
    if (one.phase === "cold-start" || /cold.?start|\bcold\b|first (request|inference)/.test(said)) return "weights"
    if (denseWords.test(said)) return "dense"
    return imageWords.test(said) ? "images" : languageWords.test(said) ? "language" : "ml-inference"
  }
  if (one.workloadClass === "ml-training" || one.workloadClass === "video-encode") return one.workloadClass
  return "hpc-compute-bound"
}

/** Benchmarks that draw one object at a time, whatever class they are counted in. */
const lightWords = /glmark2|glxgears|vkmark|vkcube/
const windowWords = /glmark2 .*(desktop|ideas)/

function drawnBy(one: Conditions): Drawing | null {
  const said = saidOfWork(one)
  if (lightWords.test(said)) return windowWords.test(said) ? "windows" : "light"
  return drawsFrames(one.workloadClass) ? one.workloadClass : null
}

/** Native frames a second: as stated, else the native figure of a row that counts frames. */
function framesOf(one: Conditions): number | null {
  if (one.framesPerSecond) return one.framesPerSecond
  const said = [one.unit, one.metric, one.workload].filter(Boolean).join(" · ").toLowerCase()
  // glmark2's score is the mean of its scenes' frame rates.
  const counts = /\bfps\b|frames?[ /](a|per|rate)|frame rate/.test(said) || (/glmark2/.test(said) && /score/.test(said))
  return counts && one.nativeValue ? one.nativeValue : null
}

/** API calls around one drawing call: state, uniforms, buffers. */
export const callsOfDrawing: Range = { low: 3, likely: 6, high: 10 }

const given = (value: number | null | undefined): Range | null => (typeof value === "number" ? exactly(value) : null)

/**
 * What a native second of a measurement's work asks of forwarding: what the row states; where it states nothing, the range of work of
 * its class, narrowed by what the row's words tell of the size of its kernels and of what it moves.
 */
export function loadOf(one: Conditions, catalogue: Catalogue): RemotingLoad | null {
  if (one.load) return one.load
  const { work } = catalogue.remoting
  const job = one.jobSeconds ?? null
  const bytesStated = given(one.bytesPerSecond) ?? (one.jobBytes && job ? exactly(one.jobBytes / job) : null)
  const drawing = drawnBy(one)
  if (drawing !== null) {
    const usual = work.frames[drawing]
    if (!usual) return null
    const stated = framesOf(one)
    const frames = stated === null ? usual.framesPerSecond : exactly(stated)
    const perFrame = one.drawCallsPerFrame ? times(callsOfDrawing, one.drawCallsPerFrame) : usual.apiCallsPerFrame
    const dropped = one.presentation === "discarded" || one.presentation === "offscreen"
    return {
      apiCalls: given(one.apiCallsPerSecond) ?? least(independent(frames, perFrame), work.mostCallsPerSecond.value),
      bytes: bytesStated ?? independent(frames, usual.bytesPerFrame),
      roundTrips: given(one.roundTripsPerSecond) ?? independent(frames, usual.roundTripsPerFrame),
      frames: dropped ? exactly(0) : frames,
      busy: 1,
    }
  }
  if (one.workloadClass === "cpu-only-control") return null
  const size = work.sizes[kernelSizeOf(one)]
  const bytes = work.bytes[movedBy(one)]
  if (!size || !bytes) return null
  const launches = one.kernelLaunches && job ? one.kernelLaunches / job : one.kernelSeconds ? 1 / one.kernelSeconds : null
  return {
    apiCalls: given(one.apiCallsPerSecond) ?? given(launches) ?? size.apiCallsPerSecond,
    bytes: bytesStated ?? bytes.bytesPerSecond,
    roundTrips: given(one.roundTripsPerSecond) ?? size.roundTripsPerSecond,
    frames: exactly(0),
    busy: 1,
  }
}
