import { inFile, type Planted, setting } from "./planting.ts"

const l4 = (fields: Record<string, unknown>) => setting("hardware/resources/nvidia", "l4", fields)

export const planted: readonly Planted[] = [
  {
    error: "a GPU without resources",
    spoil: inFile<{ gpu: string }[]>("hardware/resources/nvidia", (rows) => {
      rows.splice(
        rows.findIndex((row) => row.gpu === "l4"),
        1,
      )
    }),
    id: "l4",
    says: /no row of resources/,
  },
  { error: "an unknown without a reason", spoil: l4({ tensorFp8Tflops: null }), id: "l4", says: /does not know tensorFp8Tflops/ },
  {
    error: "a reason for what is known",
    spoil: l4({ unknown: { decode: "not read" } }),
    id: "l4",
    says: /why decode is unknown, and knows it/,
  },
  { error: "a reason for nothing", spoil: l4({ unknown: { tensorFp2: "?" } }), id: "l4", says: /no figure of resources/ },
  { error: "a rate that counts sparsity", spoil: l4({ tensorFp8Tflops: 485 }), id: "l4", says: /more than 2.1 times tensorFp16Tflops/ },
  { error: "a rate beyond any unit", spoil: l4({ tensorFp16Tflops: 1979 }), id: "l4", says: /with sparsity/ },
  { error: "a bandwidth in TB/s", spoil: l4({ memoryBandwidthGBs: 0.3 }), id: "l4", says: /operations a byte/ },
  {
    error: "encoders of the board instead of the GPU",
    spoil: setting("hardware/resources/nvidia", "a16", {
      encode: { engines: 4, kind: "NVENC", codecs: { h264: true, hevc: true, av1: false } },
    }),
    id: "a16",
    says: /4 encoders here and 1 in the row of the GPU/,
  },
  {
    error: "a codec without an engine",
    spoil: setting("hardware/resources/nvidia", "h20-96", {
      encode: { engines: 0, kind: "NVENC", codecs: { h264: true, hevc: false, av1: false } },
    }),
    id: "h20-96",
    says: /encodes without an engine/,
  },
  {
    error: "a GPU for sale whose bandwidth nobody knows",
    spoil: l4({ memoryBandwidthGBs: null, unknown: { memoryBandwidthGBs: "not found" } }),
    id: "l4",
    says: /can be bought, but its memoryBandwidthGBs/,
  },
]
