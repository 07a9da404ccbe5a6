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
]
