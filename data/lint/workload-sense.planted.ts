import { inFile, type Planted, rowNamed, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a duty in percent",
    spoil: setting("workloads", "task-worker", { gpuDutyMean: 5, gpuDutyPeak: 20 }),
    id: "task-worker",
    says: /not a fraction/,
  },
  {
    error: "API calls that are not those of its draw calls",
    spoil: inFile<{ id: string; remoting: { drawCallsPerFrame: object } }[]>("workloads", (rows) => {
      rowNamed(rows, "cad-medium").remoting.drawCallsPerFrame = { low: 1, likely: 1, high: 1 }
    }),
    id: "cad-medium",
    says: /draw calls × calls a draw × frames/,
  },
  {
    error: "matrix work of no number format",
    spoil: inFile<{ id: string; tensorPrecision?: string }[]>("workloads", (rows) => {
      delete rowNamed(rows, "ml-training").tensorPrecision
    }),
    id: "ml-training",
    says: /number format exactly where matrix units bind/,
  },
  {
    error: "encoding on a reference GPU that has no encoder",
    spoil: setting("workloads", "media-transcode", { referenceGpu: "a100-pcie-80" }),
    id: "media-transcode",
    says: /bound by encode, of which its reference GPU has nothing known/,
  },
]
