import type { BinProblem } from "./problem.ts"
import { mostAlone } from "./problem.ts"

/** Rounds up, forgiving the rounding error of a sum of fractions (so that it never rounds past the true value). */
export function ceilSafely(value: number): number {
  return Math.ceil(value - 1e-9 - value * 1e-12)
}

/**
 * Bins that no packing can do without; cheap. The largest of three relaxations, each a bound because a legal bin keeps it:
 * - a bin gives 1 of each resource, so the demand's total use of any one, rounded up, is needed;
 * - a bin holds at most k of one group, so n/k rounded up are needed for that group alone;
 * - VMs that take more than half of a resource never meet, so each has a bin of its own.
 */
export function relaxationBound(problem: BinProblem, demand: readonly number[] = problem.demand): number {
  let bound = 0
  for (const { use } of problem.resources) {
    let total = 0
    let large = 0
    for (let g = 0; g < demand.length; g++) {
      total += demand[g]! * use[g]!
      if (use[g]! > 0.5 + 1e-9) large += demand[g]!
    }
    bound = Math.max(bound, ceilSafely(total), large)
  }
  return bound
}

/** `relaxationBound` with each group's n/k, which needs a search for places where there is an axis. */
export function cheapBound(problem: BinProblem): number {
  let bound = relaxationBound(problem)
  problem.demand.forEach((vms, group) => {
    if (vms > 0) bound = Math.max(bound, Math.ceil(vms / mostAlone(problem, group)))
  })
  return bound
}
