import type { Inventory, InventoryReport, InventoryVm, UnplacedVm } from "../../engine/inventory/placeInventory.ts"
import { lackName, sayUnplaced } from "../../words/reading.ts"
import { shortFigure } from "./bars.ts"
import type { TableSpec } from "../common/table/columnSpec.ts"

export interface UnplacedRow {
  readonly vm: InventoryVm
  readonly unplaced: UnplacedVm
}

export const unplacedRows = (vms: readonly InventoryVm[], { unplaced }: InventoryReport): readonly UnplacedRow[] =>
  unplaced.map((one) => ({ vm: vms[one.vm]!, unplaced: one }))

const known = (value: number): number | null => (value > 0 ? value : null)

export const unplacedSpec: TableSpec<UnplacedRow> = {
  name: "machines left over",
  caption: "VMs that are not placed, each with the reason",
  view: "inventory",
  fileName: "vms-not-placed",
  rowId: (row) => String(row.unplaced.vm),
  target: () => null,
  evidence: () => [],
  sort: "vm",
  columns: [
    { id: "vm", header: "VM", kind: "text", value: (row) => row.vm.name },
    {
      id: "why",
      header: "Fits",
      kind: "text",
      facet: "main",
      value: (row) => (row.unplaced.why === "never" ? "on no host" : "nowhere any more"),
    },
    {
      id: "lack",
      header: "Mostly for want of",
      kind: "text",
      facet: "main",
      value: (row) => {
        const first = row.unplaced.lacks[0]
        return first ? lackName(first.lack) : "hosts"
      },
    },
    { id: "reason", header: "Reason", kind: "text", wide: true, value: (row) => sayUnplaced(row.unplaced) },
    { id: "gpus", header: "GPUs", kind: "number", value: (row) => row.vm.gpus },
    {
      id: "share",
      header: "Share of each",
      unit: "fraction",
      kind: "number",
      missing: "not stated",
      value: (row) => (row.vm.gpuMilli > 0 ? row.vm.gpuMilli / 1000 : null),
      text: (row) => `${shortFigure(row.vm.gpuMilli / 10)} %`,
    },
    {
      id: "memory",
      header: "Frame buffer",
      unit: "MiB",
      kind: "number",
      missing: "not stated",
      value: (row) => known(row.vm.frameBufferMib),
    },
    { id: "models", header: "GPU models", kind: "list", value: (row) => (row.vm.models.length > 0 ? row.vm.models : ["any"]) },
    { id: "vcpu", header: "vCPUs", kind: "number", value: (row) => row.vm.vcpu },
    { id: "ram", header: "RAM", unit: "GiB", kind: "number", value: (row) => row.vm.ramGib },
  ],
}

export interface HostRow {
  readonly name: string
  readonly model: string | null
  readonly gpus: number
  readonly vcpu: number
  readonly ramGib: number
  readonly use: InventoryReport["hosts"][number]
}

export const hostRows = ({ hosts }: Inventory, report: InventoryReport): readonly HostRow[] =>
  report.hosts.map((use) => {
    const { name, model, gpus, vcpu, ramGib } = hosts[use.host]!
    return { name, model, gpus, vcpu, ramGib, use }
  })

const rounded = (value: number): number => Math.round(value * 1000) / 1000
const stranded = (row: HostRow): number => rounded(row.use.stranded.reduce((sum, part) => sum + part.gpus, 0))

export const hostSpec: TableSpec<HostRow> = {
  name: "Every host",
  caption: "Hosts with what VMs hold of each, and what is stranded",
  view: "inventory",
  fileName: "inventory-hosts",
  rowId: (row) => String(row.use.host),
  target: () => null,
  evidence: () => [],
  sort: "-stranded",
  columns: [
    { id: "host", header: "Host", kind: "text", value: (row) => row.name },
    { id: "model", header: "GPU model", kind: "text", facet: "main", missing: "none", value: (row) => row.model },
    { id: "vms", header: "VMs", kind: "number", value: (row) => row.use.vms },
    { id: "gpus", header: "GPUs", kind: "number", value: (row) => row.gpus },
    { id: "used", header: "GPUs in use", kind: "number", value: (row) => rounded(row.use.gpusUsed) },
    { id: "free", header: "GPUs free", kind: "number", value: (row) => rounded(row.use.gpusFree) },
    { id: "stranded", header: "of these stranded", kind: "number", value: stranded },
    {
      id: "rule",
      header: "Mostly by",
      kind: "text",
      facet: "main",
      missing: "nothing",
      value: (row) => {
        const first = row.use.stranded[0]
        return first ? lackName(first.lack) : null
      },
    },
    {
      id: "vcpu",
      header: "vCPUs in use",
      kind: "number",
      value: (row) => rounded(row.use.vcpuUsed),
      note: (row) => `of ${shortFigure(row.vcpu)}`,
    },
    {
      id: "ram",
      header: "RAM in use",
      unit: "GiB",
      kind: "number",
      value: (row) => rounded(row.use.ramGibUsed),
      note: (row) => `of ${shortFigure(row.ramGib)}`,
    },
  ],
}
