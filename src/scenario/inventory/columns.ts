import { memoryUnitOf, type MemoryUnit } from "./quantity.ts"

/** What a column of an inventory may be called, and what its figures are in. */

export type Kind = "vms" | "hosts"

/** What the figures of a column are in. */
export type Unit = MemoryUnit | "GPUs" | "percent" | "thousandths" | "vCPUs" | "cores" | "threads"

export const roles = [
  "name",
  "vcpu",
  "sockets",
  "coresPerSocket",
  "ram",
  "gpus",
  "gpuShare",
  "frameBuffer",
  "profile",
  "model",
  "count",
  "power",
  "template",
  "maintenance",
  "gpuRow",
  "folder",
  "system",
  "serverModel",
] as const
export type Role = (typeof roles)[number]

/** What columns of a kind of table may be taken for, in the order in which that is offered. */
export const rolesOf: Readonly<Record<Kind, readonly Role[]>> = {
  vms: [
    "name",
    "vcpu",
    "sockets",
    "coresPerSocket",
    "ram",
    "gpus",
    "gpuShare",
    "frameBuffer",
    "profile",
    "model",
    "count",
    "power",
    "template",
    "folder",
    "system",
  ],
  hosts: [
    "name",
    "vcpu",
    "sockets",
    "coresPerSocket",
    "ram",
    "gpus",
    "frameBuffer",
    "model",
    "count",
    "power",
    "maintenance",
    "gpuRow",
    "serverModel",
  ],
}

const memory: readonly Unit[] = ["B", "KiB", "MiB", "GiB", "TiB"]
export const unitsOf = (kind: Kind, role: Role): readonly Unit[] => {
  if (role === "ram" || role === "frameBuffer") return memory
  if (role === "gpuShare") return ["GPUs", "percent", "thousandths"]
  if (role === "vcpu") return kind === "vms" ? ["vCPUs", "thousandths"] : ["cores", "threads", "vCPUs", "thousandths"]
  return []
}

/** The name of the column that a reader adds for all rows. */
export const addedColumn = "GPU of each (added)"

/** By any of these a table speaks of GPUs. */
export const gpuRoles: readonly Role[] = ["gpus", "gpuShare", "frameBuffer", "profile", "model"]

export interface ColumnRule {
  readonly role: Role
  /** Names as `plainName` writes them, without a unit, those that count more first. */
  readonly names: readonly string[]
  /** What such a name says of its figures. */
  readonly unit?: Unit
}

const gpuMemory = [
  "frame buffer", "framebuffer", "fb", "fb size", "vram", "gpu memory", "gpu mem", "gpu ram", "gpu vram", "gpu memory size", "gpu framebuffer",
  "gpu frame buffer", "vgpu memory", "video memory", "graphics memory", "memory per gpu", "gpu memory total",
  "gpu speicher",
  "grafikspeicher",
] // prettier-ignore
const gpuCount = [
  "num gpu",
  "num gpus",
  "gpus",
  "gpu count",
  "number of gpus",
  "gpu number",
  "gpu quantity",
  "vgpu count",
  "num vgpus",
  "no of gpus",
  "vgpus",
  "anzahl gpus",
  "gpu anzahl",
  "nombre de gpu",
  "nb gpu",
  "número de gpu",
  "cantidad de gpu",
]
const gpuModel = [
  "gpu spec", "gpu model", "gpu models", "gpu type", "gpu name", "gpu product", "gpu card", "gpu cards", "accelerator", "accelerator type", "accelerators",
  "graphics card", "grafikkarte", "grafikkarten", "gpu modell", "gpu typ", "modèle gpu", "modèle de gpu", "carte graphique", "modelo gpu", "modelo de gpu", "tarjeta gráfica", "gres", "gpu device", "gpu devices",
] // prettier-ignore
const ram = [
  "ram", "memory", "mem", "ram size", "memory size", "provisioned memory", "memory capacity", "configured memory", "memory configured", "memory total",
  "total memory", "memory startup", "startup memory", "maxmem", "max mem", "max memory", "guest memory", "vm memory", "host memory", "memory request",
  "requested memory", "physical memory", "total physical memory", "installed memory", "memory allocated", "allocated memory", "assigned memory",
  "memory assigned", "memory in", "arbeitsspeicher", "size memory", "ram total", "total ram", "server ram", "system memory",
  "hauptspeicher", "mémoire", "mémoire vive", "memoria", "memoria ram",
] // prettier-ignore
const counts = ["count", "quantity", "qty", "anzahl", "copies", "number"]
const coresPerSocket = [
  "kerne pro cpu",
  "kerne pro sockel",
  "cores per socket",
  "num cores per socket",
  "cores per cpu",
  "cores p s",
  "cpu cores per socket",
  "cores socket",
]

