import { inFile, type Planted, setting } from "./planting.ts"

const nvidia = "hardware/gpus/nvidia"

export const planted: readonly Planted[] = [
  {
    error: "a GPU on sale without its speed",
    spoil: setting(nvidia, "l4", { fp32Tflops: null }),
    id: "l4",
    says: /fp32Tflops is not known/,
  },
  { error: "a GPU on sale without a price", spoil: setting("prices/gpus", "l4", { boardPriceUsd: null }), id: "l4", says: /no price/ },
  {
    error: "a GPU on sale without a draw",
    spoil: inFile<{ gpu: string }[]>("hardware/power", (rows) =>
      rows.splice(
        rows.findIndex((row) => row.gpu === "l4"),
        1,
      ),
    ),
    id: "l4",
    says: /no power draw/,
  },
  {
    error: "a GPU on sale that no host can power",
    spoil: setting(nvidia, "l4", { boardTdpWatts: 5000 }),
    id: "l4",
    says: /fits no class of host/,
  },
  {
    error: "a GPU on sale after its end",
    spoil: setting(nvidia, "l4", { status: "end of life" }),
    id: "l4",
    says: /its status is "end of life"/,
  },
  {
    error: "a host class without a price",
    spoil: setting("hardware/hosts", "2u-4dw", { priceUsd: null }),
    id: "2u-4dw",
    says: /needs its priceUsd/,
  },
  {
    error: "two ratings of one board",
    spoil: setting("hardware/power", "l4", { tdpWatts: 75 }),
    id: "l4",
    says: /75 differs from the GPU's boardTdpWatts 72/,
  },
]
