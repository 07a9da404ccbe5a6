import { type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "evidence from a source that is not there",
    spoil: setting("hardware/power", "l4", { evidence: [{ source: "no-such-source", basis: "documented" }] }),
    id: "l4",
    says: /no-such-source/,
  },
  {
    error: "a stun model based on a source that is not there",
    spoil: setting("models/stun", "vsphere-6.7-u1", { basedOn: "no-such-source" }),
    id: "vsphere-6.7-u1",
    says: /basedOn/,
  },
]
