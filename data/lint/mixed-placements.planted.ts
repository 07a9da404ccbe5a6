import { inFile, type Planted } from "./planting.ts"

type Row = { gpuFrameBufferGb: number; vgpuFrameBufferMib: number } & Record<string, unknown>
const place = (fields: Record<string, unknown>) =>
  inFile<Row[]>("hardware/mixed-placements", (rows) => {
    const found = rows.find((row) => row.gpuFrameBufferGb === 24 && row.vgpuFrameBufferMib === 6144)
    if (!found) throw new Error("There is no such placement to spoil.")
    Object.assign(found, fields)
  })
const id = "24 GB GPU, 6144 MiB vGPU"

export const planted: readonly Planted[] = [
  { error: "places that overlap", spoil: place({ placementIds: [0, 5, 12, 18] }), id, says: /the place at 5 overlaps/ },
  { error: "a place off the region", spoil: place({ placementIds: [0, 6, 12, 20] }), id, says: /up to 26 leaves the region of 24/ },
  { error: "a place too few", spoil: place({ placementIds: [0, 6, 12] }), id, says: /3 places, but 4 are said to fit/ },
  { error: "a place too small", spoil: place({ placementSize: 5 }), id, says: /6144 MiB do not fit 5 GiB/ },
  { error: "more of one size than the region holds", spoil: place({ maxPerGpuEqualSize: 5 }), id, says: /equal-size mode/ },
]
