import {
  hostColumns,
  namesResource,
  namesUse,
  plainName,
  roleNames,
  unitsOf,
  vmColumns,
  type Kind,
  type Role,
  type Unit,
} from "./columns.ts"
import { countAndModel, looksLikeGpu, type GpuNames } from "./gpuNames.ts"
import { layoutOf, type Layout } from "./layouts.ts"
import { isBlank, isError, markIn, memoryUnitOf, memoryUnits, mibOf, readAmount, type DecimalMark } from "./quantity.ts"
import type { Table } from "./table.ts"

/** What a reader chose for a column; `role: null` leaves it out. */
export interface Choice {
  readonly role?: Role | null
  readonly unit?: Unit
}

/** What a column is taken for. */
export interface TakenColumn {
  readonly index: number
  readonly header: string
  /** null: not used. */
  readonly role: Role | null
  /** null where its cells need none, or name their own. */
  readonly unit: Unit | null
  /** Why, in a few words. */
  readonly reason: string
  /** Nothing told the unit: it is assumed, and the reader is asked. */
  readonly isAsked: boolean
  /** Not used, though its name speaks of a GPU, CPU or memory. */
  readonly isPassedOver: boolean
}

export interface Taken {
  readonly columns: readonly TakenColumn[]
  readonly layout: Layout | null
  readonly mark: DecimalMark
  /** True where a sign could mean either, and nothing else in the table tells. */
  readonly isMarkAsked: boolean
  readonly notes: readonly string[]
}

const SAMPLE = 5_000
/** More GPUs than one VM is given; a larger figure may be percent. */
const MOST_OF_ONE = 16
const notAGpu = "its cells name no GPU: the server's model"
export const countsRows = "it counts the rows"

