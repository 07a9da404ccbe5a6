import type { Catalogue } from "../../../dataset/catalogue.ts"
import type { Gpu, Workload } from "../../../dataset/core.ts"
import type { Evidence, GpuResources, Range } from "../../../dataset/schema/index.ts"
import { speedOf, speedParts } from "../../../engine/performance/speed.ts"
import { boundTold, slowestPart } from "../../../engine/performance/speedWords.ts"
import { encodersOf, mustEncode } from "../../../engine/workload/encode.ts"
import { number, significantDigits } from "../../../ui/format.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { evidenceOf, type Fact } from "./Known.tsx"

/** Rates have the digits that makers print: 3,350 GB/s, 362.1 TFLOPS. */
const digits = 4

const codecNames: Readonly<Record<string, string>> = { h264: "H.264", hevc: "HEVC", av1: "AV1" }

/** "H.264, HEVC; no AV1"; a codec of which nothing is known is not named. */
function codecsText(codecs: Readonly<Record<string, boolean | null>>): string {
  const names = (has: boolean): string[] =>
    Object.entries(codecs).flatMap(([codec, value]) => (value === has ? [codecNames[codec] ?? codec] : []))
  const [can, cannot] = [names(true), names(false)]
  return [can.join(", "), cannot.length > 0 ? `no ${cannot.join(", no ")}` : ""].filter(Boolean).join("; ")
}

interface Engines {
  readonly engines: number | null
  readonly kind?: string | null
  readonly codecs: Readonly<Record<string, boolean | null>>
}

function enginesText({ engines, kind, codecs }: Engines): string | null {
  if (engines === null) return null
  if (engines === 0) return "none"
  const text = codecsText(codecs)
  return `${number(engines)}${kind ? ` × ${kind}` : ""}${text === "" ? "" : ` (${text})`}`
}

const rates = [
  ["memoryBandwidthGBs", "Memory bandwidth", "GB/s"],
  ["tensorFp16Tflops", "FP16 and BF16 matrices", "TFLOPS"],
  ["tensorTf32Tflops", "TF32 matrices", "TFLOPS"],
  ["tensorFp8Tflops", "FP8 matrices", "TFLOPS"],
  ["tensorFp4Tflops", "FP4 matrices", "TFLOPS"],
  ["tensorInt8Tops", "INT8 matrices", "TOPS"],
] as const

const doubles = [
  ["fp64Tflops", "FP64", "TFLOPS"],
  ["fp64TensorTflops", "FP64 matrices", "TFLOPS"],
] as const

/** What one GPU has of all that work can be bound by. 0 reads "none"; what nobody is known to say reads "unknown", with the reason. */
export function resourceFacts(gpu: Gpu & { readonly evidence: readonly Evidence[] }, resources: GpuResources): readonly Fact[] {
  const fact = (name: string, field: string, says: string | null): Fact => {
    const why = resources.unknown[field]
    return { name, says, evidence: evidenceOf(resources.evidence, field), ...(why === undefined ? {} : { why }) }
  }
  const rate = ([field, name, unit]: (typeof rates)[number] | (typeof doubles)[number]): Fact => {
    const value = resources[field]
    return fact(name, field, value === null ? null : value === 0 ? "none" : `${number(value, digits)} ${unit}`)
  }
  /** Where the number of engines is not known, their codecs may be. */
  const media = (name: string, field: "encode" | "decode"): Fact => {
    const { why, ...rest } = fact(name, field, enginesText(resources[field]))
    if (why === undefined) return rest
    const codecs = codecsText(resources[field].codecs)
    return { ...rest, why: codecs === "" ? why : `${why.replace(/\.$/, "")} (${codecs})` }
  }
  return [
    ...rates.map(rate),
    {
      name: "FP32",
      says: gpu.fp32Tflops === null ? null : `${number(gpu.fp32Tflops, digits)} TFLOPS`,
      evidence: evidenceOf(gpu.evidence, "fp32Tflops"),
    },
    ...doubles.map(rate),
    media("Video encoders", "encode"),
    media("Video decoders", "decode"),
  ]
}

/** How fast a GPU is at some workloads that are bound alike and stated on the same GPU. */
export interface SpeedRow {
  readonly workloads: readonly Workload[]
  /** Against the reference GPU; null where it is not known, or the work must encode and there is no encoder. */
  readonly speed: Range | null
  readonly text: string
  /** The reference GPU. */
  readonly against: string
  /** What takes most of the time on this GPU. */
  readonly binds: string
}

/** "0.5–0.9 ×" with no more digits than the range supports. */
export function timesRange(span: Range): string {
  const few = significantDigits(span)
  const [low, high] = [number(span.low, few), number(span.high, few)]
  return low === high ? `${high} ×` : `${low}–${high} ×`
}

/** Speed at each workload of the catalogue, those alike in one row. */
export function speedRows(gpu: Gpu, catalogue: Catalogue): readonly SpeedRow[] {
  const groups = new Map<string, Workload[]>()
  for (const workload of catalogue.workloads) {
    const { boundBy, referenceGpu, tensorPrecision, class: kind } = workload
    const key = JSON.stringify([boundBy, referenceGpu, tensorPrecision, kind])
    const alike = groups.get(key)
    if (alike) alike.push(workload)
    else groups.set(key, [workload])
  }
  return [...groups.values()].flatMap((workloads) => {
    const [{ boundBy, tensorPrecision, class: workloadClass, referenceGpu }] = workloads as [Workload, ...Workload[]]
    const reference = catalogue.gpu(referenceGpu)
    if (!reference) return []
    const details = { tensorPrecision, workloadClass }
    const against = gpu.id === reference.id ? `${reference.shortName} itself` : reference.shortName
    const row = (speed: Range | null, text: string, binds: string): SpeedRow => ({ workloads, speed, text, against, binds })
    const encodes = boundBy.encode !== undefined || workloads.some(({ apiNeeds }) => mustEncode(apiNeeds))
    if (encodes && encodersOf(gpu, catalogue) === 0) return [row(null, "refused", "no video encoder")]
    const parts = speedParts(gpu, reference, boundBy, catalogue, details)
    const speed = speedOf(gpu, reference, boundBy, catalogue, details)
    const slowest = parts && slowestPart(parts)
    return slowest && speed
      ? [row(speed, timesRange(speed), sayAnswer(boundTold(slowest.bound, tensorPrecision ?? "fp16")))]
      : [row(null, "unknown", "no rate that would tell")]
  })
}