export const vmColumns: readonly ColumnRule[] = [
  { role: "name", names: ["name", "vm name", "vm", "virtual machine", "virtual machine name", "vmname", "pod", "pod name", "instance", "instance name", "machine", "machine name", "display name", "guest", "vmid", "vm id", "hostname", "servername", "nom", "nom de la vm", "machine virtuelle", "macchina virtuale", "computername", "nombre", "máquina virtual", "nome", "dns name", "uuid", "id"] }, // prettier-ignore
  { role: "gpus", names: gpuCount },
  { role: "gpuShare", names: ["gpu milli"], unit: "thousandths" },
  {
    role: "gpuShare",
    names: [
      "gpu share",
      "gpu fraction",
      "gpu demand",
      "gpu part",
      "gpu anteil",
      "gpu percent",
      "gpu percentage",
      "gpu",
      "gpu request",
      "gpu required",
      "gpu needed",
    ],
  },
  { role: "frameBuffer", names: gpuMemory },
  {
    role: "profile",
    names: [
      "vgpu profile",
      "gpu profile",
      "mig profile",
      "vgpu type",
      "vgpu profile name",
      "vgpu",
      "profile",
      "mig",
      "mig device",
      "instance type",
    ],
  },
  { role: "model", names: [...gpuModel, "model"] },
  { role: "vcpu", names: ["cpu milli", "cpu millicores", "millicores"], unit: "thousandths" },
  { role: "vcpu", names: ["vcpu", "vcpus", "num vcpu", "num vcpus", "vcpu count", "number of vcpus", "virtual cpu", "virtual cpus", "num cpu", "num cpus", "cpus", "cpu count", "number of cpus", "processor count", "number of processors", "num processors", "processors",
      "prozessoren", "anzahl prozessoren", "virtuelle prozessoren", "virtuelle cpus", "anzahl vcpus",
      "processeurs virtuels", "nombre de processeurs", "nombre de vcpu", "procesadores", "procesadores virtuales", "cpu virtuales", "processori", "processori virtuali", "cpu virtuali",
      "anzahl cpus", "virtual processors", "maxcpu", "max cpu", "guest cpus", "cpu", "cpu request", "total cores", "num cores", "cpu cores", "number of cores", "core count",
      "kerne", "rechenkerne", "cpu kerne", "anzahl kerne",
      "prozessorkerne", "cœurs", "coeurs", "processeurs", "núcleos", "cores", "v cores", "vcores"], unit: "vCPUs" }, // prettier-ignore
  { role: "sockets", names: ["sockets", "num sockets", "cpu sockets", "number of sockets", "socket count", "vsockets"] },
  { role: "coresPerSocket", names: coresPerSocket },
  { role: "ram", names: ram },
  { role: "count", names: [...counts, "vms", "number of vms", "vm count", "instances"] },
  {
    role: "power",
    names: [
      "powerstate",
      "power state",
      "power status",
      "power",
      "vm state",
      "virtual machine state",
      "state",
      "status",
      "run state",
      "energiezustand",
      "energiestatus",
      "betriebszustand",
      "zustand",
      "état",
      "état d alimentation",
      "estado",
      "estado de energía",
      "stato",
    ],
  },
  { role: "template", names: ["template", "is template", "is a template", "vorlage", "modèle", "plantilla"] },
  { role: "folder", names: ["folder", "vm folder", "folder path", "resource pool", "namespace", "project", "pool", "ordner"] },
  {
    role: "system",
    names: [
      "os according to the v mware tools",
      "os according to the configuration file",
      "operating system",
      "guest os",
      "vm os",
      "os name",
      "os",
      "guest operating system",
      "guest full name",
      "betriebssystem",
      "betriebssystem gemäß v mware tools",
      "betriebssystem gemäß konfigurationsdatei",
      "gastbetriebssystem",
      "système d exploitation",
      "sistema operativo",
    ],
  },
]

