import { inFile, type Planted, setting } from "./planting.ts"

type Sets = { types: { id: string; reportedMemoryMib?: number }[] }[]
const typeNamed = (sets: Sets, id: string) => sets.flatMap((set) => set.types).find((type) => type.id === id)!

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
  {
    error: "a MIG instance with more memory than its name says",
    spoil: inFile<Sets>("hardware/instances/nvidia-mig-profiles", (sets) => {
      typeNamed(sets, "h100-nvl-94-1g.12gb").reportedMemoryMib = 12_500
    }),
    id: "h100-nvl-94-1g.12gb",
    says: /reports 12500 MiB of 12288 MiB is not believable/,
  },
  {
    error: "a MIG instance's memory in GiB",
    spoil: inFile<Sets>("hardware/instances/nvidia-mig-profiles", (sets) => {
      typeNamed(sets, "h100-nvl-94-1g.12gb").reportedMemoryMib = 10.75
    }),
    id: "h100-nvl-94-1g.12gb",
    says: /reports 10.75 MiB/,
  },
  {
    error: "a driver's memory stated of a vGPU type",
    spoil: inFile<Sets>("hardware/instances/nvidia-hopper", (sets) => {
      typeNamed(sets, "h100-nvl-94-1-12c").reportedMemoryMib = 11_008
    }),
    id: "h100-nvl-94-1-12c",
    says: /belongs to the MIG profile/,
  },
]
