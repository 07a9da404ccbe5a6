import { quote } from "../../engine/basics/told.ts"
import { plainName, type Kind, type Role, type Unit } from "./columns.ts"
import { looksLikeGpu } from "./gpuNames.ts"
import type { Table } from "./table.ts"
import { bare, type LayoutReason, type ReadingTold } from "./tellings.ts"

// What columns are taken for where their names alone mislead: their cells and their neighbours tell.

/** What a column may be taken for, and why. */
export interface Draft {
  role: Role | null
  unit: Unit | null
  reason: ReadingTold
}

/** The columns of a table while it is settled what each is; the settling changes them. */
export interface Drafts {
  readonly kind: Kind
  readonly table: Table
  readonly drafts: (Draft | null)[]
  readonly taken: Set<Role>
  readonly notes: ReadingTold[]
  /** Cells that say something, of a sample of the rows. */
  readonly cellsOf: (index: number) => readonly string[]
}

export const holdsGpuNames = (cells: readonly string[]): boolean =>
  cells.filter((cell) => /[a-z]\s*\d|[a-z]{3,}/i.test(cell) && looksLikeGpu(cell)).length * 2 > cells.filter((cell) => cell !== "0").length

/** Most of its cells say gpu, or a GPU's name, under whatever name of a column. */
export const speaksOfGpus = (cells: readonly string[]): boolean => {
  const asked = cells.slice(0, 200)
  return (
    asked.length > 0 && asked.filter((cell) => /(^|[^a-z])v?gpus?([^a-z]|$)/i.test(cell) || looksLikeGpu(cell)).length * 2 > asked.length
  )
}

/** A column "gpu" may hold shares, numbers or names: its cells tell. */
export function settleGpuColumn({ kind, drafts, taken, cellsOf }: Drafts): void {
  drafts.forEach((draft, index) => {
    if (draft?.reason.id !== "by-name") return
    const cells = cellsOf(index)
    if (cells.length === 0) return
    if (draft.role === "gpuShare" || draft.role === "gpus") {
      if (holdsGpuNames(cells) && !taken.has("model")) {
        taken.delete(draft.role)
        taken.add("model")
        drafts[index] = { role: "model", unit: null, reason: bare("cells-name-gpus") }
      } else if (draft.role === "gpus" && kind === "vms" && !taken.has("gpuShare") && cells.some((cell) => /^0?[.,]\d+$|%$/.test(cell))) {
        taken.delete("gpus")
        taken.add("gpuShare")
        drafts[index] = { role: "gpuShare", unit: null, reason: bare("cells-hold-parts") }
      }
    }
  })
}

/** A bare count beside the GPU's model of a host that bears a name counts its GPUs: of a host with a name there is one. */
export function settleCount({ kind, drafts, taken, table, notes }: Drafts): void {
  const index = drafts.findIndex((draft) => draft?.role === "count" && draft.reason.id === "by-name")
  if (kind !== "hosts" || index < 0 || taken.has("gpus") || !taken.has("model") || !taken.has("name")) return
  drafts[index] = { role: "gpus", unit: null, reason: bare("beside-model") }
  taken.delete("count")
  taken.add("gpus")
  notes.push({ id: "counts-gpus-of-hosts", values: { header: quote(table.headers[index]!) } })
}

/** Sockets and cores: cores of VMs beside sockets are per socket only where something says so. */
export function settleCores({ kind, drafts, taken, table, notes }: Drafts): void {
  const drop = (role: Role, reason: LayoutReason) =>
    drafts.forEach((draft, index) => {
      if (draft?.role === role && draft.reason.id !== "as-chosen") drafts[index] = { role: null, unit: null, reason: bare(reason) }
    })
  // "# CPU" beside "Cores per CPU".
  if (kind === "hosts" && !taken.has("vcpu") && taken.has("coresPerSocket") && !taken.has("sockets")) {
    const index = table.headers.findIndex((header, i) => !drafts[i] && /^(cpus?|num cpus?)$/.test(plainName(header).name))
    if (index >= 0) {
      drafts[index] = { role: "sockets", unit: null, reason: bare("beside-cores") }
      taken.add("sockets")
    }
  }
  if (taken.has("vcpu")) {
    if (taken.has("sockets") || taken.has("coresPerSocket")) {
      const what = drafts.find((draft) => draft?.role === "vcpu")
      if (what?.reason.id === "by-name" && taken.has("sockets") && !taken.has("coresPerSocket") && kind === "vms") {
        const index = drafts.indexOf(what)
        if (plainName(table.headers[index]!).name === "cores") {
          drafts[index] = { role: "coresPerSocket", unit: null, reason: bare("beside-sockets") }
          notes.push({ id: "cores-of-sockets", values: { header: quote(table.headers[index]!) } })
          return
        }
      }
      drop("sockets", "other-counts-all")
      drop("coresPerSocket", "other-counts-all")
    }
    return
  }
  if (taken.has("sockets") && !taken.has("coresPerSocket")) {
    drop("sockets", "sockets-alone")
    taken.delete("sockets")
  }
}
