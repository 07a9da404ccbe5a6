import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Bound, BoundBy, Gpu, GpuResources, Range, TensorPrecision, WorkloadClass } from "../../dataset/core.ts"

/** What else is known of the work: the number format of its matrix products, its class. */
export interface WorkDetails {
  readonly tensorPrecision?: TensorPrecision | undefined
  readonly workloadClass?: WorkloadClass | undefined
}

/** What one bound contributes to the time on another GPU. */
export interface BoundSpeed {
  readonly bound: Bound
  /** Of the time on the reference GPU. */
  readonly share: Range
  /** Rates of the resource on the reference GPU and on this one; null: not known. */
  readonly ofReference: number | null
  readonly ofGpu: number | null
  /** Speed of this part against the reference GPU. */
  readonly ratio: Range
}

/** Formats in which a product may run when its own has no units, in the order of what it costs. */
const widerFormats: Readonly<Record<TensorPrecision, readonly TensorPrecision[]>> = {
  fp4: ["fp4", "fp8", "int8", "fp16"],
  fp8: ["fp8", "int8", "fp16"],
  int8: ["int8", "fp8", "fp16"],
  fp16: ["fp16"],
  tf32: ["tf32"],
}

const tensorField = {
  fp16: "tensorFp16Tflops",
  tf32: "tensorTf32Tflops",
  fp8: "tensorFp8Tflops",
  fp4: "tensorFp4Tflops",
  int8: "tensorInt8Tops",
} as const satisfies Record<TensorPrecision, keyof GpuResources>

/** Work in FP64 without units for it runs on the FP32 units, dozens of operations to one. */
const emulatedFp64 = 1 / 64

/** A GPU without encoders leaves encoding to processors: a thousandth, so that the figure stays a figure and the pace refuses it. */
const noEncoder = 1e-3

/**
 * Rate of matrix products in a format, and the field it stands in: that of the format or of a wider one that is faster. Where the GPU has no units for any of them the FP32 units
 * do the work (`field` null). Null: not known.
 */
export function tensorRate(
  gpu: Gpu,
  resources: GpuResources,
  precision: TensorPrecision,
): { readonly rate: number; readonly field: (typeof tensorField)[TensorPrecision] | null } | null {
  const fields = widerFormats[precision].map((format) => tensorField[format])
  const best = fields.reduce<(typeof fields)[number] | null>(
    (most, field) => ((resources[field] ?? 0) > (most ? (resources[most] ?? 0) : 0) ? field : most),
    null,
  )
  const fp32 = gpu.fp32Tflops ?? 0
  if (best && (resources[best] ?? 0) >= fp32) return { rate: resources[best] ?? 0, field: best }
  return fields.some((field) => resources[field] === null) || fp32 === 0 ? null : { rate: fp32, field: null }
}

/** Rate of a GPU at what binds: TFLOPS, GB/s or engines; null where it is not known. */
export function rateOf(bound: Bound, gpu: Gpu, resources: GpuResources | undefined, precision: TensorPrecision = "fp16"): number | null {
  if (bound === "fp32") return gpu.fp32Tflops
  if (!resources) return null
  switch (bound) {
    case "memory":
      return resources.memoryBandwidthGBs
    case "encode":
      return resources.encode.engines === 0 ? noEncoder : resources.encode.engines
    case "fp64": {
      const { fp64Tflops, fp64TensorTflops } = resources
      if (fp64Tflops === null) return null
      const most = Math.max(fp64Tflops, fp64TensorTflops ?? 0)
      return most > 0 ? most : gpu.fp32Tflops === null ? null : gpu.fp32Tflops * emulatedFp64
    }
    case "tensor":
      return tensorRate(gpu, resources, precision)?.rate ?? null
  }
}

interface Spread {
  /** Mean of ln(rate ÷ FP32 peak) over the GPUs whose rate is known, and its standard deviation. */
  readonly mean: number
  readonly deviation: number
}

const spreads = new WeakMap<object, Map<string, Spread | null>>()

