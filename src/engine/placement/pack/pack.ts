import { bestContent, QUICK_STEPS } from "./bestContent.ts"
import { cheapBound } from "./bounds.ts"
import { type FractionalPacking, packFractionally, wholeBins } from "./columns.ts"
import { countBins, fillAlone, fillBest } from "./fill.ts"
import type { BinProblem, BinRun } from "./problem.ts"
import { searchPacking } from "./search.ts"

export interface Packing {
  readonly runs: readonly BinRun[]
  /** No packing needs fewer bins. */
  readonly lowerBound: number
}

/** Up to so many bins, the whole demand is also searched, not only what the fractional packing leaves. */
const SEARCH_BINS = 12
/** A rest of more bins than this is left as greedy packing makes it. */
const REST_SEARCH_BINS = 48

/**
 * Packs the demand into few bins. Full bins of one group first, with the rest of all groups together: the plainest layout, kept
 * whenever it meets the lower bound. Otherwise the linear relaxation tells how groups should be mixed; its whole bins are taken and
 * what they leave is packed greedily, then by search while that can still save a bin. `atLeast`: bins that are known to be needed.
 */
export function packBins(problem: BinProblem, atLeast = 0): Packing {
  const alone = fillAlone(problem)
  let best = [...alone.runs, ...fillBest(problem, alone.rest)]
  let lowerBound = Math.max(atLeast, cheapBound(problem))
  if (countBins(best) === lowerBound || problem.demand.filter((vms) => vms > 0).length < 2)
    return { runs: mergeRuns(best), lowerBound: countBins(best) }

  const fractional = packFractionally(problem)
  lowerBound = Math.max(lowerBound, fractional.lowerBound)
  const consider = (runs: BinRun[]): boolean => {
    if (countBins(runs) < countBins(best)) best = runs
    return countBins(best) <= lowerBound
  }
  const finish = () => ({ runs: mergeRuns(best), lowerBound })
  const aloneWithSearch = () => [...alone.runs, ...packRest(problem, alone.rest, lowerBound - countBins(alone.runs), fractional)]
  if (countBins(best) <= lowerBound || consider(aloneWithSearch())) return finish()
  if (consider(fillBest(problem, problem.demand))) return finish()
  const whole = wholeBins(problem, fractional)
  if (consider([...whole.runs, ...packRest(problem, whole.rest, lowerBound - countBins(whole.runs), fractional)])) return finish()
  // Give back one bin of each kind: more freedom for the search, at a rest that is still small.
  const rest = [...whole.rest]
  const fewer = whole.runs.map((run) => {
    run.content.forEach((vms, g) => (rest[g]! += vms))
    return { content: run.content, bins: run.bins - 1 }
  })
  if (consider([...fewer.filter((run) => run.bins > 0), ...packRest(problem, rest, lowerBound - countBins(fewer), fractional)]))
    return finish()
  if (countBins(best) <= SEARCH_BINS) consider(packRest(problem, problem.demand, lowerBound, fractional))
  return finish()
}

/** A small demand: greedily, then by search for a packing in fewer bins, down to `target`. */
function packRest(problem: BinProblem, demand: readonly number[], target: number, fractional: FractionalPacking): BinRun[] {
  let best = fillBest(problem, demand)
  if (countBins(best) > target) {
    const byWorth = fillByWorth(problem, demand, fractional.prices)
    if (countBins(byWorth) < countBins(best)) best = byWorth
  }
  while (best.length > 0 && countBins(best) > target && countBins(best) <= REST_SEARCH_BINS) {
    const better = searchPacking(problem, demand, countBins(best) - 1, fractional.prices)
    if (better === null) break
    best = better
  }
  return best
}

/** Bin after bin, each with the content that is worth most at the relaxation's prices. */
function fillByWorth(problem: BinProblem, demand: readonly number[], prices: readonly number[]): BinRun[] {
  const left = [...demand]
  // Every VM is worth something, or those that are free would never be packed.
  const worths = prices.map((price) => price + 1e-4)
  const runs: BinRun[] = []
  while (left.some((vms) => vms > 0)) {
    const { content } = bestContent(problem, worths, left, QUICK_STEPS * 5)
    const bins = content.reduce((least, vms, g) => (vms > 0 ? Math.min(least, Math.floor(left[g]! / vms)) : least), Infinity)
    content.forEach((vms, g) => (left[g]! -= vms * bins))
    runs.push({ content, bins })
  }
  return runs
}

/** Runs with the same content become one. */
export function mergeRuns(runs: readonly BinRun[]): BinRun[] {
  const merged = new Map<string, BinRun>()
  for (const run of runs) {
    const key = run.content.join()
    merged.set(key, { content: run.content, bins: run.bins + (merged.get(key)?.bins ?? 0) })
  }
  return [...merged.values()]
}