export const hostColumns: readonly ColumnRule[] = [
  { role: "name", names: ["name", "host", "host name", "hostname", "node", "node name", "nodelist", "server", "server name", "esx host", "esxi host", "sn", "hypervisor hostname", "machine", "servername", "nom", "serveur", "hôte", "nombre", "servidor", "fqdn", "serial number", "uuid", "id"] }, // prettier-ignore
  { role: "model", names: ["gpus of all columns", ...gpuModel, "model"] },
  { role: "gpus", names: [...gpuCount, "gpus per host", "gpus per node", "gpus per server", "gpu"] },
  { role: "frameBuffer", names: gpuMemory },
  { role: "vcpu", names: ["cpu milli", "cpu millicores", "millicores"], unit: "thousandths" },
  { role: "vcpu", names: ["cores", "num cores", "cpu cores", "number of cores", "total cores", "physical cores", "core count",
      "kerne", "rechenkerne", "cpu kerne", "anzahl kerne",
      "prozessorkerne", "cœurs", "coeurs", "nombre de cœurs", "nombre de coeurs", "núcleos", "num cpu cores", "cores total", "total cpu cores"], unit: "cores" }, // prettier-ignore
  { role: "vcpu", names: ["vcpu", "vcpus"], unit: "vCPUs" },
  { role: "vcpu", names: ["threads", "cpu threads", "num cpu threads", "logical processors", "logical processor count", "logical cpus", "num threads"], unit: "threads" }, // prettier-ignore
  { role: "vcpu", names: ["num cpu", "num cpus", "cpus", "cpu", "cpu count", "number of cpus", "maxcpu", "max cpu"] },
  { role: "sockets", names: ["sockets", "num sockets", "cpu sockets", "number of sockets", "socket count", "sockel"] },
  { role: "coresPerSocket", names: coresPerSocket },
  { role: "ram", names: ram },
  { role: "count", names: [...counts, "hosts", "number of hosts", "host count", "nodes", "servers"] },
  { role: "power", names: ["powerstate", "power state", "power status"] },
  {
    role: "maintenance",
    names: [
      "in maintenance mode",
      "maintenance mode",
      "wartungsmodus",
      "mode maintenance",
      "modo de mantenimiento",
      "maintenance",
      "connection state",
      "connectionstate",
      "host state",
      "state",
      "status",
    ],
  },
  {
    role: "gpuRow",
    names: ["gpu index", "gpu id", "gpu uuid", "gpu slot", "gpu bus id", "gpu pci bus id", "gpu serial", "gpu serial number"],
  },
  { role: "serverModel", names: ["server model", "host model", "hardware model", "system model", "model"] },
]

export interface PlainName {
  readonly name: string
  /** From the name: memory's unit, or percent. */
  readonly unit: MemoryUnit | "percent" | null
}

/** "GPU Memory (MiB)", "gpu_memory_mib" and "gpuMemoryMib" are all "gpu memory" in MiB; "# Cores" is "cores"; "gpu %" is "gpu" in percent. */
export function plainName(header: string): PlainName {
  const words = header
    .replace(/\(s\)/g, "s")
    .replace(/([KMGT])i?B(ytes)?\b/g, (unit) => ` ${unit.slice(0, 1).toLowerCase()}b`)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z]{2,})/g, "$1 $2")
    .toLowerCase()
    .replace(/\bv (?=[cg]pu|ram|core)/g, "v")
    .replace(/%|\bpct\b|\bprozent\b/g, " percent ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
  const last = words[words.length - 1] ?? ""
  const unit =
    words.length < 2
      ? null
      : last === "percent"
        ? "percent"
        : (memoryUnitOf(last.replace(/^bytes?$/, "b").replace(/s$/, "")) ?? longUnit(last))
  return { name: (unit === null ? words : words.slice(0, -1)).join(" "), unit }
}

const longUnit = (word: string): MemoryUnit | null =>
  word === "megabytes" || word === "mebibytes"
    ? "MiB"
    : word === "gigabytes" || word === "gibibytes"
      ? "GiB"
      : word === "kilobytes" || word === "kibibytes"
        ? "KiB"
        : null

/** True where a name speaks of a GPU, CPU or memory. */
export const namesResource = (header: string): boolean =>
  /\b(v?gpus?|cuda|accelerators?|graphics?|video|vram|framebuffer|fb|cpus?|cores?|sockets?|threads?|processors?|mem|memory|ram|v(cpu|gpu|ram)s?|mig|maxcpu|maxmem|grafik\p{L}*|\p{L}*kerne|prozessor\p{L}*|\p{L}*speicher|mémoire|memoria|cœurs|coeurs|processeurs?|núcleos)(?!\p{L})/u.test(
    plainName(header).name,
  )

/** True where a name speaks of what is used now, not of what there is. */
export const namesUse = (header: string): boolean =>
  /\b(used?|usage|utili[sz]ation|in use|active|consumed|free|available|idle|average|avg|peak|demand|load|allocated|overhead|swapped|ballooned|reserved|reservation|limit)\b/.test(
    plainName(header).name,
  )

const known: Readonly<Record<Kind, ReadonlySet<string>>> = {
  vms: new Set(vmColumns.flatMap((rule) => rule.names)),
  hosts: new Set(hostColumns.flatMap((rule) => rule.names)),
}
export const isKnownName =
  (kind: Kind) =>
  (header: string): boolean =>
    known[kind].has(plainName(header).name)

/** Roles that column names alone would take, each once. */
export const rolesByName = (kind: Kind, headers: readonly string[]): ReadonlySet<Role> => {
  const names = new Set(headers.map((header) => plainName(header).name))
  return new Set(
    (kind === "vms" ? vmColumns : hostColumns).flatMap((rule) => (rule.names.some((name) => names.has(name)) ? [rule.role] : [])),
  )
}
