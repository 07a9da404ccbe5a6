import type { Gpu, GpuResources } from "../../src/dataset/schema/index.ts"
import type { Rule } from "./dataset.ts"

/** Fields whose null needs a reason, and how each is read. */
const figures = {
  memoryBandwidthGBs: (row: GpuResources) => row.memoryBandwidthGBs,
  tensorFp16Tflops: (row: GpuResources) => row.tensorFp16Tflops,
  tensorTf32Tflops: (row: GpuResources) => row.tensorTf32Tflops,
  tensorFp8Tflops: (row: GpuResources) => row.tensorFp8Tflops,
  tensorFp4Tflops: (row: GpuResources) => row.tensorFp4Tflops,
  tensorInt8Tops: (row: GpuResources) => row.tensorInt8Tops,
  fp64Tflops: (row: GpuResources) => row.fp64Tflops,
  fp64TensorTflops: (row: GpuResources) => row.fp64TensorTflops,
  encode: (row: GpuResources) => row.encode.engines,
  decode: (row: GpuResources) => row.decode.engines,
} as const satisfies Partial<Record<keyof GpuResources, (row: GpuResources) => number | null>>

/** Dense matrix rates lie within so many times the FP32 peak; a rate with sparsity, twice as high, falls out at the top. */
const mostOverFp32 = { tensorFp16Tflops: 40, tensorTf32Tflops: 20, tensorFp8Tflops: 80, tensorFp4Tflops: 220, tensorInt8Tops: 80 } as const

/** Each narrower format runs at most so many times as fast as the wider one before it. A rate with sparsity beside a dense one gives four times. */
const steps = [
  ["tensorTf32Tflops", "tensorFp16Tflops", 2.1],
  ["tensorFp16Tflops", "tensorFp8Tflops", 2.1],
  ["tensorFp16Tflops", "tensorInt8Tops", 4.1],
  ["tensorFp8Tflops", "tensorFp4Tflops", 4.1],
] as const

/** FP32 operations that a GPU does for each byte it can read: from the widest memory to the narrowest. */
const flopsPerByte = { least: 4, most: 140 }

function problems(row: GpuResources, gpu: Gpu | undefined): string[] {
  const { encode } = row
  const fp32 = gpu?.fp32Tflops ?? null
  const rates = Object.entries(mostOverFp32) as [keyof typeof mostOverFp32, number][]
  const perByte = fp32 !== null && row.memoryBandwidthGBs !== null ? (fp32 * 1000) / row.memoryBandwidthGBs : null
  return [
    ...Object.entries(figures).flatMap(([field, read]) => {
      const reasoned = row.unknown[field] !== undefined
      if ((read(row) === null) === reasoned) return []
      return [
        reasoned ? `gives a reason why ${field} is unknown, and knows it` : `does not know ${field} and gives no reason under "unknown"`,
      ]
    }),
    ...Object.keys(row.unknown)
      .filter((field) => !(field in figures))
      .map((field) => `gives a reason for "${field}", which is no figure of resources`),
    ...rates
      .filter(([field, most]) => fp32 !== null && (row[field] ?? 0) > most * fp32)
      .map(([field]) => `${field} ${row[field]} is more than dense units give a GPU of ${fp32} TFLOPS FP32: with sparsity?`),
    ...steps
      .filter(([wide, narrow, most]) => (row[wide] ?? 0) > 0 && (row[narrow] ?? 0) > most * (row[wide] ?? 0))
      .map(([wide, narrow, most]) => `${narrow} ${row[narrow]} is more than ${most} times ${wide} ${row[wide]}: with sparsity?`),
    ...(perByte !== null && (perByte < flopsPerByte.least || perByte > flopsPerByte.most)
      ? [`${row.memoryBandwidthGBs} GB/s beside ${fp32} TFLOPS FP32 are ${perByte.toFixed(0)} operations a byte, outside what is built`]
      : []),
    ...(gpu && gpu.nvencPerGpu !== null && encode.engines !== null && encode.kind === "NVENC" && gpu.nvencPerGpu !== encode.engines
      ? [`has ${encode.engines} encoders here and ${gpu.nvencPerGpu} in the row of the GPU`]
      : []),
    ...(encode.engines === 0 && Object.values(encode.codecs).includes(true) ? ["encodes without an engine to do it"] : []),
    ...(encode.engines !== null && encode.engines > 0 && encode.codecs.h264 === false ? ["has encoders and no H.264, which all have"] : []),
  ]
}

/**
 * Every GPU has a row of resources; each null has its reason; matrix rates are dense ones, memory bandwidth fits the arithmetic beside it, encoders
 * agree with the GPU's own row; and of a GPU that can be bought, bandwidth, FP16 matrix rate and encoders are known.
 */
export const resourcesSense: Rule = ({ gpus, gpu, rows }) => {
  const resources = rows<GpuResources>("hardware/resources/")
  const known = new Map(resources.map(({ row }) => [row.gpu, row]))
  return [
    ...gpus
      .filter(({ row }) => !known.has(row.id))
      .map(({ file, id }) => ({ file, id, sentence: "has no row of resources in hardware/resources/ (bandwidth, matrix rates, engines)" })),
    ...gpus
      .filter(({ row }) => row.buyable)
      .flatMap(({ file, id, row }) =>
        (["memoryBandwidthGBs", "tensorFp16Tflops", "encode"] as const)
          .filter((field) => known.has(row.id) && figures[field](known.get(row.id)!) === null)
          .map((field) => ({ file, id, sentence: `can be bought, but its ${field} is not known` })),
      ),
    ...resources.flatMap(({ file, id, row }) => problems(row, gpu(row.gpu)).map((sentence) => ({ file, id, sentence }))),
  ]
}
