import { ceilSafely, relaxationBound } from "./bounds.ts"
import { type BinProblem, type BinRun, largestUse, OpenBin } from "./problem.ts"

/** Legal contents looked at before the search settles for what it has. */
const STEP_LIMIT = 1000

/**
 * A packing of `demand` in at most `bins` bins, or null when there is none (or none was found in the steps allowed).
 * Bin completion: the hardest group that remains must go somewhere, and taking VMs off other bins never hurts them, so it is enough to try
 * the contents that hold it and have no room left for any other VM that remains.
 *
 *     solve   left 5 2 3, 3 bins more        one level for each bin
 *       complete   2 of the hardest          one level for each group that remains, from as many as have room down to none
 *         complete   1 of the next           (of the hardest: down to one)
 *           complete   0 of the last         the bin is full: solve   left 3 1 3, 2 bins more
 *
 * Whenever `solve` is asked, `packed` and `left` together are the demand; when it says no, `packed` is as it was. What stands in `failed`
 * was searched to its end: so much left does not go into so many bins, nor into fewer.
 */
export function searchPacking(
  problem: BinProblem,
  demand: readonly number[],
  bins: number,
  prices: readonly number[] | null,
): BinRun[] | null {
  const order = demand.map((_, g) => g).toSorted((a, b) => largestUse(problem, b) - largestUse(problem, a) || a - b)
  const failed = new Map<string, number>()
  const packed: number[][] = []
  let steps = 0

  const needed = (left: readonly number[]): number => {
    const byPrice = prices === null ? 0 : ceilSafely(left.reduce((sum, vms, g) => sum + vms * prices[g]!, 0))
    return Math.max(byPrice, relaxationBound(problem, left))
  }

  const solve = (left: number[], budget: number): boolean => {
    const first = order.find((g) => left[g]! > 0)
    if (first === undefined) return true
    if (needed(left) > budget || steps > STEP_LIMIT) return false
    const key = left.join()
    if ((failed.get(key) ?? 0) >= budget) return false
    const others = order.filter((g) => left[g]! > 0)
    const bin = new OpenBin(problem)
    const complete = (at: number): boolean => {
      if (at === others.length) {
        if (++steps > STEP_LIMIT || others.some((g) => bin.content[g]! < left[g]! && bin.room(g, 1) > 0)) return false
        const content = [...bin.content]
        packed.push(content)
        if (
          solve(
            left.map((vms, g) => vms - content[g]!),
            budget - 1,
          )
        )
          return true
        packed.pop()
        return false
      }
      const group = others[at]!
      const least = at === 0 ? 1 : 0
      for (let vms = bin.room(group, left[group]!); vms >= least; vms--) {
        if (steps > STEP_LIMIT) return false
        bin.add(group, vms)
        const done = complete(at + 1)
        bin.add(group, -vms)
        if (done) return true
        // A content that is not maximal is turned down above; count it, or a wide search would be free.
        steps += 0.05
      }
      return false
    }
    if (complete(0)) return true
    if (steps <= STEP_LIMIT) failed.set(key, budget)
    return false
  }

  return solve([...demand], bins) ? packed.map((content) => ({ content, bins: 1 })) : null
}
