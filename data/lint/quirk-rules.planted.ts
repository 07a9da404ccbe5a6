import type { Quirk } from "../../src/dataset/schema/index.ts"
import { inFile, type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a rule that asks for what nobody can answer",
    spoil: setting("quirks", "iommu-group", { when: { moonPhase: "full" } }),
    id: "iommu-group",
    says: /"moonPhase", which nobody can answer/,
  },
  { error: "a rule for every machine", spoil: setting("quirks", "iommu-group", { when: {} }), id: "iommu-group", says: /no condition/ },
  {
    error: "a comparison that there is not",
    spoil: setting("quirks", "iommu-group", { when: { gpuMemoryGib: { over: 16 } } }),
    id: "iommu-group",
    says: /compares "gpuMemoryGib" by "over"/,
  },
  {
    error: "a rule that allows nothing",
    spoil: setting("quirks", "iommu-group", { when: { gpu: [] } }),
    id: "iommu-group",
    says: /allows nothing for "gpu"/,
  },
  {
    error: "a rule without a way out",
    spoil: inFile<Quirk[]>("quirks", (rows) => {
      for (const row of rows) if (row.id === "iommu-group") delete (row.then as Record<string, unknown>)["requirement"]
    }),
    id: "iommu-group",
    says: /says no requirement/,
  },
]
