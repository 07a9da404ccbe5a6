import { inFile, type Planted, setting } from "./planting.ts"

const shift = (file: string) => inFile<unknown[]>(file, (rows) => rows.shift())

export const planted: readonly Planted[] = [
  {
    error: "a surveyed product renamed without an alias",
    spoil: setting("products/api-remoting", "qemu-venus", { id: "venus" }),
    id: "qemu-venus",
    says: /no product has this id or alias/,
  },
  {
    error: "a product of the article lost with its alias",
    spoil: setting("products/api-remoting", "vmware-vsga", { id: "vsga", aliases: [] }),
    id: "vmware-vsga",
    says: /no product has this id or alias/,
  },
  { error: "a quirk deleted", spoil: shift("quirks"), id: "quirks", says: /104 are there; 105 were surveyed/ },
  {
    error: "a measurement deleted",
    spoil: (dataset) => ({ ...dataset, measurements: dataset.measurements.slice(0, 206) }),
    id: "measurements",
    says: /206 are there/,
  },
  { error: "a MIG profile deleted", spoil: shift("hardware/instances/nvidia-mig-profiles"), id: "MIG profiles", says: /were surveyed/ },
]
