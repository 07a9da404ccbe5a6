import { quote } from "../../engine/basics/told.ts"
import { gpuRoles, type Role, type Unit } from "./columns.ts"
import { isBlank, isError, memoryUnitOf, mibOf, readAmount, type DecimalMark } from "./quantity.ts"
import type { Place } from "./sheet.ts"
import type { TakenColumn } from "./take.ts"
import { bare, type BareId, type ReadingTold } from "./tellings.ts"

/** A fault of a row. */
export class Unreadable extends Error {
  readonly told: ReadingTold
  constructor(told: ReadingTold | BareId) {
    super()
    this.told = typeof told === "string" ? bare(told) : told
  }
}

type CellFault = "cell-error" | "cell-no-number" | "cell-no-memory" | "cell-no-unit" | "cell-out-of-range"

const failed = (id: CellFault, cell: string, { header }: TakenColumn) =>
  new Unreadable({ id, values: { cell: quote(cell.slice(0, 40)), header: quote(header) } })

/** One row's cells by what they are. */
export interface RowReader {
  readonly line: number
  /** "line 7": for rows without a name. */
  readonly at: string
  has(role: Role): boolean
  unit(role: Role): Unit | null
  /** Empty where the cell says nothing, such as N/A. */
  text(role: Role): string
  /** A plain number, "%" as hundredths and "m" as thousandths; null where the cell says nothing. */
  figure(role: Role): number | null
  /** MiB; null where the cell says nothing. */
  memoryMib(role: Role): number | null
}

/** What the rows of a table share: where each role stands. */
interface Columns {
  readonly of: ReadonlyMap<Role, TakenColumn>
  readonly mark: DecimalMark
  readonly place: Place
}

interface AmountOfCell {
  readonly value: number
  readonly unit: string
  readonly column: TakenColumn
  readonly cell: string
}

/** Units of plain numbers, and what each makes of them. */
const factors: Readonly<Record<string, number>> = {
  "": 1,
  "%": 0.01,
  m: 0.001,
  x: 1,
  vcpu: 1,
  vcpus: 1,
  cpu: 1,
  cpus: 1,
  cores: 1,
  core: 1,
  gpu: 1,
  gpus: 1,
}

/** A class, for there are as many of these as rows: methods of their own would take longer to make than to read. */
class Row implements RowReader {
  readonly line: number
  readonly #columns: Columns
  readonly #cells: readonly string[]
  constructor(columns: Columns, line: number, cells: readonly string[]) {
    this.#columns = columns
    this.line = line
    this.#cells = cells
  }
  get at(): string {
    return `${this.#columns.place.toLowerCase()} ${this.line}`
  }
  has(role: Role): boolean {
    return this.#columns.of.has(role)
  }
  unit(role: Role): Unit | null {
    return this.#columns.of.get(role)?.unit ?? null
  }
  text(role: Role): string {
    const column = this.#columns.of.get(role)
    const cell = column ? this.#cells[column.index]! : ""
    if (isError(cell)) {
      if (column && gpuRoles.includes(role)) throw failed("cell-error", cell, column)
      return ""
    }
    return isBlank(cell) ? "" : cell
  }
  figure(role: Role): number | null {
    const read = this.#amount(role)
    if (read === null) return null
    const factor = Object.hasOwn(factors, read.unit) ? factors[read.unit] : undefined
    if (factor === undefined) throw failed("cell-no-number", read.cell, read.column)
    // A percent sign in a column of percent says the same thing once.
    return read.unit === "%" && read.column.unit === "percent" ? read.value : read.value * factor
  }
  memoryMib(role: Role): number | null {
    const read = this.#amount(role)
    if (read === null) return null
    const own = read.unit === "" ? null : memoryUnitOf(read.unit)
    if (read.unit !== "" && own === null) throw failed("cell-no-memory", read.cell, read.column)
    const unit = own ?? read.column.unit ?? null
    if (unit === null) throw failed("cell-no-unit", read.cell, read.column)
    return read.value * mibOf[unit as keyof typeof mibOf]
  }
  #amount(role: Role): AmountOfCell | null {
    const column = this.#columns.of.get(role)
    const cell = column ? this.#cells[column.index]! : ""
    if (!column || isBlank(cell)) return null
    if (isError(cell)) throw failed("cell-error", cell, column)
    const { value, unit } = readAmount(cell, this.#columns.mark)
    if (Number.isNaN(value)) throw failed("cell-no-number", cell, column)
    if (value < 0 || value > 1e16) throw failed("cell-out-of-range", cell, column)
    return { value, unit, column, cell }
  }
}

export function rowReader(
  columns: readonly TakenColumn[],
  mark: DecimalMark,
  place: Place,
): (line: number, cells: readonly string[]) => RowReader {
  const of = new Map<Role, TakenColumn>()
  for (const column of columns) if (column.role !== null && !of.has(column.role)) of.set(column.role, column)
  const shared: Columns = { of, mark, place }
  return (line, cells) => new Row(shared, line, cells)
}
