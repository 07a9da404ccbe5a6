import { type BinProblem, largestUse, mostAlone, perPieceOf, type Resource, usedBy } from "./problem.ts"

/** VMs of one group that a content may take at a stage; the next choice is then at stage `next`. */
export interface Choice {
  readonly group: number
  readonly vms: number
  readonly next: number
  /** Share of each resource of `Stages.resources`. */
  readonly use: readonly number[]
}

/** The contents of a bin as ways from the first stage to the end: at each stage one of its choices, or none and on to the next stage. */
export interface Stages {
  /** By stage. */
  readonly choices: readonly (readonly Choice[])[]
  /** What a way must not use up; the places on a slot axis are seen to by the stages themselves. */
  readonly resources: readonly Resource[]
  /** By resource: in how many units it is counted, such that every choice takes a whole number of them where that is possible. */
  readonly units: readonly number[]
}

/** The finest units that resources are counted in. */
const MOST_UNITS = 1000

/**
 * Stages of a problem: the slots of the axis, where a piece leads on to the slot behind it; without an axis, 1, 2, 4, … VMs of each group in turn
 * (every number up to what fits is a sum of some of them), groups that take most of a resource first.
 */
export function makeStages(problem: BinProblem): Stages {
  const { axis } = problem
  const order = problem.demand.map((_, g) => g).toSorted((a, b) => largestUse(problem, b) - largestUse(problem, a) || a - b)
  // Without an axis, a limit of one group alone is kept by how many of it the stages offer: anti-affinity, say.
  const resources = problem.resources.filter(({ byAxis, use }) =>
    axis === null ? use.filter((share) => share > 0).length > 1 || problem.demand.length === 1 : byAxis !== true,
  )
  const choices: Choice[][] = []
  if (axis === null) {
    for (const group of order) {
      let left = mostAlone(problem, group)
      for (let vms = 1; left > 0; vms *= 2) {
        const some = Math.min(vms, left)
        choices.push([{ group, vms: some, next: choices.length + 1, use: resources.map(({ use }) => some * use[group]!) }])
        left -= some
      }
    }
  } else {
    const length = Math.max(...axis.shapes.flatMap((shape) => shape.starts.map((start) => start + shape.size)))
    for (let slot = 0; slot < length; slot++) choices.push([])
    for (const group of order) {
      const { size, starts } = axis.shapes[axis.shapeOf[group]!]!
      for (const start of starts)
        for (let vms = perPieceOf(problem, group); vms > 0; vms--)
          choices[start]!.push({ group, vms, next: start + size, use: resources.map((one) => usedBy(problem, one, group, vms)) })
    }
  }
  return { choices, resources, units: resources.map((_, r) => unitsOf(choices.flat().map(({ use }) => use[r]!))) }
}

/** The fewest units of which each share is a whole number. */
function unitsOf(shares: readonly number[]): number {
  const distinct = [...new Set(shares)]
  for (let units = 1; units < MOST_UNITS; units++) {
    if (distinct.every((share) => Math.abs(share * units - Math.round(share * units)) < 1e-7)) return units
  }
  return MOST_UNITS
}
