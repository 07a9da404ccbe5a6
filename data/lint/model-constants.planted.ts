import { inFile, type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a constant renamed",
    spoil: setting("models/parameters", "mig-neighbour-factor", { id: "mig-neighbor-factor" }),
    id: "mig-neighbour-factor",
    says: /not there/,
  },
  {
    error: "calls so cheap that remoting never falls to 12 %",
    spoil: inFile<{ transports: Record<string, { secondsPerCall: object }> }>("models/remoting", ({ transports }) => {
      Object.assign(transports["shared-memory"]?.secondsPerCall ?? {}, { low: 1e-9, likely: 1e-9, high: 1e-9 })
    }),
    id: "transports.shared-memory",
    says: /leaves out part of the article's/,
  },
  {
    error: "a fit that misses its points",
    spoil: setting("models/stun", "vsphere-7.0", { interceptSeconds: 20 }),
    id: "vsphere-7.0",
    says: /off the published pause/,
  },
  {
    error: "a fit on nothing",
    spoil: setting("models/stun", "vsphere-7.0", { release: "vSphere 9" }),
    id: "vsphere-7.0",
    says: /rests on 0 published pauses/,
  },
]
