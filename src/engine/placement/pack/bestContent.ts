import { type BinProblem, EPSILON, largestUse, OpenBin } from "./problem.ts"
import { resourcePrices } from "./resourcePrices.ts"

export interface BestContent {
  readonly content: readonly number[]
  /** Worth of `content`. */
  readonly worth: number
  /** No legal content is worth more than this; equal to `worth` when the search was finished. */
  readonly worthAtMost: number
  readonly steps: number
}

/** Steps that find a good content, though seldom the proof that there is no better one. */
export const QUICK_STEPS = 200

/**
 * The legal content of one bin that is worth most, each VM of a group worth `worths[group]`, with at most `most[group]` of it.
 * Depth-first; what may still be added is bounded by the fractional knapsack on each resource, and on all at their prices.
 * Settles for the best found after `stepLimit` steps.
 */
export function bestContent(problem: BinProblem, worths: readonly number[], most: readonly number[], stepLimit: number): BestContent {
  const { resources } = problem
  const prices = resourcePrices(problem, worths)
  // By worth for room taken at the prices, best first: groups that the relaxation takes come before those that it would lose by.
  const cost = (g: number) => resources.reduce((sum, { use }, r) => sum + (prices?.[r] ?? 1) * use[g]!, EPSILON)
  const density = worths.map((worth, g) => worth / cost(g))
  const order = worths
    .map((_, g) => g)
    .filter((g) => worths[g]! > EPSILON && most[g]! > 0)
    .toSorted((a, b) => density[b]! - density[a]! || a - b)
  // Where groups slow each other down, resources bound little, and numbers of the others are gone through: the group of which most fit comes last.
  const last =
    problem.together === undefined
      ? null
      : order.reduce((a: number | null, g) => (a === null || largestUse(problem, g) < largestUse(problem, a) ? g : a), null)
  if (last !== null) order.push(...order.splice(order.indexOf(last), 1))
  // rates[r][i]: the best worth for a unit of resource r among order[i..]; Infinity where one of them takes none of it.
  const rates = resources.map(({ use }) => {
    const rate = Array.from({ length: order.length + 1 }, () => 0)
    for (let i = order.length - 1; i >= 0; i--) {
      const g = order[i]!
      rate[i] = Math.max(rate[i + 1]!, use[g]! > 0 ? worths[g]! / use[g]! : Infinity)
    }
    return rate
  })
  const all = Array.from({ length: order.length + 1 }, () => 0)
  for (let i = order.length - 1; i >= 0; i--) all[i] = all[i + 1]! + worths[order[i]!]! * most[order[i]!]!

  const bin = new OpenBin(problem)
  const ceiling = (i: number): number => {
    let bound = all[i]!
    let priced = 0
    for (let r = 0; r < resources.length; r++) {
      const free = Math.max(0, bin.left(r))
      const rate = rates[r]![i]!
      if (rate !== Infinity) bound = Math.min(bound, rate * free)
      if (prices !== null) priced += prices[r]! * free
    }
    return prices === null ? bound : Math.min(bound, priced)
  }
  const root = ceiling(0)
  let best: number[] = worths.map(() => 0)
  let bestWorth = 0
  let steps = 0
  const visit = (i: number, worth: number): void => {
    if (worth > bestWorth + EPSILON) {
      bestWorth = worth
      best = [...bin.content]
    }
    if (i === order.length || worth + ceiling(i) <= bestWorth + EPSILON || steps > stepLimit) return
    const group = order[i]!
    const room = bin.room(group, most[group]!)
    // Of the last group as many as fit; so it is looked at once for each number of the others.
    const least = last !== null && i === order.length - 1 ? room : 0
    for (let vms = room; vms >= least; vms--) {
      if (++steps > stepLimit) return
      bin.add(group, vms)
      visit(i + 1, worth + vms * worths[group]!)
      bin.add(group, -vms)
    }
  }
  visit(0, 0)
  // Slack for the comparisons above, which let go of improvements below EPSILON at each level.
  const finished = steps <= stepLimit && (problem.axis === null || problem.axis.exact())
  return { content: best, worth: bestWorth, worthAtMost: finished ? bestWorth + EPSILON * (order.length + 1) : root, steps }
}

/**
 * A content of good worth, made VM by VM: each time the group with most worth for the room it takes, room counted dearer the less of it is left.
 * That balances the resources, where the order of `bestContent` would use up one and strand the others.
 */
export function balancedContent(
  problem: BinProblem,
  worths: readonly number[],
  most: readonly number[],
): { content: readonly number[]; worth: number } {
  const { resources } = problem
  const bin = new OpenBin(problem)
  const open = worths.map((_, g) => g).filter((g) => worths[g]! > EPSILON && most[g]! > 0)
  let worth = 0
  while (open.length > 0) {
    let best = 0
    let bestRate = -1
    for (let i = 0; i < open.length; i++) {
      const taken = resources.reduce((sum, resource, r) => sum + resource.use[open[i]!]! / Math.max(EPSILON, bin.left(r)), EPSILON)
      const rate = worths[open[i]!]! / taken
      if (rate > bestRate) [best, bestRate] = [i, rate]
    }
    const group = open[best]!
    // A tenth of what fits at once: nearly as balanced as one by one, and quick where a bin holds hundreds.
    const room = bin.room(group, most[group]! - bin.content[group]!)
    const vms = Math.ceil(room / 10)
    if (room === 0) open.splice(best, 1)
    bin.add(group, vms)
    worth += vms * worths[group]!
  }
  return { content: [...bin.content], worth }
}