/** Gives every column a role and a unit: as the reader chose, else as an export's layout has it, else by its name, and the unit by name or cells. */
export function takeColumns(
  table: Table,
  kind: Kind,
  names: GpuNames,
  choices: Readonly<Record<string, Choice>> = {},
  chosenMark: DecimalMark | null = null,
): Taken {
  const notes: string[] = []
  const plain = table.headers.map(plainName)
  const sample = table.rows.length <= SAMPLE ? table.rows : table.rows.filter((_, i) => i % Math.ceil(table.rows.length / SAMPLE) === 0)
  const cellsOf = (index: number) => sample.map((row) => row.cells[index]!).filter((cell) => !isBlank(cell) && !isError(cell))
  const holdsGpus = (name: string): boolean => {
    const index = plain.findIndex((one) => one.name === name)
    const cells = index < 0 ? [] : [...new Set(cellsOf(index))]
    return cells.length > 0 && cells.every((cell) => names.model(cell).length > 0)
  }
  const layout = layoutOf(kind, table.headers, holdsGpus)
  const { mark, isMarkAsked } = markOf(table, chosenMark)

  interface Draft {
    role: Role | null
    unit: Unit | null
    reason: string
  }
  const drafts: (Draft | null)[] = table.headers.map(() => null)
  const taken = new Set<Role>()
  table.headers.forEach((header, index) => {
    const choice = choices[header]
    if (choice?.role === undefined) return
    drafts[index] = { role: choice.role, unit: choice.unit ?? null, reason: "as you chose" }
    if (choice.role !== null) taken.add(choice.role)
  })
  if (layout) {
    notes.push(`The columns are those of ${layout.title}.`)
    plain.forEach(({ name }, index) => {
      const told = Object.hasOwn(layout.columns, name) ? layout.columns[name] : undefined
      if (!told || drafts[index]) return
      if (told.role !== null && taken.has(told.role)) {
        // By its name alone it would be taken for something else.
        drafts[index] = {
          role: null,
          unit: null,
          reason: `another column is read as ${(roleNames[kind][told.role] ?? told.role).toLowerCase()}`,
        }
        return
      }
      drafts[index] = { role: told.role, unit: told.unit ?? null, reason: told.why ?? `as ${layout.title} has it` }
      if (told.role !== null) taken.add(told.role)
    })
  }
  const isSequence = (index: number): boolean => {
    const { rows } = table
    const first = Number(rows[0]?.cells[index])
    return rows.length >= 2 && (first === 0 || first === 1) && rows.every((row, i) => Number(row.cells[index]) === first + i)
  }
  const refusal = (role: Role, index: number): string | null => {
    if (role === "count" && isSequence(index)) return countsRows
    if (role === "count" && kind === "hosts" && plain[index]!.name === "vms") return "counts what runs there"
    if (role === "profile" && plain[index]!.name === "instance type" && !cellsOf(index).some((cell) => names.profile(cell) !== null))
      return "its cells name no vGPU or MIG profile"
    if (role === "model" && plain[index]!.name === "model") {
      const cells = [...new Set(cellsOf(index))].slice(0, 200)
      const gpus = cells.filter(
        (cell) =>
          names.model(countAndModel(cell).model).length > 0 ||
          /nvidia|tesla|geforce|radeon|quadro|instinct|rtx|\ba\d{2,3}\b|\bgpu\b/i.test(cell),
      )
      if (gpus.length * 2 < cells.length || cells.length === 0) return notAGpu
    }
    if (role === "vcpu" && kind === "hosts" && /^(vcpus?)$/.test(plain[index]!.name) && plain.some(({ name }) => name === "vms"))
      return "counts what runs there, not what there is"
    if (plain[index]!.unit === "percent" && role !== "gpuShare") return "a percentage, no amount"
    return null
  }
  for (const rule of kind === "vms" ? vmColumns : hostColumns) {
    if (taken.has(rule.role)) continue
    // "# CPU" of a host counts its sockets.
    const isSockets = (index: number) =>
      kind === "hosts" && rule.role === "vcpu" && plain[index]!.name === "cpu" && table.headers[index]!.trim().startsWith("#")
    search: for (const name of rule.names) {
      for (let index = 0; index < plain.length; index++) {
        if (drafts[index] || plain[index]!.name !== name || isSockets(index)) continue
        const why = refusal(rule.role, index)
        if (why === notAGpu && kind === "hosts" && !taken.has("serverModel")) {
          drafts[index] = { role: "serverModel", unit: null, reason: why }
          taken.add("serverModel")
          continue
        }
        if (why !== null) {
          drafts[index] = { role: null, unit: null, reason: why }
          continue
        }
        drafts[index] = { role: rule.role, unit: rule.unit ?? null, reason: "by its name" }
        taken.add(rule.role)
        break search
      }
    }
  }
  settleGpuColumn(kind, drafts, taken, cellsOf)
  settleCount(kind, drafts, taken, table, notes)
  // A column that only the name of another role kept from being read may still name the GPUs.
  if (!taken.has("model")) {
    const index = plain.findIndex(
      ({ name }, i) => !drafts[i] && /^(gpu|product|card|device|adapter|graphics)$/.test(name) && holdsGpuNames(cellsOf(i)),
    )
    if (index >= 0) {
      drafts[index] = { role: "model", unit: null, reason: "its cells name GPUs" }
      taken.add("model")
    }
  }
  settleCores(kind, drafts, taken, table, notes)

  const columns = table.headers.map((header, index): TakenColumn => {
    const draft = drafts[index]
    if (!draft || draft.role === null) {
      const reason =
        draft?.reason ??
        (namesUse(header) && namesResource(header) ? "what is used, not what there is" : whyNot(plain[index]!.name, kind, taken))
      const isPassedOver = namesResource(header) || (!taken.has("model") && draft?.role !== null && speaksOfGpus(cellsOf(index)))
      return { index, header, role: null, unit: null, reason, isAsked: false, isPassedOver }
    }
    const column = {
      role: draft.role,
      told: draft.unit,
      chosen: choices[header]?.unit,
      named: plain[index]!.unit,
      cells: cellsOf(index),
    }
    const settled = unitOf(column, { kind, mark, layout, drafts, sample })
    return {
      index,
      header,
      role: draft.role,
      unit: settled.unit,
      reason: settled.reason ?? draft.reason,
      isAsked: settled.isAsked,
      isPassedOver: false,
    }
  })
  return { columns, layout, mark, isMarkAsked, notes }
}

const whyNot = (name: string, kind: Kind, taken: ReadonlySet<Role>): string => {
  const rule = (kind === "vms" ? vmColumns : hostColumns).find((one) => one.names.includes(name))
  return rule && taken.has(rule.role)
    ? `another column is read as ${(roleNames[kind][rule.role] ?? rule.role).toLowerCase()}`
    : "the name is not known"
}

interface Draft {
  role: Role | null
  unit: Unit | null
  reason: string
}

const holdsGpuNames = (cells: readonly string[]): boolean =>
  cells.filter((cell) => /[a-z]\s*\d|[a-z]{3,}/i.test(cell) && looksLikeGpu(cell)).length * 2 > cells.filter((cell) => cell !== "0").length

