import { adding, inFile, type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a field of the wrong kind",
    spoil: setting("workloads", "task-worker", { vcpu: "two" }),
    id: "task-worker",
    says: /vcpu/,
  },
  {
    error: "a field that no schema knows",
    spoil: setting("hypervisors", "vsphere", { colour: "green" }),
    id: "vsphere",
    says: /^colour is no field/,
  },
  {
    error: "a basis that is no basis",
    spoil: setting("models/parameters", "power-exponent", { evidence: [{ source: "recalled", basis: "hearsay" }] }),
    id: "power-exponent",
    says: /^evidence\.0\.basis is "hearsay", which is none of "documented"/,
  },
  {
    error: "a row without evidence",
    spoil: setting("prices/licences", "nvidia-vpc", { evidence: [] }),
    id: "nvidia-vpc",
    says: /^evidence is empty/,
  },
  {
    error: "a range out of order",
    spoil: setting("models/parameters", "power-exponent", { value: { low: 2, likely: 1, high: 3 } }),
    id: "power-exponent",
    says: /low <= likely <= high/,
  },
  {
    error: "an id that a link cannot carry",
    spoil: adding("workloads", (rows) => ({ ...rows[0], id: "Task Worker" })),
    id: "Task Worker",
    says: /^id does not fit/,
  },
  {
    error: "a file that nobody described",
    spoil: (dataset) => ({ ...dataset, files: { ...dataset.files, "reference/unheard-of": [] } }),
    id: "reference/unheard-of",
    says: /no schema/,
  },
  {
    error: "a file that is no list",
    spoil: inFile<{ transports: unknown }>("models/remoting", (json) => {
      json.transports = 3
    }),
    id: "transports",
    says: /transports/,
  },
]
