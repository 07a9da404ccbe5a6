import { type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "memory that calls itself documented",
    spoil: setting("hardware/power", "l4", { evidence: [{ source: "recalled", basis: "documented" }] }),
    id: "l4",
    says: /recalled cannot be "documented"/,
  },
  {
    error: "a calculation that calls itself measured",
    spoil: setting("hardware/power", "l4", { evidence: [{ source: "derived", basis: "measured" }] }),
    id: "l4",
    says: /derived cannot be "measured"/,
  },
  {
    error: "other fields on a basis of no meaning",
    spoil: setting("hypervisors", "vsphere", { unlistedFieldsBasis: "obvious" }),
    id: "vsphere",
    says: /begins with no basis/,
  },
]
