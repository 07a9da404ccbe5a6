import { type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "evidence for a field that was renamed",
    spoil: setting("hardware/gpus/nvidia", "l4", { evidence: [{ source: "recalled", basis: "recalled", fields: ["tdp"] }] }),
    id: "l4",
    says: /the field "tdp"/,
  },
  {
    error: "evidence for a field that the types of a set do not have",
    spoil: setting("hardware/instances/nvidia-ampere", "a16", {
      evidence: [{ source: "recalled", basis: "recalled", fields: ["maxPerRack"] }],
    }),
    id: "a16",
    says: /the field "maxPerRack"/,
  },
]
