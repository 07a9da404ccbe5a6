import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Scenario } from "../scenario.ts"
import { inputsOfFixed, weighFixed, type Fixed } from "./fixedPlan.ts"
import type { Kin, RangedInput } from "./inputs.ts"
import { withInputs } from "./withInputs.ts"
import { hash, normal, normalShare, stream, triangularPosition, type Stream } from "../basics/random.ts"
import type { Task } from "../basics/task.ts"

/** P10, P50 and P90: so many percent of the draws lie below. */
export interface Percentiles {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

export interface Outcome {
  readonly option: Fixed
  /** USD over the horizon, of the draws in which the option could be placed. */
  readonly total: Percentiles
  /** Weighted by VMs, 0..1. */
  readonly nativeShare: Percentiles
  /** Of each group, by its index in the scenario, 0..1. */
  readonly groupShares: readonly Percentiles[]
  /** Draws by equal steps between the least and the most of all options. */
  readonly totalHistogram: readonly number[]
  readonly shareHistogram: readonly number[]
  /** Share of the draws in which it meets every need, 0..1. */
  readonly feasible: number
  /** Share of the draws in which it meets every need and costs least of the options, 0..1. */
  readonly cheapest: number
}

export interface MonteCarlo {
  readonly seed: number
  readonly draws: number
  readonly inputs: number
  /** Correlation of prices of one kind. */
  readonly priceCorrelation: number
  readonly outcomes: readonly Outcome[]
  /** Share of the draws in which none of the options meets every need. */
  readonly none: number
  /** Ends of the histograms. */
  readonly totalAxis: { readonly from: number; readonly to: number }
  readonly shareAxis: { readonly from: number; readonly to: number }
}

export interface MonteCarloOptions {
  readonly seed?: number
  readonly draws?: number
}

export const histogramSteps = 36
/** Draws between two results on the way. */
const batch = 50

/**
 * Draws all ranged inputs at once, each from a triangular distribution over its low, likely (the mode) and high, and plans,
 * places and prices every option anew for each draw. Prices of one kind (boards, hosts, licences) are correlated by
 * `price-correlation` through a common normal factor (Gaussian copula); all other inputs are independent. All options
 * meet the same draw. The same seed gives the same result; each input draws from a stream of its own. Each step of the
 * task can be asked what is known so far through `onBatch`.
 */
export function* monteCarloTask(
  options: readonly Fixed[],
  scenario: Scenario,
  catalogue: Catalogue,
  { seed = 1, draws = 500 }: MonteCarloOptions = {},
  onBatch?: (soFar: MonteCarlo) => void,
): Task<MonteCarlo> {
  const inputs = inputsOfFixed(options, scenario, catalogue)
  const correlation = catalogue.parameters.find((row) => row.id === "price-correlation")?.value.likely ?? 0
  const own = inputs.map((input) => stream(seed ^ hash(input.id)))
  const shared = new Map<Kin, Stream>(
    (["board-prices", "host-prices", "licence-prices"] as const).map((kin) => [kin, stream(seed ^ hash(kin))]),
  )
  const tallies = options.map((): Tally => ({ totals: [], shares: [], groups: [], feasible: 0, cheapest: 0 }))
  let none = 0
  const result = (done: number): MonteCarlo => summary(options, tallies, none, { seed, draws: done, inputs: inputs.length, correlation })
  for (let draw = 0; draw < draws; draw++) {
    yield { done: draw, of: draws }
    if (draw > 0 && draw % batch === 0) onBatch?.(result(draw))
    const market = new Map([...shared].map(([kin, next]) => [kin, normal(next)]))
    const positions = new Map(inputs.map((input, at) => [input.id, drawn(input, own[at] as Stream, market, correlation)]))
    const view = withInputs(catalogue, positions)
    let best = -1
    let least = Infinity
    options.forEach((option, at) => {
      const made = weighFixed(option, scenario, view)
      const tally = tallies[at]
      if (!made || !tally) return
      tally.totals.push(made.total.likely)
      tally.shares.push(made.nativeShare.likely)
      made.groupShares.forEach((share, group) => (tally.groups[group] ??= []).push(share.likely))
      if (!made.feasible) return
      tally.feasible += 1
      if (made.total.likely < least) {
        least = made.total.likely
        best = at
      }
    })
    const winner = tallies[best]
    if (winner) winner.cheapest += 1
    else none += 1
  }
  return result(draws)
}

interface Tally {
  readonly totals: number[]
  readonly shares: number[]
  readonly groups: number[][]
  feasible: number
  cheapest: number
}

function drawn(input: RangedInput, next: Stream, market: ReadonlyMap<Kin, number>, correlation: number): number {
  const common = input.kin ? market.get(input.kin) : undefined
  if (common === undefined) return triangularPosition(input.range, next())
  const z = Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * normal(next)
  return triangularPosition(input.range, normalShare(z))
}

function summary(
  options: readonly Fixed[],
  tallies: readonly Tally[],
  none: number,
  about: { readonly seed: number; readonly draws: number; readonly inputs: number; readonly correlation: number },
): MonteCarlo {
  const totalAxis = ends(tallies.map((one) => one.totals))
  const shareAxis = ends(tallies.map((one) => one.shares))
  return {
    seed: about.seed,
    draws: about.draws,
    inputs: about.inputs,
    priceCorrelation: about.correlation,
    totalAxis,
    shareAxis,
    none: none / Math.max(1, about.draws),
    outcomes: options.map((option, at) => {
      const tally = tallies[at] ?? { totals: [], shares: [], groups: [], feasible: 0, cheapest: 0 }
      return {
        option,
        total: percentiles(tally.totals),
        nativeShare: percentiles(tally.shares),
        groupShares: tally.groups.map(percentiles),
        totalHistogram: histogram(tally.totals, totalAxis),
        shareHistogram: histogram(tally.shares, shareAxis),
        feasible: tally.feasible / Math.max(1, about.draws),
        cheapest: tally.cheapest / Math.max(1, about.draws),
      }
    }),
  }
}

function ends(lists: readonly (readonly number[])[]): { readonly from: number; readonly to: number } {
  let from = Infinity
  let to = -Infinity
  for (const list of lists) {
    for (const value of list) {
      if (value < from) from = value
      if (value > to) to = value
    }
  }
  return from <= to ? { from, to } : { from: 0, to: 1 }
}

/** Linear between the two draws next to the wanted rank. */
function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => {
    const rank = share * (sorted.length - 1)
    const below = sorted[Math.floor(rank)] ?? 0
    const above = sorted[Math.ceil(rank)] ?? below
    return below + (above - below) * (rank - Math.floor(rank))
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

function histogram(values: readonly number[], { from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  const counts = Array.from({ length: histogramSteps }, () => 0)
  for (const value of values) {
    const step = to > from ? Math.min(histogramSteps - 1, Math.floor(((value - from) / (to - from)) * histogramSteps)) : 0
    counts[step] = (counts[step] ?? 0) + 1
  }
  return counts
}