/** Most of its cells say gpu, or a GPU's name, under whatever name of a column. */
const speaksOfGpus = (cells: readonly string[]): boolean => {
  const asked = cells.slice(0, 200)
  return (
    asked.length > 0 && asked.filter((cell) => /(^|[^a-z])v?gpus?([^a-z]|$)/i.test(cell) || looksLikeGpu(cell)).length * 2 > asked.length
  )
}

/** A column "gpu" may hold shares, numbers or names: its cells tell. */
function settleGpuColumn(kind: Kind, drafts: (Draft | null)[], taken: Set<Role>, cellsOf: (index: number) => readonly string[]): void {
  drafts.forEach((draft, index) => {
    if (draft?.reason !== "by its name") return
    const cells = cellsOf(index)
    if (cells.length === 0) return
    if (draft.role === "gpuShare" || draft.role === "gpus") {
      if (holdsGpuNames(cells) && !taken.has("model")) {
        taken.delete(draft.role)
        taken.add("model")
        drafts[index] = { role: "model", unit: null, reason: "its cells name GPUs" }
      } else if (draft.role === "gpus" && kind === "vms" && !taken.has("gpuShare") && cells.some((cell) => /^0?[.,]\d+$|%$/.test(cell))) {
        taken.delete("gpus")
        taken.add("gpuShare")
        drafts[index] = { role: "gpuShare", unit: null, reason: "its cells hold parts of a GPU" }
      }
    }
  })
}

/** A bare count beside the GPU's model of a host that bears a name counts its GPUs: of a host with a name there is one. */
function settleCount(kind: Kind, drafts: (Draft | null)[], taken: Set<Role>, table: Table, notes: string[]): void {
  const index = drafts.findIndex((draft) => draft?.role === "count" && draft.reason === "by its name")
  if (kind !== "hosts" || index < 0 || taken.has("gpus") || !taken.has("model") || !taken.has("name")) return
  drafts[index] = { role: "gpus", unit: null, reason: "stands beside the GPU's model of a host with a name" }
  taken.delete("count")
  taken.add("gpus")
  notes.push(`${table.headers[index]} is read as the number of GPUs of each host, since each has a name and a GPU's model beside it.`)
}

/** Sockets and cores: cores of VMs beside sockets are per socket only where something says so. */
function settleCores(kind: Kind, drafts: (Draft | null)[], taken: Set<Role>, table: Table, notes: string[]): void {
  const drop = (role: Role, reason: string) =>
    drafts.forEach((draft, index) => {
      if (draft?.role === role && draft.reason !== "as you chose") drafts[index] = { role: null, unit: null, reason }
    })
  // "# CPU" beside "Cores per CPU".
  if (kind === "hosts" && !taken.has("vcpu") && taken.has("coresPerSocket") && !taken.has("sockets")) {
    const index = table.headers.findIndex((header, i) => !drafts[i] && /^(cpus?|num cpus?)$/.test(plainName(header).name))
    if (index >= 0) {
      drafts[index] = { role: "sockets", unit: null, reason: "stands beside the cores of each" }
      taken.add("sockets")
    }
  }
  if (taken.has("vcpu")) {
    if (taken.has("sockets") || taken.has("coresPerSocket")) {
      const what = drafts.find((draft) => draft?.role === "vcpu")
      if (what?.reason === "by its name" && taken.has("sockets") && !taken.has("coresPerSocket") && kind === "vms") {
        const index = drafts.indexOf(what)
        if (plainName(table.headers[index]!).name === "cores") {
          drafts[index] = { role: "coresPerSocket", unit: null, reason: "stands beside sockets" }
          notes.push(`${table.headers[index]} is read as the cores of each socket, since sockets stand beside it.`)
          return
        }
      }
      drop("sockets", "another column counts them all")
      drop("coresPerSocket", "another column counts them all")
    }
    return
  }
  if (taken.has("sockets") && !taken.has("coresPerSocket")) {
    drop("sockets", "sockets without the cores of each say nothing of how many there are")
    taken.delete("sockets")
  }
}

