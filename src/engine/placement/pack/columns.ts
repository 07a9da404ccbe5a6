import { balancedContent, bestContent, QUICK_STEPS } from "./bestContent.ts"
import { ceilSafely } from "./bounds.ts"
import { type BinProblem, type BinRun, mostAlone } from "./problem.ts"
import { provenContent } from "./provenContent.ts"
import { makeStages, type Stages } from "./stages.ts"

export interface FractionalPacking {
  /** Contents with the (fractional) number of bins of each. */
  readonly parts: readonly { readonly content: readonly number[]; readonly bins: number }[]
  /** By group, a VM's price in bins: no legal content costs more than one bin, so demand x price is a lower bound. */
  readonly prices: readonly number[]
  readonly lowerBound: number
}

interface Column {
  readonly content: readonly number[]
  /** 1 for a bin, 0 for a column that takes surplus VMs back. */
  readonly cost: 0 | 1
}

const ROUNDS_PER_GROUP = 20
/** Steps for one proof that no content is worth more than a bin, and for all proofs together: in the time, the bound is as sharp as it gets. */
const PROOF_STEPS = 16_000
const ALL_PROOF_STEPS = 128_000
/** The same where groups slow each other down, in steps of branch and bound. */
const BRANCH_STEPS = 10_000
const ALL_BRANCH_STEPS = 60_000

/**
 * The packing as a linear program: contents in fractional numbers that cover the demand with the least bins (Gilmore and Gomory 1961,
 * "A linear programming approach to the cutting-stock problem"). Columns are made when they are wanted, from the content that is worth
 * most at the current prices p. Any p >= 0 with no content worth more than w gives the bound demand·p / w (Farley 1990); the best
 * of these over all rounds is kept, so stopping early only costs sharpness.
 */
export function packFractionally(problem: BinProblem): FractionalPacking {
  const { demand } = problem
  const groups = demand.map((_, g) => g)
  const unit = (group: number, vms: number) => groups.map((g) => (g === group ? vms : 0))
  // The basis starts with bins of one group each, so its inverse is diagonal.
  const basis: Column[] = groups.map((g) => ({ content: unit(g, Math.max(1, mostAlone(problem, g))), cost: 1 }))
  const inverse = groups.map((g) => unit(g, 1 / basis[g]!.content[g]!))
  const bins = groups.map((g) => demand[g]! * inverse[g]![g]!)
  let lowerBound = 0
  let proofSteps = 0
  let stages: Stages | null = null
  let prices: number[] = groups.map(() => 0)

  for (let round = 0; round < ROUNDS_PER_GROUP * groups.length; round++) {
    const dual = groups.map((g) => basis.reduce((sum, column, row) => sum + column.cost * inverse[row]![g]!, 0))
    const positive = dual.map((price) => Math.max(0, price))
    // A quick look finds most of the columns; only when it finds none worth entering is the proof due.
    let best = quickContent(problem, positive)
    const due = best.worth <= 1 + 1e-7 && best.worthAtMost > 1 + 1e-7 && dual.every((price) => price >= -1e-7)
    if (due && problem.together !== undefined) {
      // What stages and prices prove knows nothing of what groups do to each other; branching does.
      const steps = Math.min(BRANCH_STEPS, ALL_BRANCH_STEPS - proofSteps)
      const proof = bestContent(problem, positive, demand, steps)
      proofSteps += proof.steps
      let { worthAtMost } = proof
      if (worthAtMost > 1 + 1e-7 && proof.worth <= 1 + 1e-7 && problem.axis !== null) {
        // Places that were not searched to the end prove nothing; without them a bin holds more, so that a bound stays one.
        const loose = bestContent({ ...problem, axis: null }, positive, demand, steps)
        proofSteps += loose.steps
        worthAtMost = Math.min(worthAtMost, loose.worthAtMost)
      }
      best = { ...(proof.worth > best.worth ? proof : best), worthAtMost: Math.min(best.worthAtMost, worthAtMost) }
    }
    if (due && best.worth <= 1 + 1e-7 && best.worthAtMost > 1 + 1e-7 && problem.together === undefined) {
      const steps = Math.min(PROOF_STEPS, ALL_PROOF_STEPS - proofSteps)
      const proof = provenContent(problem, (stages ??= makeStages(problem)), { worths: positive, most: demand, stepLimit: steps, floor: 1 })
      proofSteps += proof.steps
      best = { ...(proof.worth > best.worth ? proof : best), worthAtMost: Math.min(best.worthAtMost, proof.worthAtMost) }
    }
    const scale = Math.max(1, best.worthAtMost)
    const bound = demand.reduce((sum, vms, g) => sum + vms * (positive[g]! / scale), 0)
    if (bound > lowerBound) {
      lowerBound = bound
      prices = positive.map((price) => price / scale)
    }
    const value = basis.reduce((sum, column, row) => sum + column.cost * bins[row]!, 0)
    if (ceilSafely(lowerBound) >= ceilSafely(value)) break
    const cheapest = groups.reduce((low, g) => (dual[g]! < dual[low]! ? g : low), 0)
    let entering: Column
    if (dual[cheapest]! < -1e-7) entering = { content: unit(cheapest, -1), cost: 0 }
    else if (best.worth > 1 + 1e-7) entering = { content: best.content, cost: 1 }
    else break
    pivot(basis, inverse, bins, entering)
  }
  const parts = basis
    .map((column, row) => ({ ...column, bins: Math.max(0, bins[row]!) }))
    .filter((part) => part.cost === 1 && part.bins > 0)
  return { parts, prices, lowerBound: ceilSafely(lowerBound) }
}

