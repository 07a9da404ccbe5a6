import { quote } from "../../engine/basics/told.ts"
import { hostColumns, namesResource, namesUse, plainName, vmColumns, type Kind, type Role, type Unit } from "./columns.ts"
import { countAndModel, type GpuNames } from "./gpuNames.ts"
import type { Layout } from "./layout.ts"
import { layoutOf } from "./layouts.ts"
import { markOf } from "./marks.ts"
import { isBlank, isError, type DecimalMark } from "./quantity.ts"
import { holdsGpuNames, settleCores, settleCount, settleGpuColumn, speaksOfGpus, type Draft, type Drafts } from "./settle.ts"
import type { Table } from "./table.ts"
import { bare, type LayoutReason, type ReadingTold } from "./tellings.ts"
import { unitOf } from "./units.ts"

/** What a reader chose for a column; `role: null` leaves it out. */
export interface Choice {
  readonly role?: Role | null
  readonly unit?: Unit
}

/** What a column is taken for. */
export interface TakenColumn<Text = ReadingTold> {
  readonly index: number
  readonly header: string
  /** null: not used. */
  readonly role: Role | null
  /** null where its cells need none, or name their own. */
  readonly unit: Unit | null
  /** Why, in a few words. */
  readonly reason: Text
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
  readonly notes: readonly ReadingTold[]
}

const SAMPLE = 5_000

/** Gives every column a role and a unit: as the reader chose, else as an export's layout has it, else by its name, and the unit by name or cells. */
export function takeColumns(
  table: Table,
  kind: Kind,
  names: GpuNames,
  choices: Readonly<Record<string, Choice>> = {},
  chosenMark: DecimalMark | null = null,
): Taken {
  const notes: ReadingTold[] = []
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

  const drafts: (Draft | null)[] = table.headers.map(() => null)
  const taken = new Set<Role>()
  const columns: Drafts = { kind, drafts, taken, table, cellsOf, notes }
  table.headers.forEach((header, index) => {
    const choice = choices[header]
    if (choice?.role === undefined) return
    drafts[index] = { role: choice.role, unit: choice.unit ?? null, reason: bare("as-chosen") }
    if (choice.role !== null) taken.add(choice.role)
  })
  if (layout) {
    notes.push({ id: "columns-of", values: { layout: quote(layout.title) } })
    const asLayout: ReadingTold = { id: "as-layout", values: { layout: quote(layout.title) } }
    plain.forEach(({ name }, index) => {
      const told = Object.hasOwn(layout.columns, name) ? layout.columns[name] : undefined
      if (!told || drafts[index]) return
      if (told.role !== null && taken.has(told.role)) {
        // By its name alone it would be taken for something else.
        drafts[index] = { role: null, unit: null, reason: otherColumn(kind, told.role) }
        return
      }
      drafts[index] = { role: told.role, unit: told.unit ?? null, reason: told.why === undefined ? asLayout : bare(told.why) }
      if (told.role !== null) taken.add(told.role)
    })
  }
  const isSequence = (index: number): boolean => {
    const { rows } = table
    const first = Number(rows[0]?.cells[index])
    return rows.length >= 2 && (first === 0 || first === 1) && rows.every((row, i) => Number(row.cells[index]) === first + i)
  }
  const refusal = (role: Role, index: number): LayoutReason | null => {
    if (role === "count" && isSequence(index)) return "counts-rows"
    if (role === "count" && kind === "hosts" && plain[index]!.name === "vms") return "counts-runs"
    if (role === "profile" && plain[index]!.name === "instance type" && !cellsOf(index).some((cell) => names.profile(cell) !== null))
      return "names-no-profile"
    if (role === "model" && plain[index]!.name === "model") {
      const cells = [...new Set(cellsOf(index))].slice(0, 200)
      const gpus = cells.filter(
        (cell) =>
          names.model(countAndModel(cell).model).length > 0 ||
          /nvidia|tesla|geforce|radeon|quadro|instinct|rtx|\ba\d{2,3}\b|\bgpu\b/i.test(cell),
      )
      if (gpus.length * 2 < cells.length || cells.length === 0) return "names-no-gpu"
    }
    if (role === "vcpu" && kind === "hosts" && /^(vcpus?)$/.test(plain[index]!.name) && plain.some(({ name }) => name === "vms"))
      return "counts-runs-not-there"
    if (plain[index]!.unit === "percent" && role !== "gpuShare") return "is-percentage"
    if (role === "vcpu" && cellsOf(index).length > 0 && cellsOf(index).every((cell) => /^\W*[a-z]{3}/i.test(cell))) return "no-figures"
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
        if (why === "names-no-gpu" && kind === "hosts" && !taken.has("serverModel")) {
          drafts[index] = { role: "serverModel", unit: null, reason: bare(why) }
          taken.add("serverModel")
          continue
        }
        if (why !== null) {
          drafts[index] = { role: null, unit: null, reason: bare(why) }
          continue
        }
        drafts[index] = { role: rule.role, unit: rule.unit ?? null, reason: bare("by-name") }
        taken.add(rule.role)
        break search
      }
    }
  }
  settleGpuColumn(columns)
  settleCount(columns)
  if (kind === "vms" && !taken.has("profile")) {
    const index = table.headers.findIndex((header, i) => {
      const cells = drafts[i] || !namesResource(header) ? [] : [...new Set(cellsOf(i))]
      return cells.length > 0 && cells.every((cell) => names.profile(countAndModel(cell).model) !== null)
    })
    if (index >= 0) {
      drafts[index] = { role: "profile", unit: null, reason: bare("cells-name-profiles") }
      taken.add("profile")
    }
  }
  // A column that only the name of another role kept from being read may still name the GPUs.
  if (!taken.has("model")) {
    const index = plain.findIndex(
      ({ name }, i) => !drafts[i] && /^(gpu|product|card|device|adapter|graphics)$/.test(name) && holdsGpuNames(cellsOf(i)),
    )
    if (index >= 0) {
      drafts[index] = { role: "model", unit: null, reason: bare("cells-name-gpus") }
      taken.add("model")
    }
  }
  settleCores(columns)

  const settled = table.headers.map((header, index): TakenColumn => {
    const draft = drafts[index]
    if (!draft || draft.role === null) {
      const reason =
        draft?.reason ?? (namesUse(header) && namesResource(header) ? bare("used-not-there") : whyNot(plain[index]!.name, kind, taken))
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
    const { unit, reason, isAsked } = unitOf(column, { kind, mark, layout, drafts, sample })
    return {
      index,
      header,
      role: draft.role,
      unit,
      reason: reason ?? draft.reason,
      isAsked,
      isPassedOver: false,
    }
  })
  return { columns: settled, layout, mark, isMarkAsked, notes }
}

const otherColumn = (kind: Kind, role: Role): ReadingTold => ({ id: "other-column", values: { kind, role } })

const whyNot = (name: string, kind: Kind, taken: ReadonlySet<Role>): ReadingTold => {
  const rule = (kind === "vms" ? vmColumns : hostColumns).find((one) => one.names.includes(name))
  return rule && taken.has(rule.role) ? otherColumn(kind, rule.role) : bare("name-unknown")
}
