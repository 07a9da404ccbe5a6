import { type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a short name that is long",
    spoil: setting("hardware/gpus/nvidia", "l4", { shortName: "NVIDIA L4 Tensor Core GPU 24 GB" }),
    id: "l4",
    says: /has 31 characters/,
  },
  {
    error: "a short name that is blank",
    spoil: setting("workloads", "task-worker", { shortName: "" }),
    id: "task-worker",
    says: /has 0 characters/,
  },
  {
    error: "a short name that another GPU has",
    spoil: setting("hardware/gpus/nvidia", "l4", { shortName: "A16" }),
    id: "a16",
    says: /another row is "A16"/,
  },
]
