import { inFile, type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a desktop more than the memory holds",
    spoil: inFile<{ types: { id: string; maxPerGpu: number }[] }[]>("hardware/instances/nvidia-ampere", (sets) => {
      for (const type of sets.flatMap((set) => set.types)) if (type.id === "a16-2b") type.maxPerGpu = 9
    }),
    id: "a16-2b",
    says: /9 × 2048 MiB is more than the GPU's 16384 MiB/,
  },
  {
    error: "a GPU that lost half its memory",
    spoil: setting("hardware/gpus/nvidia", "l40s", { memoryMib: 24576 }),
    id: "l40s-48q",
    says: /49152 MiB is more than the GPU's 24576/,
  },
]
