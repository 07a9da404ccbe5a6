import { type BinProblem, EPSILON } from "./problem.ts"

/** Steps of the simplex method after which its prices are taken as they are: scaled below, they stay a bound. */
const MOST_PIVOTS = 80

/** What a linear program gives: prices of the rows, and how much the columns can be worth at most. */
export interface Prices {
  readonly prices: readonly number[]
  readonly worth: number
}

/**
 * The dual of max worths·x where the columns, x times, take no more of each row than `room`: prices of the rows such that no column is worth
 * more than what it takes, and whole worth ≤ prices·room. Dense simplex method, small tables only. Null where a column takes nothing.
 *
 *                  columns        slack of each row    right
 *     row 0      what they take    1  0                room
 *     row 1      of each row       0  1                room
 *     gains      worths            0  0                0       ends as: nothing left to gain; minus the prices stand under the slack
 *
 * At every pivot each row stays an equation that holds, and the right column stays at least 0. Prices taken early, or spoilt by rounding,
 * would be too low for some column: `scale` raises all of them until none is, so that what is given is a bound however the pivots went.
 */
export function priceRows(columns: readonly (readonly number[])[], worths: readonly number[], room: readonly number[]): Prices | null {
  const rows = room.length
  const all = columns.length + rows
  const width = all + 1
  const table = new Float64Array((rows + 1) * width)
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c]!
    let takes = false
    for (let r = 0; r < rows; r++) {
      table[r * width + c] = column[r]!
      if (column[r]! > 0) takes = true
    }
    if (!takes) return null
    table[rows * width + c] = worths[c]!
  }
  for (let r = 0; r < rows; r++) {
    table[r * width + columns.length + r] = 1
    table[r * width + all] = Math.max(0, room[r]!)
  }
  const gains = rows * width
  for (let pivots = 0; pivots < MOST_PIVOTS; pivots++) {
    // The column with most to gain comes in, for the row that it uses up first.
    let entering = -1
    let most = 1e-9
    for (let c = 0; c < all; c++) if (table[gains + c]! > most) [most, entering] = [table[gains + c]!, c]
    if (entering < 0) break
    let leaving = -1
    let least = Infinity
    for (let r = 0; r < rows; r++) {
      const by = table[r * width + entering]!
      if (by > 1e-9 && table[r * width + all]! / by < least) [least, leaving] = [table[r * width + all]! / by, r]
    }
    if (leaving < 0) break
    const pivot = leaving * width
    const by = table[pivot + entering]!
    for (let c = 0; c < width; c++) table[pivot + c]! /= by
    for (let r = 0; r <= rows; r++) {
      const times = table[r * width + entering]!
      if (r === leaving || times === 0) continue
      for (let c = 0; c < width; c++) table[r * width + c]! -= times * table[pivot + c]!
    }
  }
  const prices = room.map((_, r) => Math.max(0, -table[gains + columns.length + r]!))
  // However early that ended: no column may be worth more than what it takes.
  let scale = 1
  for (let c = 0; c < columns.length; c++) {
    let cost = 0
    for (let r = 0; r < rows; r++) cost += prices[r]! * columns[c]![r]!
    if (cost < worths[c]!) scale = Math.max(scale, cost > 0 ? worths[c]! / cost : Infinity)
  }
  if (scale === Infinity) return null
  let worth = 0
  for (let r = 0; r < rows; r++) worth += (prices[r]! *= scale) * Math.max(0, room[r]!)
  return { prices, worth }
}

/** The least prices of a bin's resources at which no VM is worth more than what it takes. */
export function resourcePrices({ resources }: BinProblem, worths: readonly number[]): readonly number[] | null {
  const groups = worths.map((_, g) => g).filter((g) => worths[g]! > EPSILON)
  const columns = groups.map((g) => resources.map(({ use }) => use[g]!))
  const found = priceRows(
    columns,
    groups.map((g) => worths[g]!),
    resources.map(() => 1),
  )
  return found === null ? null : found.prices
}
