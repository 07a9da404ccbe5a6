import { inFile, rowNamed, setting, type Planted } from "./planting.ts"

interface Row {
  readonly id: string
  readonly evidence: { fields?: string[]; source: string; basis: string }[]
}
const addRecalled = (file: string, id: string, field: string) =>
  inFile<Row[]>(file, (rows) => {
    rowNamed(rows, id).evidence.push({ fields: [field], source: "recalled", basis: "recalled" })
  })

export const planted: readonly Planted[] = [
  {
    error: "the encoders of a board on sale, from memory",
    spoil: addRecalled("hardware/gpus/nvidia", "l40s", "nvencPerGpu"),
    id: "l40s",
    says: /nvencPerGpu rests on memory/,
  },
  {
    error: "the rated power of a board on sale, from memory",
    spoil: addRecalled("hardware/gpus/amd", "amd-mi300x", "boardTdpWatts"),
    id: "amd-mi300x",
    says: /boardTdpWatts rests on memory/,
  },
  {
    error: "the memory of a GPU that workloads are stated on, from memory",
    spoil: addRecalled("hardware/gpus/nvidia", "a100-pcie-80", "memoryMib"),
    id: "a100-pcie-80",
    says: /memoryMib rests on memory/,
  },
  {
    error: "an old board put on sale whose fields were recalled",
    spoil: setting("hardware/gpus/nvidia", "grid-k1", { buyable: true }),
    id: "grid-k1",
    says: /fp32Tflops rests on memory/,
  },
]
