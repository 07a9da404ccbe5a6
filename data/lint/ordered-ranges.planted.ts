import { inFile, type Planted, rowNamed, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a price whose low end passes its likely value",
    spoil: setting("prices/licences", "nvidia-vpc", { priceUsd: { low: 60, likely: 50, high: 70 } }),
    id: "nvidia-vpc",
    says: /priceUsd: low 60 is above likely 50/,
  },
  {
    error: "a price whose likely value passes its high end",
    spoil: setting("prices/gpus", "l4", { boardPriceUsd: { low: 1, likely: 5, high: 4 } }),
    id: "l4",
    says: /likely 5 is above high 4/,
  },
  {
    error: "an observation whose ends are swapped",
    spoil: inFile<{ gpu: string; observations: object[] }[]>("prices/gpus", (rows) => {
      Object.assign(rowNamed(rows, "l4").observations[0] ?? {}, { lowUsd: 9000, highUsd: 10 })
    }),
    id: "l4",
    says: /lowUsd 9000 is above highUsd 10/,
  },
  {
    error: "a duty whose mean passes its peak",
    spoil: setting("workloads", "task-worker", { gpuDutyMean: 0.9, gpuDutyPeak: 0.5 }),
    id: "task-worker",
    says: /gpuDutyMean 0.9 is above gpuDutyPeak 0.5/,
  },
  {
    error: "a default frame buffer above its maximum",
    spoil: setting("workloads", "task-worker", { frameBufferMib: { min: 512, default: 4096, max: 2048 } }),
    id: "task-worker",
    says: /default 4096 is above max 2048/,
  },
  {
    error: "a board that draws as much idle as busy",
    spoil: setting("hardware/power", "l4", { idleWatts: 72, fullLoadWatts: 72 }),
    id: "l4",
    says: /idleWatts 72 is above fullLoadWatts 72/,
  },
]
