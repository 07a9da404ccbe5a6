import { figure } from "../../base/figures.ts"
import { roleNames, type Kind, type Unit } from "./columns.ts"
import { isBlank, isError, memoryUnitOf, mibOf, readAmount } from "./quantity.ts"
import type { Table } from "./table.ts"
import type { Taken, TakenColumn } from "./take.ts"

/** A column as a reader is shown it. */
export interface ShownColumn extends TakenColumn {
  readonly meaning: string
  /** Three cells as they stand, and what they are read as. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Where the unit is asked: the first cell under both readings, as the end of a sentence. */
  readonly example: string
}

const SHOWN = 3

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
    const example =
      column.isAsked && isMemory && first !== undefined
        ? ` ("${first}" is ${as(first, column.unit)}; as ${other} it would be ${as(first, other)})`
        : ""
    return {
      ...column,
      meaning: column.role === null ? "Not used" : (roleNames[kind][column.role] ?? column.role),
      before,
      after: column.role === null ? before.map(() => "") : before.map((cell) => as(cell, column.unit)),
      example,
    }
  })
}

const short = (value: number): string => figure(value, value < 1 ? 4 : 2)

function meant(cell: string, { role }: TakenColumn, unit: Unit | null, { mark }: Taken): string {
  if (isError(cell)) return "not readable"
  if (isBlank(cell)) return role === "vcpu" || role === "ram" ? "not stated" : "none"
  if (role === "ram" || role === "frameBuffer") {
    const read = readAmount(cell, mark)
    const own = read.unit === "" ? unit : memoryUnitOf(read.unit)
    if (Number.isNaN(read.value) || own === null) return "not readable"
    const mib = read.value * mibOf[own as keyof typeof mibOf]
    return mib < 1024 && role === "frameBuffer" ? `${short(mib)} MiB` : `${short(mib / 1024)} GiB`
  }
  if (role === "vcpu" || role === "gpuShare") {
    const { value, unit: own } = readAmount(cell, mark)
    if (Number.isNaN(value)) return "not readable"
    const plain = own === "%" || unit === "percent" ? value / 100 : own === "m" || unit === "thousandths" ? value / 1000 : value
    return role === "gpuShare" ? `${short(plain)} GPU` : `${short(plain)} ${unit === "thousandths" ? "vCPUs" : (unit ?? "")}`.trim()
  }
  if (role === "gpus" || role === "count" || role === "sockets" || role === "coresPerSocket") {
    const { value } = readAmount(cell, mark)
    return Number.isNaN(value) ? cell : short(value)
  }
  return cell
}
