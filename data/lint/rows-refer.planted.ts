import { inFile, type Planted, setting } from "./planting.ts"

const first = (file: string, fields: Record<string, unknown>) => inFile<object[]>(file, (rows) => void Object.assign(rows[0] ?? {}, fields))
const measured = "measurements/native-mediated-pass-through"

export const planted: readonly Planted[] = [
  {
    error: "a measurement of no product",
    spoil: setting(measured, "mlperf11-va100x3-bert-99-offline", { products: ["vgpu"] }),
    id: "mlperf11-va100x3-bert-99-offline",
    says: /no product "vgpu"/,
  },
  {
    error: "a quirk of no hypervisor",
    spoil: setting("quirks", "vbox-no-pci", { when: { hypervisor: "vbox" } }),
    id: "vbox-no-pci",
    says: /no hypervisor "vbox"/,
  },
  {
    error: "a quirk of no architecture",
    spoil: setting("quirks", "pascal-boot-vbios", { when: { gpuArchitecture: { lte: "Pasqual" } } }),
    id: "pascal-boot-vbios",
    says: /no architecture "Pasqual"/,
  },
  {
    error: "a quirk of unknown severity",
    spoil: setting("quirks", "vbox-no-pci", { severity: "awful" }),
    id: "vbox-no-pci",
    says: /no severity "awful"/,
  },
  {
    error: "a quirk of no product",
    spoil: setting("quirks", "vbox-no-pci", { when: { product: ["vbox"] } }),
    id: "vbox-no-pci",
    says: /no product "vbox"/,
  },
  {
    error: "a quirk of no GPU",
    spoil: setting("quirks", "mi300-pf-reset", { when: { gpu: ["amd-mi300x", "amd-mi301x"] } }),
    id: "mi300-pf-reset",
    says: /no GPU "amd-mi301x"/,
  },
  {
    error: "a quirk of no platform",
    spoil: setting("quirks", "pve-q35", { when: { platform: "proxmox" } }),
    id: "pve-q35",
    says: /no hypervisor "proxmox"/,
  },
  { error: "a price of no GPU", spoil: setting("prices/gpus", "l4", { gpu: "l5" }), id: "l5", says: /no GPU "l5"/ },
  { error: "power of no GPU", spoil: setting("hardware/power", "l4", { gpu: "l5" }), id: "l5", says: /no GPU "l5"/ },
  {
    error: "a workload stated on no GPU",
    spoil: setting("workloads", "task-worker", { referenceGpu: "a17" }),
    id: "task-worker",
    says: /no GPU "a17"/,
  },
  {
    error: "a matrix row of no product",
    spoil: first("reference/migration-matrix", { product: "moved" }),
    id: "moved",
    says: /no product "moved"/,
  },
  {
    error: "a rule with no stun model",
    spoil: setting("reference/migration-rules", "mp-gpup", { hints: { stunKind: "constant", stunModelId: "none" } }),
    id: "mp-gpup",
    says: /no stun model/,
  },
  { error: "a server price of no host", spoil: first("prices/servers", { host: "9u" }), id: "row 1", says: /no host "9u"/ },
  {
    error: "a range that rests on no measurement",
    spoil: first("measurements/defensible-ranges", { rows: ["unmeasured"] }),
    id: "row 1",
    says: /no measurement "unmeasured"/,
  },
]
