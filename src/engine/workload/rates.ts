import type { Bound, Gpu, GpuResources, TensorPrecision } from "../../dataset/core.ts"

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
export const noEncoder = 1e-3

/**
 * Rate of matrix products in a format, and the field it stands in: that of the format or of a wider one that is faster. Where the GPU has no units for any of
 * them the FP32 units do the work (`field` null). Null: not known.
 */
export function tensorRate(
  gpu: Pick<Gpu, "fp32Tflops">,
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
export function rateOf(
  bound: Bound,
  gpu: Pick<Gpu, "fp32Tflops">,
  resources: GpuResources | undefined,
  precision: TensorPrecision = "fp16",
): number | null {
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
