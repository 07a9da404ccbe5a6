import { inFile, type Planted, setting } from "./planting.ts"

type Sets = { gpu: string; types: ({ id: string } & Record<string, unknown>)[] }[]
const ampere = "hardware/instances/nvidia-ampere"

export const planted: readonly Planted[] = [
  {
    error: "a board's memory counted for one GPU",
    spoil: setting("hardware/gpus/nvidia", "a16", { memoryMib: 65536 }),
    id: "a16",
    says: /memoryMib is 65536/,
  },
  { error: "a checked GPU gone", spoil: setting("hardware/gpus/nvidia", "a16", { id: "a16-64" }), id: "a16", says: /is gone/ },
  {
    error: "a desktop vGPU type on a compute GPU",
    spoil: inFile<Sets>(ampere, (sets) => {
      const type = sets.find((set) => set.gpu === "a100-pcie-40")?.types[0]
      if (type) Object.assign(type, { id: "a100-pcie-40-q", series: "Q" })
    }),
    id: "a100-pcie-40-q",
    says: /C-series types only/,
  },
  {
    error: "MIG slices lost",
    spoil: setting("hardware/gpus/nvidia", "h100-nvl-94", { migMaxInstances: 4 }),
    id: "h100-nvl-94",
    says: /seven MIG slices/,
  },
  {
    error: "a type that was removed, back again",
    spoil: inFile<Sets>("hardware/instances/nvidia-blackwell", (sets) => {
      Object.assign(sets[0]?.types[0] ?? {}, { id: "rtx-pro-6000-bse-1b" })
    }),
    id: "rtx-pro-6000-bse-1b",
    says: /was removed/,
  },
  {
    error: "a licence counted otherwise",
    spoil: setting("prices/licences", "nvidia-vpc", { metric: "gpu" }),
    id: "nvidia-vpc",
    says: /metric is "gpu"/,
  },
]
