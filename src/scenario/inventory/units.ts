import { quote } from "../../engine/basics/told.ts"
import { unitsOf, type Kind, type Role, type Unit } from "./columns.ts"
import type { Layout } from "./layout.ts"
import { memoryUnitOf, memoryUnits, mibOf, readAmount, type DecimalMark } from "./quantity.ts"
import type { Draft } from "./settle.ts"
import type { Table } from "./table.ts"
import { bare, type ReadingTold } from "./tellings.ts"

/** More GPUs than one VM is given; a larger figure may be percent. */
const MOST_OF_ONE = 16

const unitNamed = (unit: Unit): ReadingTold => ({ id: "unit", values: { unit } })

interface SettledUnit {
  readonly unit: Unit | null
  readonly reason?: ReadingTold
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

/** What the figures of a column are in. */
export function unitOf({ role, told, chosen, named, cells }: Unsettled, whole: WholeTable): SettledUnit {
  const { kind, mark, layout } = whole
  const allowed = unitsOf(kind, role)
  if (allowed.length === 0) return { unit: null, isAsked: false }
  if (chosen && allowed.includes(chosen)) return { unit: chosen, reason: bare("as-chosen"), isAsked: false }
  if (named !== null && allowed.includes(named))
    return { unit: named, reason: { id: "unit-by-name", values: { unit: unitNamed(named) } }, isAsked: false }
  if (role === "gpuShare") {
    const isLarge = told === null && cells.some((cell) => readAmount(cell, mark).unit === "" && readAmount(cell, mark).value > MOST_OF_ONE)
    return isLarge ? { unit: "GPUs", reason: bare("unit-of-share-unsaid"), isAsked: true } : { unit: told ?? "GPUs", isAsked: false }
  }
  if (role === "vcpu") {
    if (told !== null) return { unit: told, isAsked: false }
    return kind === "vms" ? { unit: "vCPUs", isAsked: false } : { unit: "threads", reason: bare("cores-or-threads"), isAsked: true }
  }
  if (told !== null && layout !== null)
    return { unit: told, reason: { id: "unit-as-layout", values: { unit: unitNamed(told), layout: quote(layout.title) } }, isAsked: false }
  if (told !== null) return { unit: told, isAsked: false }
  const amounts = cells.map((cell) => readAmount(cell, mark))
  if (amounts.length > 0 && amounts.every((one) => memoryUnitOf(one.unit) !== null)) {
    const units = new Set(amounts.map((one) => memoryUnitOf(one.unit)!))
    return { unit: units.size === 1 ? [...units][0]! : null, reason: bare("unit-in-cells"), isAsked: false }
  }
  const figures = amounts.filter((one) => one.value > 0 && one.unit === "").map((one) => one.value)
  if (figures.length > 0 && figures.every((value) => value >= 2 ** 25 && value % 2 ** 20 === 0))
    return { unit: "B", reason: bare("whole-mib-in-bytes"), isAsked: false }
  if (figures.length === 0) return { unit: "GiB", reason: bare("no-figures"), isAsked: false }
  return { unit: assumed(role, figures, whole), reason: bare("unit-unsaid"), isAsked: true }
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
