import type { Range } from "../../dataset/schema/index.ts"
import type { MissingTold } from "./tellings.ts"

/**
 * Range arithmetic. A range is a bracket, not a distribution: every operation takes the worst ends together, so the
 * result always brackets the truth and is never narrower than its inputs allow. Order low <= likely <= high is kept by
 * every function here for ordered inputs. Units are the caller's.
 */

/** A range whose parts may be unknown: `known` false means the figure is "at least" this, and `missing` says what is not known. */
export interface Money extends Range {
  readonly known: boolean
  readonly missing: readonly MissingTold[]
}

/** A quantity known exactly. */
export const exact = (value: number): Range => ({ low: value, likely: value, high: value })

export const zero: Range = exact(0)

/** A range from three figures in any order: the middle one becomes the likely one. */
export function rangeOf(a: number, b: number, c: number): Range {
  const low = Math.min(a, b, c)
  const high = Math.max(a, b, c)
  return { low, likely: Math.max(Math.min(a, b), Math.min(Math.max(a, b), c)), high }
}

export const isExact = (range: Range): boolean => range.low === range.high

export const isOrdered = (range: Range): boolean => range.low <= range.likely && range.likely <= range.high

export const add = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  likely: a.likely + b.likely,
  high: a.high + b.high,
})

/** Times an exact factor of either sign. */
export const scale = (range: Range, factor: number): Range =>
  factor >= 0
    ? { low: range.low * factor, likely: range.likely * factor, high: range.high * factor }
    : { low: range.high * factor, likely: range.likely * factor, high: range.low * factor }

/** a x b. Both must be >= 0. */
export const multiply = (a: Range, b: Range): Range => ({
  low: a.low * b.low,
  likely: a.likely * b.likely,
  high: a.high * b.high,
})

/** a / b. a must be >= 0, b > 0 throughout; a divisor that can be zero is a bug of the caller. */
export function divide(a: Range, b: Range): Range {
  if (!(b.low > 0)) throw new RangeError(`Cannot divide by a range that reaches ${b.low}.`)
  return { low: a.low / b.high, likely: a.likely / b.likely, high: a.high / b.low }
}

/** A monotonically growing function applied to each of the three figures. */
export const mapRange = (range: Range, grow: (value: number) => number): Range => ({
  low: grow(range.low),
  likely: grow(range.likely),
  high: grow(range.high),
})

/** Each figure held between two bounds. */
export const clamp = (range: Range, least: number, most: number): Range => ({
  low: Math.min(Math.max(range.low, least), most),
  likely: Math.min(Math.max(range.likely, least), most),
  high: Math.min(Math.max(range.high, least), most),
})

/** The larger of two quantities, end by end. */
export const maxRange = (a: Range, b: Range): Range => ({
  low: Math.max(a.low, b.low),
  likely: Math.max(a.likely, b.likely),
  high: Math.max(a.high, b.high),
})

export function sum(ranges: readonly Range[]): Range {
  let low = 0
  let likely = 0
  let high = 0
  for (const range of ranges) {
    low += range.low
    likely += range.likely
    high += range.high
  }
  return { low, likely, high }
}

/** sum(weight x range) / sum(weight). Weights >= 0 and as many as ranges; all weights zero: the plain mean. */
export function weightedMean(ranges: readonly Range[], weights: readonly number[]): Range {
  if (ranges.length === 0) throw new RangeError("A mean needs at least one range.")
  let total = 0
  for (const weight of weights) total += weight
  const even = !(total > 0)
  let low = 0
  let likely = 0
  let high = 0
  ranges.forEach((range, index) => {
    const share = even ? 1 / ranges.length : (weights[index] ?? 0) / total
    low += range.low * share
    likely += range.likely * share
    high += range.high * share
  })
  return { low, likely, high }
}

const nothingMissing: readonly MissingTold[] = Object.freeze([])

/** An amount that is wholly known. */
export const known = (range: Range): Money => ({
  low: range.low,
  likely: range.likely,
  high: range.high,
  known: true,
  missing: nothingMissing,
})

export const zeroMoney: Money = known(zero)

/** An amount of which only `atLeast` is known; `part` tells what is missing. */
export const unknownPart = (part: MissingTold, atLeast: Range = zero): Money => ({
  low: atLeast.low,
  likely: atLeast.likely,
  high: atLeast.high,
  known: false,
  missing: [part],
})

const sameMissing = (a: MissingTold, b: MissingTold): boolean => a === b || (a.id === b.id && a.values.of.id === b.values.of.id)

function mergeMissing(a: readonly MissingTold[], b: readonly MissingTold[]): readonly MissingTold[] {
  if (b.length === 0 || a === b) return a
  if (a.length === 0) return b
  return [...a, ...b.filter((one) => !a.some((other) => sameMissing(one, other)))]
}

/** Whether anything is, or may be, to be paid: a likely nothing with a high end is no nothing, nor is what nobody knows. */
export const isCharged = ({ high, known }: Money): boolean => high > 0 || !known

/** Sum of two amounts. An unknown part poisons the sum: it then means "at least". */
export const addMoney = (a: Money, b: Money): Money => ({
  low: a.low + b.low,
  likely: a.likely + b.likely,
  high: a.high + b.high,
  known: a.known && b.known,
  missing: mergeMissing(a.missing, b.missing),
})

export const sumMoney = (amounts: readonly Money[]): Money => amounts.reduce(addMoney, zeroMoney)

/** Times an exact factor >= 0. Zero of an unknown price is a known nothing. */
export const scaleMoney = (amount: Money, factor: number): Money =>
  factor === 0
    ? zeroMoney
    : {
        low: amount.low * factor,
        likely: amount.likely * factor,
        high: amount.high * factor,
        known: amount.known,
        missing: amount.missing,
      }

/** Times an uncertain factor >= 0. */
export const multiplyMoney = (amount: Money, factor: Range): Money => ({
  low: amount.low * factor.low,
  likely: amount.likely * factor.likely,
  high: amount.high * factor.high,
  known: amount.known,
  missing: amount.missing,
})
