import { inFile, type Planted } from "./planting.ts"

const slice = (id: string, fields: Record<string, unknown>) =>
  inFile<{ types: ({ id: string } & Record<string, unknown>)[] }[]>("hardware/instances/nvidia-mig-profiles", (sets) => {
    const found = sets.flatMap((set) => set.types).find((type) => type.id === id)
    if (!found) throw new Error(`There is no type "${id}" to spoil.`)
    Object.assign(found, fields)
  })

const id = "h100-sxm5-80-3g.40gb"

export const planted: readonly Planted[] = [
  { error: "a slot off the GPU", spoil: slice(id, { placementStarts: [0, 6] }), id, says: /from 6 to 10 leaves the 8 slots/ },
  { error: "a slot before the GPU", spoil: slice(id, { placementStarts: [-1, 4] }), id, says: /do not rise/ },
  {
    error: "slots that would overlap",
    spoil: slice(id, { placementStarts: [0, 2] }),
    id,
    says: /2 on one GPU would overlap: its slots hold 1/,
  },
  { error: "more slices than slots", spoil: slice(id, { maxPerGpu: 3 }), id, says: /3 on one GPU would overlap/ },
  { error: "a slice that owns more than it takes", spoil: slice(id, { memorySlices: 5 }), id, says: /owns 5 memory slices but takes 4/ },
  { error: "compute beyond one GPU", spoil: slice(id, { computeShare: 0.8 }), id, says: /more than one GPU/ },
  { error: "compute in percent", spoil: slice(id, { computeShare: 43 }), id, says: /not a fraction/ },
  {
    error: "a profile that no longer is that of the vGPU types above it",
    spoil: slice(id, { computeSlices: 4 }),
    id: "h100-sxm5-80-3-40c",
    says: /computeSlices is not that of/,
  },
]
