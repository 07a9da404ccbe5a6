import { type Planted, setting } from "./planting.ts"

const lists = "hardware/support-lists"

export const planted: readonly Planted[] = [
  {
    error: "a list of nothing",
    spoil: setting(lists, "dda-azure-local", { products: [] }),
    id: "dda-azure-local",
    says: /no product and no server/,
  },
  { error: "a GPU listed twice", spoil: setting(lists, "dda-azure-local", { gpus: ["a2", "a2"] }), id: "dda-azure-local", says: /twice/ },
  {
    error: "a bar that lets nothing work",
    spoil: setting(lists, "directpath-nvswitch", { others: "fail" }),
    id: "directpath-nvswitch",
    says: /all others fail/,
  },
  {
    error: "a GPU that claims a mechanism whose lists leave it out",
    spoil: setting("hardware/gpus/nvidia", "h200-nvl-141", { technologies: ["gpu-p"] }),
    id: "h200-nvl-141",
    says: /works with hyperv-gpu-p, whose lists leave it out/,
  },
]
