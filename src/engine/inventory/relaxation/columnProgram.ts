/** A column of a linear program: rows it takes from, and how much of each. */
export interface ProgramColumn<Tag> {
  readonly rows: readonly number[]
  readonly takes: readonly number[]
  readonly tag: Tag
}

/** What columns are worth, and which are wanted at given prices. */
export interface ProgramWorth<Tag> {
  readonly worthOf: (column: ProgramColumn<Tag>) => number
  readonly price: (prices: Float64Array) => Priced<Tag>
}

export interface ProgramSolution<Tag> {
  /** Columns in use with how often, above 0. */
  readonly parts: readonly { readonly column: ProgramColumn<Tag>; readonly times: number }[]
  /** By row. */
  readonly prices: readonly number[]
  /** Of `parts`. */
  readonly worth: number
  /** No choice of columns is worth more. */
  readonly worthAtMost: number
}

/** Columns worth entering at these prices, and by how much any choice of columns can beat them: Σ over row groups of room × best gain, at most. */
export interface Priced<Tag> {
  readonly columns: readonly ProgramColumn<Tag>[]
  readonly slack: number
}

const ENTERS = 1e-7
/** Rounds without a better bound and pivots in all, after which what is found is taken as it is; the bound stays a bound. */
const MOST_PIVOTS = 6000

/**
 * max Σ worth × times, where the columns take no more of each row than `room`, all of them ≥ 0; columns are made when they are wanted. Revised simplex
 * method with a dense inverse, for some hundreds of rows. Any prices ≥ 0 give the bound prices·room + slack (Lagrangian relaxation of the rows); the best
 * over all rounds is kept, so that stopping early costs sharpness only. Asked again for another worth, it starts from where it stands.
 */
export class ColumnProgram<Tag> {
  private readonly room: Float64Array
  private readonly inverse: Float64Array
  /** Basic column of each row; null: a row's own slack. */
  private readonly basis: (ProgramColumn<Tag> | null)[]
  private readonly times: Float64Array

  constructor(room: readonly number[]) {
    this.room = Float64Array.from(room, (one) => Math.max(0, one))
    this.times = this.room.slice()
    this.inverse = new Float64Array(room.length * room.length)
    room.forEach((_, r) => (this.inverse[r * room.length + r] = 1))
    this.basis = room.map(() => null)
  }

  solve({ worthOf, price }: ProgramWorth<Tag>): ProgramSolution<Tag> {
    const { room, inverse, basis, times } = this
    const m = room.length
    const prices = new Float64Array(m)
    basis.forEach((column, r) => {
      if (column === null) return
      const worth = worthOf(column)
      for (let c = 0; c < m; c++) prices[c]! += worth * inverse[r * m + c]!
    })
    const positive = new Float64Array(m)
    const direction = new Float64Array(m)
    const nonZero = new Int32Array(m)
    let worthAtMost = Infinity
    let kept = new Float64Array(m)
    let pivots = 0

    const enter = (rows: readonly number[], takes: readonly number[], column: ProgramColumn<Tag> | null, gain: number): boolean => {
      direction.fill(0)
      rows.forEach((row, i) => {
        const by = takes[i]!
        for (let r = 0; r < m; r++) direction[r]! += by * inverse[r * m + row]!
      })
      let leaving = -1
      let least = Infinity
      for (let r = 0; r < m; r++) {
        if (direction[r]! <= 1e-9) continue
        const ratio = times[r]! / direction[r]!
        if (ratio < least - 1e-12 || (ratio < least + 1e-12 && leaving >= 0 && direction[r]! > direction[leaving]!))
          [leaving, least] = [r, ratio]
      }
      if (leaving < 0) return false
      pivots++
      const by = direction[leaving]!
      const at = leaving * m
      let filled = 0
      for (let c = 0; c < m; c++) {
        if (inverse[at + c] === 0) continue
        inverse[at + c]! /= by
        nonZero[filled++] = c
      }
      times[leaving] = Math.max(0, times[leaving]! / by)
      for (let r = 0; r < m; r++) {
        const factor = direction[r]!
        if (r === leaving || factor === 0) continue
        const row = r * m
        for (let i = 0; i < filled; i++) inverse[row + nonZero[i]!]! -= factor * inverse[at + nonZero[i]!]!
        times[r] = Math.max(0, times[r]! - factor * times[leaving]!)
      }
      // The gain per unit moves the prices by the leaving row of the new inverse.
      for (let i = 0; i < filled; i++) prices[nonZero[i]!]! += gain * inverse[at + nonZero[i]!]!
      basis[leaving] = column
      return true
    }

    while (pivots < MOST_PIVOTS) {
      // A row whose price is below zero gives its room back: its slack enters.
      let cheapest = -1
      for (let r = 0; r < m; r++) if (prices[r]! < -ENTERS && (cheapest < 0 || prices[r]! < prices[cheapest]!)) cheapest = r
      if (cheapest >= 0) {
        if (!enter([cheapest], [1], null, -prices[cheapest]!)) break
        continue
      }
      for (let r = 0; r < m; r++) positive[r] = Math.max(0, prices[r]!)
      const found = price(positive)
      let bound = found.slack
      for (let r = 0; r < m; r++) bound += positive[r]! * room[r]!
      if (bound < worthAtMost) {
        worthAtMost = bound
        kept = Float64Array.from(positive)
      }
      let entered = false
      for (const column of found.columns) {
        // Prices moved since the column was made: it may have lost its point.
        let gain = worthOf(column)
        column.rows.forEach((row, i) => (gain -= prices[row]! * column.takes[i]!))
        if (gain > ENTERS && enter(column.rows, column.takes, column, gain)) entered = true
      }
      if (!entered) break
    }
    const parts = basis.flatMap((column, r) => (column !== null && times[r]! > 1e-9 ? [{ column, times: times[r]! }] : []))
    const worth = parts.reduce((sum, one) => sum + worthOf(one.column) * one.times, 0)
    return { parts, prices: Array.from(kept), worth, worthAtMost }
  }
}
