import { counted, inUse, mib, serverModel, stands, type Layout } from "./layout.ts"
import { bare, type ReadingTold } from "./tellings.ts"

/** RVTools wrote MB in its columns' names before it wrote MiB; both mean MiB. */
const rvToolsColumns = (headers: readonly string[]): ReadingTold | null =>
  headers.some((header) => header.endsWith(" MiB"))
    ? bare("columns-in-mib")
    : headers.some((header) => header.endsWith(" MB"))
      ? bare("columns-in-mb")
      : null
const databaseNames = () => bare("columns-of-database")

/** Column names put into German, as some hand them on, by what they call state and memory. */
const inGerman = (power: string, memory: string): Layout => ({
  title: "RVTools vInfo",
  kind: "vms",
  sure: true,
  has: ["vm", power, "cpus", memory],
  version: rvToolsColumns,
  columns: { [memory]: mib, host: stands },
})

/** What RVTools writes of VMs and hosts: sheets, tables of its database, and what others made of them. */
export const rvToolsLayouts: readonly Layout[] = [
  {
    title: "RVTools vInfo",
    kind: "vms",
    sure: true,
    has: ["vm", "powerstate", "cpus", "memory"],
    version: rvToolsColumns,
    columns: { memory: mib, host: stands },
  },
  {
    title: "RVTools vInfo",
    kind: "vms",
    sure: true,
    has: ["v info vm name", "v info cpus", "v info memory"],
    version: databaseNames,
    columns: {
      "v info vm name": { role: "name" },
      "v info cpus": { role: "vcpu", unit: "vCPUs" },
      "v info memory": mib,
      "v info powerstate": { role: "power" },
      "v info template": { role: "template" },
      "v info folder": { role: "folder" },
      "v info os tools": { role: "system" },
      "v info os": { role: "system" },
      "v info host": stands,
    },
  },
  inGerman("energiezustand", "arbeitsspeicher"),
  inGerman("energiestatus", "speicher"),
  {
    title: "RVTools vHost",
    kind: "hosts",
    sure: true,
    has: ["host", "kerne pro cpu", "kerne", "speicher"],
    version: rvToolsColumns,
    columns: {
      speicher: mib,
      cpu: { role: null, why: "counts-sockets" },
      vcpus: inUse,
      vms: { role: null, why: "counts-runs" },
      "kerne pro cpu": counted,
      modell: serverModel,
    },
  },
  {
    title: "RVTools vHost",
    kind: "hosts",
    sure: true,
    has: ["host", "cores per cpu", "cores", "memory"],
    any: ["vcpus", "ht active", "in maintenance mode"],
    version: rvToolsColumns,
    columns: {
      memory: mib,
      cores: { role: "vcpu", unit: "cores" },
      cpu: { role: null, why: "counts-sockets" },
      vcpus: inUse,
      vms: { role: null, why: "counts-runs" },
      vram: { role: null, why: "ram-of-vms" },
      "cores per cpu": counted,
      model: serverModel,
    },
  },
  {
    title: "RVTools vHost",
    kind: "hosts",
    sure: true,
    has: ["v host name", "v host num cpu cores", "v host memory size"],
    version: databaseNames,
    columns: {
      "v host name": { role: "name" },
      "v host num cpu cores": { role: "vcpu", unit: "cores" },
      "v host num cpu": { role: null, why: "counts-sockets" },
      "v host cores per cpu": counted,
      "v host memory size": mib,
      "v host in maintenance mode": { role: "maintenance" },
      "v hostv cpus": inUse,
      "v hostv ram": inUse,
      "v host model": serverModel,
    },
  },
]