/** The best content that is found without much searching, with a bound on the worth of any. */
function quickContent(problem: BinProblem, worths: readonly number[]): { content: readonly number[]; worth: number; worthAtMost: number } {
  const quick = bestContent(problem, worths, problem.demand, QUICK_STEPS)
  const balanced = balancedContent(problem, worths, problem.demand)
  return balanced.worth > quick.worth ? { ...quick, ...balanced } : quick
}

/** One step of the revised simplex method: the entering column takes the place of the one that first runs out. */
function pivot(basis: Column[], inverse: number[][], bins: number[], entering: Column): void {
  const direction = inverse.map((row) => row.reduce((sum, value, g) => sum + value * entering.content[g]!, 0))
  let leaving = -1
  for (let row = 0; row < basis.length; row++) {
    if (direction[row]! <= 1e-9) continue
    if (leaving < 0 || bins[row]! / direction[row]! < bins[leaving]! / direction[leaving]!) leaving = row
  }
  if (leaving < 0) return
  const by = direction[leaving]!
  inverse[leaving] = inverse[leaving]!.map((value) => value / by)
  bins[leaving] = bins[leaving]! / by
  for (let row = 0; row < basis.length; row++) {
    if (row === leaving || direction[row] === 0) continue
    const times = direction[row]!
    inverse[row] = inverse[row]!.map((value, g) => value - times * inverse[leaving]![g]!)
    bins[row] = bins[row]! - times * bins[leaving]!
  }
  basis[leaving] = entering
}

/** The whole bins of a fractional packing (never more VMs than asked for), and the demand that remains. */
export function wholeBins(problem: BinProblem, fractional: FractionalPacking): { runs: BinRun[]; rest: number[] } {
  const rest = [...problem.demand]
  const runs: BinRun[] = []
  for (const part of fractional.parts) {
    let wanted = Math.floor(part.bins + 1e-6)
    while (wanted > 0) {
      // The relaxation may cover a group more than once over; then later bins go without it.
      const content = part.content.map((vms, g) => Math.min(vms, rest[g]!))
      const bins = content.reduce((least, vms, g) => (vms > 0 ? Math.min(least, Math.floor(rest[g]! / vms)) : least), wanted)
      if (content.every((vms) => vms === 0)) break
      content.forEach((vms, g) => (rest[g]! -= vms * bins))
      runs.push({ content, bins })
      wanted -= bins
    }
  }
  return { runs, rest }
}
