import { plainName, type Kind, type Role, type Unit } from "./columns.ts"

/** What an export is known by, and what its columns mean where their names alone don't say. */
export interface Layout {
  readonly title: string
  readonly kind: Kind
  /** All of these stand among the plain names of the columns. */
  readonly has: readonly string[]
  readonly any?: readonly string[]
  /** Or: this column holds nothing but names of GPUs. */
  readonly gpus?: string
  /** By plain name. null: not read, for the reason given. */
  readonly columns: Readonly<Record<string, { readonly role: Role | null; readonly unit?: Unit; readonly why?: string }>>
}

const mib = { role: "ram", unit: "MiB" } as const

/** The first that fits counts. */
export const layouts: readonly Layout[] = [
  {
    title: "RVTools vInfo",
    kind: "vms",
    has: ["vm", "powerstate", "cpus", "memory"],
    columns: { memory: mib, host: { role: null, why: "the host it runs on now" } },
  },
  {
    title: "RVTools vHost",
    kind: "hosts",
    has: ["host", "cores per cpu", "cores", "memory"],
    any: ["vcpus", "ht active", "in maintenance mode"],
    columns: {
      memory: mib,
      cores: { role: "vcpu", unit: "cores" },
      cpu: { role: null, why: "counts sockets" },
      vcpus: { role: null, why: "counts what runs there, not what there is" },
      vms: { role: null, why: "counts what runs there" },
      "cores per cpu": { role: null, why: "the column of cores counts them all" },
      model: { role: null, why: "the server's model" },
    },
  },
  {
    title: "Live Optics hosts",
    kind: "hosts",
    has: ["host name", "cpu sockets", "cpu cores", "memory"],
    columns: {
      "cpu cores": { role: "vcpu", unit: "cores" },
      "cpu sockets": { role: null, why: "the column of cores counts them all" },
      model: { role: null, why: "the server's model" },
    },
  },
  {
    title: "PowerCLI Get-VMHost",
    kind: "hosts",
    has: ["name", "num cpu", "cpu total mhz"],
    columns: { "num cpu": { role: "vcpu", unit: "cores" }, model: { role: null, why: "the server's model" } },
  },
  {
    title: "PowerCLI Get-VMHost",
    kind: "hosts",
    has: ["connection state", "num cpu"],
    columns: { "num cpu": { role: "vcpu", unit: "cores" }, model: { role: null, why: "the server's model" } },
  },
  {
    title: "OpenStack flavors",
    kind: "vms",
    has: ["ram", "vcpus"],
    any: ["is public", "ephemeral", "rxtx factor", "disk"],
    columns: { ram: mib },
  },
  { title: "Hyper-V Get-VM", kind: "vms", has: ["memory startup"], columns: { "memory startup": { role: "ram", unit: "B" } } },
  { title: "Hyper-V Get-VM", kind: "vms", has: ["memory assigned"], columns: { "memory assigned": { role: "ram", unit: "B" } } },
  { title: "Proxmox resources", kind: "vms", has: ["maxmem"], columns: { maxmem: { role: "ram", unit: "B" } } },
  {
    title: "Proxmox resources",
    kind: "hosts",
    has: ["maxmem"],
    columns: { maxmem: { role: "ram", unit: "B" }, maxcpu: { role: "vcpu", unit: "threads" } },
  },
  {
    title: "Proxmox configuration",
    kind: "vms",
    has: ["sockets", "cores", "memory"],
    columns: { memory: mib, cores: { role: "coresPerSocket" } },
  },
  {
    title: "OpenStack hypervisors",
    kind: "hosts",
    has: ["hypervisor hostname", "vcpus"],
    columns: { vcpus: { role: "vcpu", unit: "threads" } },
  },
  { title: "Slurm nodes", kind: "hosts", has: ["nodelist", "memory"], columns: { memory: mib, cpus: { role: "vcpu", unit: "threads" } } },
  {
    title: "nvidia-smi",
    kind: "hosts",
    has: ["name", "memory total"],
    gpus: "name",
    any: ["index", "uuid", "gpu uuid", "pci bus id", "driver version", "utilization gpu", "memory used"],
    columns: {
      name: { role: "model" },
      "memory total": { role: "frameBuffer" },
      index: { role: "gpuRow" },
      uuid: { role: "gpuRow" },
      "gpu uuid": { role: "gpuRow" },
      "pci bus id": { role: "gpuRow" },
    },
  },
]

export function layoutOf(kind: Kind, headers: readonly string[], holdsGpus: (name: string) => boolean): Layout | null {
  const names = new Set(headers.map((header) => plainName(header).name))
  return (
    layouts.find(
      (one) =>
        one.kind === kind &&
        one.has.every((name) => names.has(name)) &&
        (one.any === undefined || one.any.some((name) => names.has(name)) || (one.gpus !== undefined && holdsGpus(one.gpus))),
    ) ?? null
  )
}
