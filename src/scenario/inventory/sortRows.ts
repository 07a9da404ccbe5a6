import { asideReason, isNamedTotal, leftOutAs, totalRow, type Aside, type LeftOut } from "./aside.ts"
import { asideTold } from "./caveats.ts"
import { rowReader, Unreadable, type RowReader } from "./cells.ts"
import { gpuRoles, type Kind } from "./columns.ts"
import { wholeNumber } from "./readVms.ts"
import type { ruleBook } from "./rules.ts"
import type { Place } from "./sheet.ts"
import { heldOf, lineIs, type BadRow, type Table } from "./table.ts"
import type { Taken } from "./take.ts"
import type { ReadingTold } from "./tellings.ts"

const MOST_PER_ROW = 100_000

/** What the rows of a table are read with. */
interface Rows {
  readonly table: Table
  readonly taken: Taken
  readonly kind: Kind
  readonly book: ReturnType<typeof ruleBook>
  readonly countAll: boolean
  /** The column of GPUs is one that the reader added for rows that no rule catches. */
  readonly isAdded: boolean
}

/** What one row is read as; what is to be minded of it is said. */
export type ItemOf<Item> = (row: RowReader, say: (note: ReadingTold) => void) => Item

export interface KeptRow<Item> {
  readonly item: Item
  readonly row: RowReader
  /** How many it stands for. */
  readonly times: number
  /** A rule says something of it. */
  readonly isCaught: boolean
  /** And that is its work alone. */
  readonly isNamed: boolean
  readonly cells: readonly string[]
}

/** The rows of a table: those that are kept, those that could not be read, and those that are not placed. */
interface Sorted<Item> {
  readonly kept: readonly KeptRow<Item>[]
  readonly bad: readonly BadRow[]
  readonly aside: readonly BadRow[]
  readonly left: ReadonlyMap<LeftOut, number>
  /** Lines of totals. */
  readonly totals: readonly number[]
  readonly notes: readonly ReadingTold[]
}

export function sortRows<Item>({ table, taken, kind, book, countAll, isAdded }: Rows, itemOf: ItemOf<Item>): Sorted<Item> {
  const { place } = table
  const [bad, aside, totals]: [BadRow[], BadRow[], number[]] = [[...table.bad], [...table.repeated], []]
  const left = new Map<LeftOut, number>()
  // By what they say: thousands of rows may say the same.
  const notes = new Map<string, ReadingTold>()
  const kept: KeptRow<Item>[] = []
  const total = totalRow(table, taken)
  const readerOf = rowReader(taken.columns, taken.mark, place)
  const ofOthers = taken.columns.filter(({ role }) => role === null || !gpuRoles.includes(role))
  const bareOf = rowReader(ofOthers, taken.mark, place)
  const say = (note: ReadingTold) => notes.set(JSON.stringify(note), note)
  for (const tableRow of table.rows) {
    const { line, cells } = tableRow
    const row = readerOf(line, cells)
    if (tableRow === total || isNamedTotal(row)) {
      aside.push(asideRow(line, cells, { why: "total" }, place))
      totals.push(line)
      continue
    }
    const reason = countAll ? null : asideReason(kind, row, taken.layout?.off)
    if (reason !== null) {
      aside.push(asideRow(line, cells, reason, place))
      const key = leftOutAs(kind, reason)
      left.set(key, (left.get(key) ?? 0) + 1)
      continue
    }
    try {
      const gift = book.giftFor(row)
      // A rule that names work leaves the GPUs that a row states as they are; else what the row says of them does not count, nor does what is wrong with that.
      const work = gift !== null && !isAdded && statesGpus(row) ? book.workOf(gift) : null
      const item =
        gift === null
          ? itemOf(row, say)
          : work !== null
            ? { ...itemOf(row, say), ...work }
            : { ...itemOf(bareOf(line, cells), say), ...gift }
      kept.push({
        item,
        row,
        isCaught: gift !== null,
        isNamed: work !== null,
        times: wholeNumber(row.figure("count") ?? 1, "count", MOST_PER_ROW),
        cells,
      })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      bad.push({ row: line, text: lineIs(line, error.told, place), held: heldOf(cells) })
    }
  }
  return { kept, bad, aside, left, totals, notes: [...notes.values()] }
}

/** A cell of the row speaks of GPUs, if only to say that there are none. */
const statesGpus = (row: RowReader): boolean => gpuRoles.some((role) => row.text(role) !== "")

export const asideRow = (line: number, cells: readonly string[], aside: Aside, place: Place): BadRow => ({
  row: line,
  text: lineIs(line, asideTold(aside), place),
  held: heldOf(cells),
})
