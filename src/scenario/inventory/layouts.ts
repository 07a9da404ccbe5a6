import { plainName, type Kind, type Role, type Unit } from "./columns.ts"
import { bare, type LayoutReason, type ReadingTold } from "./tellings.ts"

/** What an export is known by, and what its columns mean where their names alone don't say. */
export interface Layout {
  readonly title: string
  readonly kind: Kind
  /** All of these stand among the plain names of the columns. */
  readonly has: readonly string[]
  readonly any?: readonly string[]
  /** Or: this column holds nothing but names of GPUs. */
  readonly gpus?: string
  /** Nothing else has such columns: in the place of the other kind of table it is refused. */
  readonly sure?: true
  /** Numbers that stand for states in which a VM does not run, as scripts write them. */
  readonly off?: readonly string[]
  /** What tells one version's columns from another's, where something does. */
  readonly version?: (headers: readonly string[]) => ReadingTold | null
  /** By plain name. null: not read, for the reason given. */
  readonly columns: Readonly<Record<string, { readonly role: Role | null; readonly unit?: Unit; readonly why?: LayoutReason }>>
}

const mib = { role: "ram", unit: "MiB" } as const
const bytes = { role: "ram", unit: "B" } as const
const stands = { role: null, why: "runs-there-now" } as const
const inUse = { role: null, why: "counts-runs-not-there" } as const
const counted = { role: null, why: "cores-count-all" } as const
const serverModel = { role: "serverModel", why: "server-model" } as const

/** RVTools wrote MB in its columns' names before it wrote MiB; both mean MiB. */
const rvToolsColumns = (headers: readonly string[]): ReadingTold | null =>
  headers.some((header) => header.endsWith(" MiB"))
    ? bare("columns-in-mib")
    : headers.some((header) => header.endsWith(" MB"))
      ? bare("columns-in-mb")
      : null
const databaseNames = () => bare("columns-of-database")