/** How the rates of a vendor's GPUs lie about their FP32 peaks: what an unknown rate is taken to be, and how far it may be off. */
function spreadOf(bound: Bound, vendor: Gpu["vendor"], precision: TensorPrecision, catalogue: Catalogue): Spread | null {
  let ofCatalogue = spreads.get(catalogue.gpuResources)
  if (!ofCatalogue) spreads.set(catalogue.gpuResources, (ofCatalogue = new Map()))
  const key = `${bound} ${vendor} ${precision}`
  const found = ofCatalogue.get(key)
  if (found !== undefined) return found
  const values = catalogue.gpus.flatMap((gpu) => {
    const rate = gpu.vendor === vendor ? rateOf(bound, gpu, catalogue.resources(gpu.id), precision) : null
    return rate !== null && rate > noEncoder && gpu.fp32Tflops !== null ? [Math.log(rate / gpu.fp32Tflops)] : []
  })
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, values.length - 1))
  const made = values.length < 3 ? null : { mean, deviation }
  ofCatalogue.set(key, made)
  return made
}

/** Of the normal distribution: half of what lies inside is 80 %. */
const tenthFromTop = 1.28

/** The rate of a GPU, its logarithm with a deviation: 0 where the rate is known; null where not even its FP32 peak is. */
function logRate(
  bound: Bound,
  gpu: Gpu,
  precision: TensorPrecision,
  catalogue: Catalogue,
): { readonly mean: number; readonly deviation: number; readonly known: number | null } | null {
  const rate = rateOf(bound, gpu, catalogue.resources(gpu.id), precision)
  if (rate !== null) return { mean: Math.log(rate), deviation: 0, known: rate }
  if (gpu.fp32Tflops === null) return null
  const spread = spreadOf(bound, gpu.vendor, precision, catalogue)
  return spread && { mean: Math.log(gpu.fp32Tflops) + spread.mean, deviation: spread.deviation, known: null }
}

/** The parts of a speed, one for each bound; null where neither a rate nor an FP32 peak is known that would give one. */
export function speedParts(
  gpu: Gpu,
  reference: Gpu,
  boundBy: BoundBy,
  catalogue: Catalogue,
  details: WorkDetails = {},
): readonly BoundSpeed[] | null {
  const exponent = catalogue.value("speed-ratio-exponent")
  const precision = details.tensorPrecision ?? "fp16"
  const parts: BoundSpeed[] = []
  for (const [bound, share] of Object.entries(boundBy) as [Bound, Range | undefined][]) {
    if (!share) continue
    const here = logRate(bound, gpu, precision, catalogue)
    const there = logRate(bound, reference, precision, catalogue)
    if (!here || !there) return null
    const peaks = here.mean - there.mean
    const doubt = tenthFromTop * Math.hypot(here.deviation, there.deviation)
    const ends = [exponent.low, exponent.likely, exponent.high].map((power) => Math.exp(power * peaks)).sort((a, b) => a - b)
    const ratio = {
      low: (ends[0] ?? 1) * Math.exp(-doubt),
      likely: Math.exp(exponent.likely * peaks),
      high: (ends[2] ?? 1) * Math.exp(doubt),
    }
    parts.push({ bound, share, ofReference: there.known, ofGpu: here.known, ratio })
  }
  return parts
}

/** Speed at the point of each range. */
export function speedOfParts(parts: readonly BoundSpeed[]): Range {
  const at = (end: keyof Range): number => {
    const total = parts.reduce((sum, one) => sum + one.share.likely, 0)
    return total / parts.reduce((sum, one) => sum + one.share.likely / one.ratio[end], 0)
  }
  return { low: at("low"), likely: at("likely"), high: at("high") }
}

/**
 * Speed of a GPU against the reference GPU at work that is bound as `boundBy` says: time on this GPU is the sum, over what binds, of the share of
 * the time on the reference ÷ the ratio of that resource (a roofline by phases). A resource that is not known widens the range by as much
 * as the vendor's GPUs differ in it; null where no rate is known at all.
 */
export function speedOf(gpu: Gpu, reference: Gpu, boundBy: BoundBy, catalogue: Catalogue, details: WorkDetails = {}): Range | null {
  if (gpu.id === reference.id) return { low: 1, likely: 1, high: 1 }
  const parts = speedParts(gpu, reference, boundBy, catalogue, details)
  return parts && speedOfParts(parts)
}
