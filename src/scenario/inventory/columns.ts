/** What a column of an inventory may be called, and what its figures are in. */

export type Unit = "thousandths" | "MiB" | "GiB" | "plain"

export interface ColumnRule<Field extends string> {
  readonly field: Field
  /** Names as `plainName` writes them, without a unit. */
  readonly names: readonly string[]
}

export type VmField =
  "name" | "gpus" | "gpuMilli" | "gpuShare" | "frameBuffer" | "profile" | "models" | "vcpu" | "cpuMilli" | "ram" | "count"

export const vmColumns: readonly ColumnRule<VmField>[] = [
  { field: "name", names: ["name", "vm", "vm name", "pod", "pod name", "instance", "instance name", "machine", "id"] },
  { field: "gpus", names: ["num gpu", "num gpus", "gpus", "gpu count", "number of gpus"] },
  { field: "gpuMilli", names: ["gpu milli"] },
  { field: "gpuShare", names: ["gpu", "gpu share", "gpu fraction", "gpu demand", "gpu part"] },
  {
    field: "frameBuffer",
    names: ["frame buffer", "framebuffer", "fb", "vram", "gpu memory", "gpu mem", "video memory", "graphics memory"],
  },
  { field: "profile", names: ["vgpu profile", "gpu profile", "vgpu type", "vgpu", "profile", "instance type"] },
  { field: "models", names: ["gpu spec", "gpu model", "gpu models", "gpu type", "model", "accelerator"] },
  { field: "cpuMilli", names: ["cpu milli"] },
  { field: "vcpu", names: ["vcpu", "vcpus", "cpu", "cpus", "num cpu", "num cpus", "cpu count", "number of cpus", "virtual cpus", "cores"] },
  { field: "ram", names: ["ram", "memory", "mem", "memory size", "ram size", "provisioned memory"] },
  { field: "count", names: ["count", "quantity", "number", "vms"] },
]

export type HostField = "name" | "model" | "gpus" | "gpuMemory" | "vcpu" | "cpuMilli" | "ram" | "count"

export const hostColumns: readonly ColumnRule<HostField>[] = [
  { field: "name", names: ["name", "sn", "host", "host name", "hostname", "node", "node name", "server", "esx host", "id"] },
  { field: "model", names: ["model", "gpu model", "gpu type", "gpu spec", "gpu name", "accelerator"] },
  { field: "gpus", names: ["gpu", "gpus", "num gpu", "num gpus", "gpu count", "number of gpus"] },
  { field: "gpuMemory", names: ["gpu memory", "gpu mem", "frame buffer", "framebuffer", "vram", "memory per gpu", "gpu ram"] },
  { field: "cpuMilli", names: ["cpu milli"] },
  { field: "vcpu", names: ["vcpu", "vcpus", "cores", "cpu", "num cores", "number of cores", "cpu cores", "threads", "cpus", "num cpu"] },
  { field: "ram", names: ["ram", "memory", "mem", "memory size", "total memory"] },
  { field: "count", names: ["count", "quantity", "number", "hosts"] },
]

/** "GPU Memory (MiB)", "gpu_memory_mib" and "gpuMemoryMib" are all "gpu memory" in MiB; "# Cores" is "cores". */
export function plainName(header: string): { name: string; unit: Unit | null } {
  const words = header
    .replace(/([MG])i?B\b/g, (unit) => ` ${unit.toLowerCase()}`)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\bv (?=[cg]pu)/g, "v")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
  const last = words[words.length - 1] ?? ""
  const unit: Unit | null = /^(mib|mb)$/.test(last) ? "MiB" : /^(gib|gb)$/.test(last) ? "GiB" : null
  return { name: (unit === null ? words : words.slice(0, -1)).join(" "), unit }
}

export interface FoundColumn<Field extends string> {
  readonly field: Field
  readonly header: string
  readonly index: number
  readonly unit: Unit | null
}

/** Which column holds which field. Of several that could, the one whose name stands first in the rule; the others are left unread. */
export function findColumns<Field extends string>(
  headers: readonly string[],
  rules: readonly ColumnRule<Field>[],
): { columns: readonly FoundColumn<Field>[]; unread: readonly string[] } {
  const plain = headers.map(plainName)
  const columns = rules.flatMap(({ field, names }) => {
    for (const name of names) {
      const index = plain.findIndex((one) => one.name === name)
      if (index >= 0) return [{ field, header: headers[index]!, index, unit: plain[index]!.unit }]
    }
    return []
  })
  const unread = headers.filter((header, index) => header.trim() !== "" && !columns.some((one) => one.index === index))
  return { columns, unread }
}
