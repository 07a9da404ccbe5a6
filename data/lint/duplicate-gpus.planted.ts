import { adding, type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a board entered twice under two ids",
    spoil: adding("hardware/gpus/other", () => ({ id: "l4-again", name: "NVIDIA L4", shortName: "L4", aliases: [] })),
    id: "l4-again",
    says: /"l4" names "l4" too/,
  },
  {
    error: "an alias that is another board's id",
    spoil: setting("hardware/gpus/nvidia", "l40s", { aliases: ["l4"] }),
    id: "l40s",
    says: /"l4" names "l4" too/,
  },
]
