import { type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a recalled cell of a product that is offered",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", {
      hotPlug: { support: "no", evidence: [{ source: "recalled", basis: "recalled" }] },
    }),
    id: "vmware-vgpu-nvidia",
    says: /hotPlug.* is recalled, of a product that is offered/,
  },
  {
    error: "memory behind all that is not named",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", { unlistedFieldsBasis: "recalled, high confidence" }),
    id: "vmware-vgpu-nvidia",
    says: /rests on memory where nothing is named/,
  },
]
