import { inFile, type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a conditional cell without its condition",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", { snapshot: { support: "conditional" } }),
    id: "vmware-vgpu-nvidia",
    says: /snapshot is conditional/,
  },
  {
    error: "a condition of blanks",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", { hotPlug: { support: "conditional", condition: " " } }),
    id: "vmware-vgpu-nvidia",
    says: /hotPlug is conditional/,
  },
  {
    error: "a yes on a condition",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", {
      hotPlug: { support: "yes", condition: "only if the driver is new" },
    }),
    id: "vmware-vgpu-nvidia",
    says: /hotPlug is "yes", but only/,
  },
  {
    error: "a conditional rule of migration without conditions",
    spoil: setting("reference/migration-rules", "mp-gpup", { conditions: [] }),
    id: "mp-gpup",
    says: /lists no condition/,
  },
  {
    error: "a conditional matrix row that nothing explains",
    spoil: inFile<Record<string, unknown>[]>("reference/migration-matrix", (rows) => {
      rows.push({ ...rows[0], product: "pcem", liveMigration: "conditional", note: null })
    }),
    id: "pcem",
    says: /neither a note nor its product/,
  },
]