/** The first that fits counts. */
export const layouts: readonly Layout[] = [
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
  {
    // Column names put into German, as some hand them on.
    title: "RVTools vInfo",
    kind: "vms",
    sure: true,
    has: ["vm", "energiezustand", "cpus", "arbeitsspeicher"],
    version: rvToolsColumns,
    columns: { arbeitsspeicher: mib, host: stands },
  },
  {
    title: "RVTools vInfo",
    kind: "vms",
    sure: true,
    has: ["vm", "energiestatus", "cpus", "speicher"],
    version: rvToolsColumns,
    columns: { speicher: mib, host: stands },
  },
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
  {
    title: "Live Optics VMs",
    kind: "vms",
    sure: true,
    has: ["vm name", "virtual cpu", "provisioned memory"],
    columns: { host: stands },
  },
  {
    title: "Live Optics hosts",
    kind: "hosts",
    sure: true,
    has: ["host name", "cpu sockets", "cpu cores", "memory"],
    columns: {
      "cpu cores": { role: "vcpu", unit: "cores" },
      "cpu sockets": counted,
      model: serverModel,
    },
  },
  {
    title: "PowerCLI Get-VMHost",
    kind: "hosts",
    has: ["name", "num cpu", "cpu total mhz"],
    columns: { "num cpu": { role: "vcpu", unit: "cores" }, model: serverModel },
  },
  {
    title: "PowerCLI Get-VMHost",
    kind: "hosts",
    has: ["connection state", "num cpu"],
    columns: { "num cpu": { role: "vcpu", unit: "cores" }, model: serverModel },
  },
  // Scripts that write JSON number the states.
  {
    title: "PowerCLI Get-VM",
    kind: "vms",
    has: ["name", "power state", "num cpu", "memory"],
    off: ["0", "2"],
    columns: { "vm host": stands },
  },
  {
    title: "Nutanix Prism VMs",
    kind: "vms",
    sure: true,
    has: ["vm name", "cores", "memory capacity"],
    any: ["categories", "ip addresses", "cluster", "controller iops"],
    columns: { host: stands },
  },
  {
    title: "Azure Migrate",
    kind: "vms",
    has: ["server name", "cores", "memory in"],
    any: ["os name", "number of disks", "boot type", "hypervisor"],
    columns: { "server name": { role: "name" }, "os name": { role: "system" } },
  },
  {
    title: "Azure Migrate assessment",
    kind: "vms",
    has: ["machine", "azure vm readiness"],
    columns: { "vm host": stands },
  },
  {
    title: "OpenStack servers",
    kind: "vms",
    has: ["flavor", "vcpus", "ram", "gpus of the flavor"],
    columns: {
      ram: mib,
      "gpus of the flavor": { role: "gpus" },
      "gpu by alias": { role: "model" },
      flavor: { role: null, why: "flavor-beside" },
      host: stands,
    },
  },
  {
    title: "OpenStack flavors",
    kind: "vms",
    has: ["ram", "vcpus"],
    any: ["is public", "ephemeral", "rxtx factor", "disk"],
    columns: { ram: mib, "gpus of the flavor": { role: "gpus" }, "gpu by alias": { role: "model" } },
  },
  {
    // Memory is MiB there, and what is assigned now is 0 where a VM is off.
    title: "SCVMM virtual machines",
    kind: "vms",
    sure: true,
    has: ["cpu count", "memory", "memory assigned"],
    columns: { memory: mib, "memory assigned": inUse, "vm host": stands },
  },
  { title: "Hyper-V Get-VM", kind: "vms", sure: true, has: ["memory startup"], off: ["3", "6", "9"], columns: { "memory startup": bytes } },
  { title: "Hyper-V Get-VM", kind: "vms", has: ["memory assigned"], off: ["3", "6", "9"], columns: { "memory assigned": bytes } },
  {
    title: "Proxmox resources",
    kind: "vms",
    has: ["maxmem"],
    columns: { maxmem: bytes, node: stands, type: { role: null, why: "vm-or-container" } },
  },
  {
    title: "Proxmox resources",
    kind: "hosts",
    has: ["maxmem"],
    columns: { maxmem: bytes, maxcpu: { role: "vcpu", unit: "threads" } },
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
  {
    title: "Kubernetes nodes",
    kind: "hosts",
    has: ["metadata name", "status allocatable cpu"],
    columns: {
      "metadata name": { role: "name" },
      status: { role: "maintenance" },
      "status allocatable cpu": { role: "vcpu", unit: "vCPUs" },
      "status allocatable memory": bytes,
      "nvidia com gpu product": { role: "model" },
      "gpus of the node": { role: "gpus" },
      "nvidia com gpu memory": { role: "frameBuffer", unit: "MiB" },
      "nvidia com gpu": { role: null, why: "gives-shared-gpus" },
      "nvidia com mig": { role: null, why: "how-gpus-are-cut" },
      "nvidia com gpu replicas": { role: null, why: "how-many-share" },
    },
  },
  {
    title: "Kubernetes pods",
    kind: "vms",
    has: ["metadata name", "requests cpu"],
    columns: {
      "metadata name": { role: "name" },
      "metadata namespace": { role: "folder" },
      "status phase": { role: "power" },
      "requests cpu": { role: "vcpu", unit: "vCPUs" },
      "requests memory": bytes,
      "gpus requested": { role: "gpus" },
      "nvidia com gpu shared": { role: null, why: "with-gpus-requested" },
      "nvidia com mig": { role: "profile" },
      "nvidia com gpu product": { role: "model" },
    },
  },
  {
    title: "Slurm nodes",
    kind: "hosts",
    has: ["node name", "real memory", "sockets", "cores per socket"],
    columns: {
      "real memory": mib,
      "cpu tot": { role: null, why: "counts-threads" },
      "threads per core": { role: null, why: "cores-are-counted" },
    },
  },
  {
    title: "Slurm nodes",
    kind: "hosts",
    has: ["node name", "real memory", "cpu tot"],
    columns: { "real memory": mib, "cpu tot": { role: "vcpu", unit: "threads" } },
  },
  {
    title: "Slurm nodes",
    kind: "hosts",
    has: ["real memory", "cpus", "gres"],
    columns: { "real memory": mib, cpus: { role: "vcpu", unit: "threads" } },
  },
  ...["nodelist", "hostnames"].map((name): Layout => ({
    title: "Slurm nodes",
    kind: "hosts",
    has: [name, "memory"],
    columns: { [name]: { role: "name" }, nodes: { role: "count" }, memory: mib, cpus: { role: "vcpu", unit: "threads" } },
  })),
  {
    title: "XenServer VMs",
    kind: "vms",
    has: ["name label"],
    any: ["vcpus max", "vcpus number", "memory static max", "memory dynamic max", "memory actual", "power state"],
    columns: {
      "name label": { role: "name" },
      "vcpus max": { role: "vcpu", unit: "vCPUs" },
      "vcpus number": { role: "vcpu", unit: "vCPUs" },
      "memory static max": bytes,
      "memory dynamic max": bytes,
      "memory actual": bytes,
      "resident on": stands,
    },
  },
  {
    title: "XenServer hosts",
    kind: "hosts",
    has: ["name label", "memory total"],
    columns: {
      "name label": { role: "name" },
      "cpus cpu count": { role: "vcpu", unit: "threads" },
      "memory total": bytes,
      enabled: { role: "maintenance" },
    },
  },
  {
    title: "nvidia-smi vgpu",
    kind: "vms",
    has: ["vm name", "vgpu name"],
    columns: {
      "vgpu name": { role: "profile" },
      "fb memory usage total": { role: "frameBuffer" },
      gpu: { role: null, why: "gpu-it-stands-on" },
    },
  },
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
      count: { role: null, why: "all-gpus-of-host" },
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