/** The table's decimal mark: what cells with one mark or both tell. */
function markOf(table: Table, chosen: DecimalMark | null): { mark: DecimalMark; isMarkAsked: boolean } {
  if (chosen !== null) return { mark: chosen, isMarkAsked: false }
  let point = 0
  let comma = 0
  let either = 0
  for (const { cells } of table.rows.length > 50_000 ? table.rows.slice(0, 50_000) : table.rows) {
    for (const cell of cells) {
      if (!/^[-+]?\s*[\d.,'’\s]*\d(\s*[a-z%]{1,5})?$/i.test(cell)) continue
      const told = markIn(cell)
      if (told === "point") point++
      else if (told === "comma") comma++
      else if (told === "either") either++
    }
  }
  if (point !== comma) return { mark: comma > point ? "comma" : "point", isMarkAsked: false }
  return { mark: table.delimiter === ";" && either > 0 ? "comma" : "point", isMarkAsked: either > 0 && table.delimiter === ";" }
}

interface SettledUnit {
  readonly unit: Unit | null
  readonly reason?: string
  readonly isAsked: boolean
}

/** A column whose role is known, and what speaks for its unit. */
interface Unsettled {
  readonly role: Role
  /** By its layout, and by the reader. */
  readonly told: Unit | null
  readonly chosen: Unit | undefined
  /** By the column's name. */
  readonly named: Unit | "percent" | null
  readonly cells: readonly string[]
}

interface WholeTable {
  readonly kind: Kind
  readonly mark: DecimalMark
  readonly layout: Layout | null
  readonly drafts: readonly (Draft | null)[]
  readonly sample: Table["rows"]
}

function unitOf({ role, told, chosen, named, cells }: Unsettled, whole: WholeTable): SettledUnit {
  const { kind, mark, layout } = whole
  const allowed = unitsOf(kind, role)
  if (allowed.length === 0) return { unit: null, isAsked: false }
  if (chosen && allowed.includes(chosen)) return { unit: chosen, reason: "as you chose", isAsked: false }
  if (named !== null && allowed.includes(named))
    return { unit: named, reason: `${named === "percent" ? "percent" : named} by its name`, isAsked: false }
  if (role === "gpuShare") {
    const isLarge = told === null && cells.some((cell) => readAmount(cell, mark).unit === "" && readAmount(cell, mark).value > MOST_OF_ONE)
    return isLarge
      ? { unit: "GPUs", reason: "nothing tells whether these are GPUs, percent or thousandths of one", isAsked: true }
      : { unit: told ?? "GPUs", isAsked: false }
  }
  if (role === "vcpu") {
    if (told !== null) return { unit: told, isAsked: false }
    return kind === "vms"
      ? { unit: "vCPUs", isAsked: false }
      : { unit: "threads", reason: "nothing says whether these are cores or threads", isAsked: true }
  }
  if (told !== null) return { unit: told, reason: `${told}, as ${layout?.title ?? "the layout"} has it`, isAsked: false }
  const bare = cells.map((cell) => readAmount(cell, mark))
  if (bare.length > 0 && bare.every((one) => memoryUnitOf(one.unit) !== null)) {
    const units = new Set(bare.map((one) => memoryUnitOf(one.unit)!))
    return { unit: units.size === 1 ? [...units][0]! : null, reason: "its cells name their unit", isAsked: false }
  }
  const figures = bare.filter((one) => one.value > 0 && one.unit === "").map((one) => one.value)
  if (figures.length > 0 && figures.every((value) => value >= 2 ** 25 && value % 2 ** 20 === 0))
    return { unit: "B", reason: "whole MiB in bytes, every one of them", isAsked: false }
  if (figures.length === 0) return { unit: "GiB", reason: "it holds no figures", isAsked: false }
  return { unit: assumed(role, figures, whole), reason: "nothing tells the unit", isAsked: true }
}

/** The unit under which a middling row is most like what people build; a proposal to the reader, never more. */
function assumed(role: Role, figures: readonly number[], { kind, drafts, sample, mark }: WholeTable): Unit {
  const middle = figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!
  let usual = role === "ram" ? (kind === "vms" ? 16 : 512) : kind === "vms" ? 4 : 24
  const vcpu = drafts.findIndex((draft) => draft?.role === "vcpu")
  if (role === "ram" && vcpu >= 0) {
    const counts = sample.map((row) => readAmount(row.cells[vcpu]!, mark).value).filter((value) => value > 0)
    const of = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)]
    if (of !== undefined && of < 2000) usual = 4 * of
  }
  const far = (unit: Unit) => Math.abs(Math.log((middle * mibOf[unit as keyof typeof mibOf]) / 1024 / usual))
  return memoryUnits.reduce<Unit>((best, unit) => (far(unit) < far(best) ? unit : best), "GiB")
}
