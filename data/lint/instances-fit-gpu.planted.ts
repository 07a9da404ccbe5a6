import { inFile, type Planted, setting } from "./planting.ts"

type Set = { gpu: string; copiedFrom?: string; technology: string; types: ({ id: string } & Record<string, unknown>)[] }

const onType = (file: string, id: string, fields: Record<string, unknown>) =>
  inFile<Set[]>(file, (sets) => {
    const found = sets.flatMap((set) => set.types).find((type) => type.id === id)
    if (!found) throw new Error(`There is no type "${id}" to spoil.`)
    Object.assign(found, fields)
  })

const ampere = "hardware/instances/nvidia-ampere"

export const planted: readonly Planted[] = [
  { error: "a set of a GPU that is not there", spoil: setting(ampere, "a16", { gpu: "a17" }), id: "a17", says: /no GPU "a17"/ },
  {
    error: "a set copied from a GPU that is not there",
    spoil: setting(ampere, "a16", { copiedFrom: "a17" }),
    id: "a16",
    says: /copiedFrom/,
  },
  {
    error: "a technology that the GPU does not serve",
    spoil: setting(ampere, "a16", { technology: "intel-gvt-g" }),
    id: "a16",
    says: /intel-gvt-g/,
  },
  {
    error: "a board that holds more than its GPUs",
    spoil: onType(ampere, "a16-1b", { maxPerBoard: 128 }),
    id: "a16-1b",
    says: /128 per board/,
  },
  { error: "more in mixed-size mode", spoil: onType(ampere, "a16-1b", { maxPerGpuMixedSize: 20 }), id: "a16-1b", says: /mixed-size mode/ },
  {
    error: "more than 32 taking turns",
    spoil: onType(ampere, "a16-1b", { maxPerGpu: 33, maxPerBoard: 132 }),
    id: "a16-1b",
    says: /more than 32/,
  },
  {
    error: "a type that fits no GPU",
    spoil: onType(ampere, "a16-1b", { maxPerGpu: 0, maxPerBoard: 0 }),
    id: "a16-1b",
    says: /fits no GPU/,
  },
]
