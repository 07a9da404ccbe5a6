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
    error: "a GPU on sale of which only used boards were seen",
    spoil: setting("prices/gpus", "l4", {
      observations: [{ lowUsd: 900, highUsd: 1200, kind: "used-street", date: "2026", note: null, evidence: [] }],
    }),
    id: "l4",
    says: /nobody saw the price of a new board/,
  },
  {
    error: "a GPU on sale that only a cloud has",
    spoil: setting("hardware/boards", "l4", { offer: "cloud" }),
    id: "l4",
    says: /offered as "cloud"/,
  },
  {
    error: "a GPU on sale with fans that no server's maker lists",
    spoil: setting("hardware/boards", "l40s", { cooling: "active", servers: [] }),
    id: "l40s",
    says: /fans of its own/,
  },
  {
    error: "a GPU on sale without a row of its board",
    spoil: inFile<{ gpu: string }[]>("hardware/boards", (rows) =>
      rows.splice(
        rows.findIndex((row) => row.gpu === "l4"),
        1,
      ),
    ),
    id: "l4",
    says: /has no row for it/,
  },
  {
    error: "a GPU on sale too long for every slot",
    spoil: inFile<{ kind: string; gpuSlots: { size: string }[][] }[]>("hardware/hosts", (rows) => {
      for (const row of rows) for (const slot of row.gpuSlots.flat()) slot.size = "HHHL"
    }),
    id: "l40s",
    says: /fits no class of host/,
  },
  {
    error: "a host class whose slots have no watts",
    spoil: setting("hardware/hosts", "4u-8dw", { gpuSlots: [[{ count: 8, width: 2, size: "FHFL", watts: null }]] }),
    id: "4u-8dw",
    says: /watts of its slots/,
  },
  {
    error: "a host class without a budget for its GPUs",
    spoil: setting("hardware/hosts", "4u-8dw", { gpuPowerWatts: null }),
    id: "4u-8dw",
    says: /needs its gpuPowerWatts/,
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
