import type { Evidence, Support, TechniqueId, TechnologyId } from "../../../dataset/schema/index.ts"
import type { View } from "../../../scenario/view.ts"

/** What a cell holds before it is written for eyes: null is "unknown", never "no". */
export type CellValue = string | number | boolean | null | readonly string[]

export type ColumnKind = "text" | "number" | "list" | "support" | "technique" | "flag"

/** One column: how it is named, what it holds, how it is written. No React, so that files and tests share it with the table. */
export interface ColumnSpec<Row> {
  /** Stands in links as `sort=` and `filter=`; permanent. */
  readonly id: string
  readonly header: string
  /** Of numbers, as in the file's header: "MiB", "W", "10^12/s", "fraction". */
  readonly unit?: string
  readonly kind: ColumnKind
  readonly value: (row: Row) => CellValue
  /** For eyes, where the plain value does not read well. */
  readonly text?: (row: Row) => string
  /** A second line in the cell. */
  readonly note?: (row: Row) => string | null
  /** That line holds a name, for which there is room. */
  readonly noteNames?: boolean
  /** Can be picked from a list: "main" ones stand above the table, others behind "More filters". */
  readonly facet?: boolean | "main"
  /** Holds whole sentences. */
  readonly wide?: boolean
  /** How a facet's value reads in that list. */
  readonly facetName?: (value: string) => string
  /** Left out until chosen. */
  readonly optional?: boolean
  /** What null means here; "unknown" unless told. */
  readonly missing?: string
}

/** What every table needs to know of its rows. */
export interface TableSpec<Row> {
  readonly name: string
  readonly caption: string
  /** The view whose links name these rows. */
  readonly view: View
  /** Without its ending. */
  readonly fileName: string
  readonly rowId: (row: Row) => string
  readonly columns: readonly ColumnSpec<Row>[]
  readonly evidence: (row: Row) => readonly Evidence[]
  /** A column's id, with - before it for descending order. */
  readonly sort: string
  /** More rows than these are left off paper, where the picture of them stands; a sentence says where they are. */
  readonly rowsOnPaper?: number
  /** Of more rows than these, paper shows the first ones, and a sentence says so; `firstOnPaper` unless told. */
  readonly firstOnPaper?: number
  /** Rows of one height, what is too long cut: for lists that are scanned down rather than read. */
  readonly even?: boolean
  /** Where a row's name leads, when it is not to `rowId` in `view`; null: nowhere. */
  readonly target?: (row: Row) => { readonly view: View; readonly focus: string } | null
  /** The row as it stands in the dataset, where the table's own is put together from several. */
  readonly record?: (row: Row) => unknown
}

export const supportWords: Readonly<Record<Support, string>> = {
  yes: "yes",
  conditional: "conditional",
  no: "no",
  unknown: "unknown",
  "not-applicable": "not applicable",
}
const supportOrder: readonly string[] = ["yes", "conditional", "no", "not-applicable", "unknown"]

export const techniqueNames: Readonly<Record<TechniqueId, string>> = {
  "api-remoting": "API remoting",
  "fixed-pass-through": "Fixed pass-through",
  "mediated-pass-through": "Mediated pass-through",
  "device-emulation": "Device emulation",
}

const vendorNames: Readonly<Record<string, string>> = {
  nvidia: "NVIDIA",
  amd: "AMD",
  intel: "Intel",
  apple: "Apple",
  arm: "Arm",
  imagination: "Imagination",
  qualcomm: "Qualcomm",
  "moore-threads": "Moore Threads",
  biren: "Biren",
  s3: "S3",
  "3dfx": "3dfx",
}
export const vendorName = (id: string): string => vendorNames[id] ?? id

const technologyNames: Readonly<Record<TechnologyId, string>> = {
  "api-forwarding": "API forwarding",
  "driver-paravirtualization": "driver paravirtualization",
  "network-remoting": "remoting over a network",
  "pci-passthrough": "PCI pass-through",
  "gvt-d": "GVT-d",
  "nvidia-vgpu": "NVIDIA vGPU",
  "nvidia-mig": "NVIDIA MIG",
  "amd-mxgpu": "AMD MxGPU",
  "intel-sriov": "Intel SR-IOV",
  "intel-gvt-g": "Intel GVT-g",
  "gpu-p": "GPU-P",
  "embedded-partition": "embedded partition manager",
  "emulated-adapter": "emulated adapter",
  "software-renderer": "software renderer",
  "emulated-3d-card": "emulated 3D card",
}
export const technologyName = (id: string): string => technologyNames[id as TechnologyId] ?? id

/** "gpu-bound_graphics" -> "gpu-bound graphics", "guestDriverVersion" -> "guest driver version". */
export const words = (id: string): string =>
  id
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_]/g, " ")
    .toLowerCase()
    .replace(
      /\b(gpu|gpus|vgpu|vgpus|vfs|vm|vms|cpu|iommu|acpi|sriov|2d|3d|hpc|ml|vbios)\b/g,
      (word) => ({ vgpu: "vGPU", vgpus: "vGPUs", vfs: "VFs", vms: "VMs", gpus: "GPUs", sriov: "SR-IOV" })[word] ?? word.toUpperCase(),
    )

/** What a column is sorted by; undefined goes last in either direction. */
export function sortKey<Row>(column: ColumnSpec<Row>, row: Row): string | number | undefined {
  const value = column.value(row)
  if (value === null || value === "") return undefined
  if (typeof value === "number") return value
  if (typeof value === "boolean") return value ? 0 : 1
  if (typeof value === "string") return column.kind === "support" ? supportOrder.indexOf(value) : value.toLowerCase()
  return value.length === 0 ? undefined : value.join(", ").toLowerCase()
}

export const compareKeys = (a: string | number | undefined, b: string | number | undefined): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true })

/** What a cell says, also to the search box. */
export function cellText<Row>(column: ColumnSpec<Row>, row: Row): string {
  const value = column.value(row)
  if (value === null) return column.missing ?? "unknown"
  if (column.text) return column.text(row)
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (Array.isArray(value)) return value.join(", ")
  if (column.kind === "support") return supportWords[value as Support] ?? String(value)
  if (column.kind === "technique") return techniqueNames[value as TechniqueId] ?? String(value)
  return String(value)
}

/** The values under which a row is found in a facet. */
export function facetValues<Row>(column: ColumnSpec<Row>, row: Row): readonly string[] {
  const value = column.value(row)
  if (value === null) return ["unknown"]
  if (Array.isArray(value)) return value.length === 0 ? ["none"] : (value as readonly string[])
  if (typeof value === "boolean") return [value ? "yes" : "no"]
  return [String(value)]
}

export interface FacetOption {
  readonly value: string
  readonly name: string
  readonly count: number
}

/** All values of a facet with how many rows have each, by name; what a cell without a value says, the facet says too. */
export function facetOptions<Row>(column: ColumnSpec<Row>, rows: readonly Row[]): readonly FacetOption[] {
  const counts = new Map<string, number>()
  for (const row of rows) for (const value of facetValues(column, row)) counts.set(value, (counts.get(value) ?? 0) + 1)
  const nameOf = (value: string): string =>
    (value === "unknown" ? column.missing : undefined) ??
    column.facetName?.(value) ??
    (column.kind === "technique"
      ? techniqueNames[value as TechniqueId]
      : column.kind === "support"
        ? supportWords[value as Support]
        : undefined) ??
    value
  return [...counts]
    .map(([value, count]) => ({ value, name: nameOf(value), count }))
    .sort((a, b) => Number(a.value === "unknown") - Number(b.value === "unknown") || a.name.localeCompare(b.name, "en"))
}
