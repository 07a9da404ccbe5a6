import type { Binding } from "../../report.ts"
import type { SlotAxis } from "../slots.ts"

/** Slack for sums of fractions: three thirds are one. */
export const EPSILON = 1e-9

/** One thing a bin has a limited amount of. */
export interface Resource {
  readonly binds: Binding
  /** By group: the share of a whole bin that one VM takes, 0..1 (above 1: it fits in none). */
  readonly use: readonly number[]
  /** True where the places on the slot axis see to it already; it is kept because it is quick to ask. */
  readonly byAxis?: boolean
}

/**
 * Items of few kinds, in any number, to be packed into as few like bins as possible: VMs on GPUs, or VMs on hosts.
 * A bin's content is legal when no resource is used above 1 and, where there is an axis, its pieces have legal places.
 * Every rule only ever forbids more: taking a VM off a legal bin leaves it legal. Packing and bounds rely on that.
 */
export interface BinProblem {
  readonly demand: readonly number[]
  readonly resources: readonly Resource[]
  readonly axis: SlotAxis | null
}

/** `bins` identical bins; `content` counts VMs by group. */
export interface BinRun {
  readonly content: readonly number[]
  readonly bins: number
}

/** A bin being filled. */
export class OpenBin {
  readonly content: number[]
  private readonly used: number[]
  private readonly problem: BinProblem

  constructor(problem: BinProblem) {
    this.problem = problem
    this.content = problem.demand.map(() => 0)
    this.used = problem.resources.map(() => 0)
  }

  /** How many more VMs of a group fit, at most `most`. */
  room(group: number, most: number): number {
    let vms = most
    const { resources, axis } = this.problem
    for (let r = 0; r < resources.length && vms > 0; r++) {
      const use = resources[r]!.use[group]!
      if (use > 0) vms = Math.min(vms, Math.floor((1 - this.used[r]!) / use + EPSILON))
    }
    if (vms <= 0) return 0
    if (axis === null) return vms
    const shape = axis.shapeOf[group]!
    const pieces = axis.shapes.map(() => 0)
    this.content.forEach((n, g) => (pieces[axis.shapeOf[g]!]! += n))
    const already = pieces[shape]!
    for (; vms > 0; vms--) {
      pieces[shape] = already + vms
      if (axis.fits(pieces)) break
    }
    return vms
  }

  /** Puts in (or, below zero, takes out) VMs of a group. */
  add(group: number, vms: number): void {
    this.content[group]! += vms
    const { resources } = this.problem
    for (let r = 0; r < resources.length; r++) this.used[r]! += vms * resources[r]!.use[group]!
  }

  /** Room left of a resource, 0..1. */
  left(resource: number): number {
    return 1 - this.used[resource]!
  }
}

/** VMs of one group on a bin of their own. */
export function mostAlone(problem: BinProblem, group: number): number {
  return new OpenBin(problem).room(group, problem.demand[group]!)
}

/** The resource that a group takes the largest share of, as that share. */
export function largestUse(problem: BinProblem, group: number): number {
  let largest = 0
  for (const resource of problem.resources) largest = Math.max(largest, resource.use[group]!)
  return largest
}
