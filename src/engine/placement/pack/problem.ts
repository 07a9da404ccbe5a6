import type { Binding } from "../../report.ts"
import type { SlotAxis } from "../slots.ts"
import type { Together } from "./together.ts"

/** Slack for sums of fractions: three thirds are one. */
export const EPSILON = 1e-9

/** One thing a bin has a limited amount of. */
export interface Resource {
  readonly binds: Binding
  /** By group: the share of a whole bin that one VM takes, 0..1 (above 1: it fits in none). */
  readonly use: readonly number[]
  /** True where the places on the slot axis see to it already; it is kept because it is quick to ask. */
  readonly byAxis?: boolean
  /** True where whole pieces take it: a started one takes `use` times the VMs it could hold. */
  readonly byPiece?: boolean
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
  /** By group, VMs that share one piece on the axis; pieces are not shared with other groups. 1 each where left out. */
  readonly perPiece?: readonly number[]
  /** What else must hold of VMs of several groups in one bin: that they leave each other the speed they need. Nothing where left out. */
  readonly together?: Together
}

/** VMs of a group that one piece holds. */
export const perPieceOf = (problem: BinProblem, group: number): number => problem.perPiece?.[group] ?? 1

/** Share of a bin's resource that so many VMs of a group take: whole pieces where it goes by piece. */
export function usedBy(problem: BinProblem, resource: Resource, group: number, vms: number): number {
  const k = resource.byPiece === true ? perPieceOf(problem, group) : 1
  return resource.use[group]! * k * Math.ceil(vms / k)
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
    const k = perPieceOf(this.problem, group)
    /** Room in the group's pieces that stand already. */
    const started = k * Math.ceil(this.content[group]! / k) - this.content[group]!
    for (let r = 0; r < resources.length && vms > 0; r++) {
      const { use, byPiece } = resources[r]!
      if (use[group]! <= 0) continue
      const free = 1 - this.used[r]!
      vms = Math.min(
        vms,
        byPiece === true ? started + k * Math.floor(free / (k * use[group]!) + EPSILON) : Math.floor(free / use[group]! + EPSILON),
      )
    }
    if (vms <= 0) return 0
    const { together } = this.problem
    if (together !== undefined) vms = together.room(this.content, group, vms)
    if (axis === null || vms <= 0) return vms
    const shape = axis.shapeOf[group]!
    const pieces = axis.shapes.map(() => 0)
    this.content.forEach((n, g) => (pieces[axis.shapeOf[g]!]! += Math.ceil(n / perPieceOf(this.problem, g))))
    const already = pieces[shape]!
    // Piece by piece: first all that the VMs need, then one less, which leaves the others full.
    for (let more = Math.max(0, Math.ceil((vms - started) / k)); more > 0; more--) {
      pieces[shape] = already + more
      if (axis.fits(pieces)) return Math.min(vms, started + more * k)
    }
    return Math.min(vms, started)
  }

  /** Puts in (or, below zero, takes out) VMs of a group. */
  add(group: number, vms: number): void {
    const before = this.content[group]!
    this.content[group] = before + vms
    const { resources } = this.problem
    for (let r = 0; r < resources.length; r++) {
      const resource = resources[r]!
      this.used[r]! +=
        resource.byPiece === true
          ? usedBy(this.problem, resource, group, before + vms) - usedBy(this.problem, resource, group, before)
          : vms * resource.use[group]!
    }
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
