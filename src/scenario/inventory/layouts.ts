import { plainName, type Kind } from "./columns.ts"
import { bytes, counted, inUse, mib, serverModel, stands, type Layout } from "./layout.ts"
import { rvToolsLayouts } from "./rvToolsLayouts.ts"

/** The first that fits counts. */
export const layouts: readonly Layout[] = [
  ...rvToolsLayouts,
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
