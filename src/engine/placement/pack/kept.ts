import type { BinProblem } from "./problem.ts"
import { resourcePrices } from "./resourcePrices.ts"
import type { Stages } from "./stages.ts"

/** A resource that a bound keeps to, where it prices the others: in so many units, what VMs take of it rounded down to them. */
export interface Kept {
  readonly resource: number
  readonly units: number
}

/** Units of both resources of a pair, multiplied; beyond, they are counted in coarser ones. */
const UNITS_OF_PAIR = 15_000

/** Numbers of units that may be left of the kept resources, all combinations. */
export const widthOf = (kept: readonly Kept[]): number => kept.reduce((width, { units }) => width * (units + 1), 1)

/** Units taken, as one number: how far back from its last the entry of a table stands that has the others left. */
export function unitsTaken(kept: readonly Kept[], used: readonly number[]): number {
  let taken = 0
  for (const { resource, units } of kept) taken = taken * (units + 1) + Math.floor(used[resource]! * units + 1e-7)
  return taken
}

/** Resources worth keeping to: those that have a price where VMs can be divided, the dearest first. */
export function scarceOf(problem: BinProblem, { resources, units }: Stages, worths: readonly number[]): Kept[] {
  const prices = resourcePrices(problem, worths)
  return resources
    .map((resource, r) => ({ resource: r, units: units[r]!, price: prices?.[problem.resources.indexOf(resource)] ?? 1 }))
    .filter(({ price }) => price > 1e-6)
    .toSorted((a, b) => b.price - a.price)
    .map(({ resource, units: ofIt }) => ({ resource, units: ofIt }))
}

/** A resource with each of the others, the quickest pair first. */
export function pairsWith(main: Kept, { units }: Stages): Kept[][] {
  const coarser = ({ resource, units: ofIt }: Kept, most: number): Kept => ({
    resource,
    units: Math.min(ofIt, Math.max(1, Math.floor(most))),
  })
  return units
    .map((ofIt, resource): Kept => ({ resource, units: ofIt }))
    .filter(({ resource }) => resource !== main.resource)
    .map((other) => {
      const [few, many] = [main, other].toSorted((a, b) => a.units - b.units)
      const first = coarser(few!, Math.sqrt(UNITS_OF_PAIR))
      return [first, coarser(many!, UNITS_OF_PAIR / (first.units + 1))]
    })
    .toSorted((a, b) => widthOf(a) - widthOf(b))
}
