import { figure } from "../../base/figures.ts"
import { quote } from "../../engine/basics/told.ts"
import type { Kind, Unit } from "./columns.ts"
import { isBlank, isError, memoryUnitOf, mibOf, readAmount } from "./quantity.ts"
import type { Table } from "./table.ts"
import type { Taken, TakenColumn } from "./take.ts"
import { bare, type LayoutReason, type ReadingTold } from "./tellings.ts"

/** A column as a reader is shown it. */
export interface ShownColumn<Text = ReadingTold> extends TakenColumn<Text> {
  readonly meaning: Text
  /** Three cells as they stand, and what they are read as. */
  readonly before: readonly string[]
  readonly after: readonly (Text | null)[]
  /** Where the unit is asked: the first cell under both readings, as the end of a sentence. */
  readonly example: Text | null
  /** Not used, and close to what a reader looks for: it speaks of GPUs or servers. */
  readonly isNear: boolean
}

const SHOWN = 3

/** Why a column is not used that speaks of GPUs or servers all the same. */
const near: ReadonlySet<string> = new Set<LayoutReason>([
  "names-no-gpu",
  "names-no-profile",
  "server-model",
  "gives-shared-gpus",
  "how-gpus-are-cut",
  "how-many-share",
  "with-gpus-requested",
  "gpu-it-stands-on",
  "all-gpus-of-host",
])

const unitNamed = (unit: Unit): ReadingTold => ({ id: "unit", values: { unit } })

export function samplesOf(table: Table, taken: Taken, kind: Kind): readonly ShownColumn[] {
  return taken.columns.map((column): ShownColumn => {
    const before: string[] = []
    for (const { cells } of table.rows) {
      const cell = cells[column.index]!
      if (cell !== "" && !before.includes(cell)) before.push(cell)
      if (before.length === SHOWN) break
    }
    const as = (cell: string, unit: Unit | null) => meant(cell, column, unit, taken)
    const first = before.find((cell) => !isBlank(cell) && !isError(cell))
    const other: Unit = column.unit === "MiB" ? "GiB" : "MiB"
    const isMemory = column.role === "ram" || column.role === "frameBuffer"
    const example: ReadingTold | null =
      column.isAsked && isMemory && first !== undefined
        ? {
            id: "under-both",
            values: { cell: quote(first), meant: as(first, column.unit), unit: unitNamed(other), other: as(first, other) },
          }
        : null
    return {
      ...column,
      meaning: column.role === null ? bare("not-used") : { id: "role", values: { kind, role: column.role } },
      before,
      after: column.role === null ? before.map(() => null) : before.map((cell) => as(cell, column.unit)),
      example,
      isNear: near.has(column.reason.id),
    }
  })
}

const short = (value: number): string => figure(value, value < 1 ? 4 : 2)
const asItStands = (cell: string): ReadingTold => ({ id: "cell-as-it-stands", values: { cell: quote(cell) } })
const figureOf = (value: number, unit: Unit | null): ReadingTold => ({
  id: "cell-figure",
  values: { figure: quote(short(value)), unit: unit === null ? null : unitNamed(unit) },
})

function meant(cell: string, { role }: TakenColumn, unit: Unit | null, { mark }: Taken): ReadingTold {
  if (isError(cell)) return bare("cell-not-readable")
  if (isBlank(cell)) return bare(role === "vcpu" || role === "ram" ? "cell-not-stated" : "cell-none")
  if (role === "ram" || role === "frameBuffer") {
    const read = readAmount(cell, mark)
    const own = read.unit === "" ? unit : memoryUnitOf(read.unit)
    if (Number.isNaN(read.value) || own === null) return bare("cell-not-readable")
    const mib = read.value * mibOf[own as keyof typeof mibOf]
    return mib < 1024 && role === "frameBuffer" ? figureOf(mib, "MiB") : figureOf(mib / 1024, "GiB")
  }
  if (role === "vcpu" || role === "gpuShare") {
    const { value, unit: own } = readAmount(cell, mark)
    if (Number.isNaN(value)) return bare("cell-not-readable")
    const plain = own === "%" || unit === "percent" ? value / 100 : own === "m" || unit === "thousandths" ? value / 1000 : value
    if (role === "gpuShare") return { id: "cell-share", values: { figure: quote(short(plain)) } }
    return figureOf(plain, unit === "thousandths" ? "vCPUs" : unit)
  }
  if (role === "gpus" || role === "count" || role === "sockets" || role === "coresPerSocket") {
    const { value } = readAmount(cell, mark)
    return Number.isNaN(value) ? asItStands(cell) : figureOf(value, null)
  }
  return asItStands(cell)
}
