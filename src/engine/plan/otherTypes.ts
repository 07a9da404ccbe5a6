import type { InstanceType } from "../../dataset/core.ts"
import { migShape, vmsPerMigInstance } from "../placement/limits.ts"
import type { PackingRules } from "../placement/place.ts"
import type { GroupPlan } from "./candidate.ts"

/**
 * Of the types that a group may have beside its own, those with which fewer GPUs may do, each planned by `planOn`. Where all slices of a GPU are alike, the
 * type that another group has: both may then share a GPU. On MIG, types that take a smaller instance, or less of a GPU a VM. `types` are in order of preference,
 * `chosen` is what each group has by itself.
 */
export function othersWorthTrying(
  plan: GroupPlan,
  types: readonly InstanceType[],
  chosen: readonly GroupPlan[],
  rules: PackingRules,
  planOn: (type: InstanceType) => GroupPlan,
): readonly GroupPlan[] {
  switch (rules.kind) {
    case "equal-size":
    case "vf-split": {
      const sizeOf = (type: InstanceType | null) => (rules.kind === "vf-split" ? type?.id : type?.frameBufferMib)
      const sizes = new Set(chosen.map((one) => sizeOf(one.type)).filter((size) => size !== sizeOf(plan.type)))
      const first = types.filter((type, at) => sizes.has(sizeOf(type)) && types.findIndex((other) => sizeOf(other) === sizeOf(type)) === at)
      return first.map(planOn)
    }
    case "mig":
      return smallerOnMig(plan, types, planOn)
    case "no-gpu":
    case "whole-gpu":
    case "shared-memory":
    case "mixed-size":
      return []
  }
}

/** What a type takes of a GPU: the piece that a MIG instance is, and how much of memory and compute slices is a VM's. */
type Take = readonly [piece: number, memory: number, compute: number]

function takeOf(type: InstanceType | null, vms: number): Take | null {
  const shape = type && migShape(type)
  return shape ? [shape.size, shape.size / vms, (type.computeSlices ?? 0) / vms] : null
}

function smallerOnMig(plan: GroupPlan, types: readonly InstanceType[], planOn: (type: InstanceType) => GroupPlan): readonly GroupPlan[] {
  const own = takeOf(plan.type, vmsPerMigInstance(plan.placement))
  if (own === null) return []
  const known = [own]
  const better = (take: Take | null): take is Take => take !== null && !known.some((other) => other.every((part, i) => part <= take[i]!))
  const found: GroupPlan[] = []
  for (const type of types) {
    // At best an instance holds as many VMs as the type documents.
    if (!better(takeOf(type, type.maxPerGpuInstance ?? 1))) continue
    const made = planOn(type)
    const take = takeOf(type, vmsPerMigInstance(made.placement))
    if (made.mostByPerformance === 0 || !better(take)) continue
    known.push(take)
    found.push(made)
  }
  return found
}
