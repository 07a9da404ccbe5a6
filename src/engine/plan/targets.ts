import { performanceAt } from "../performance/groupPerformance.ts"
import { clearlyKeep, type AskedClass } from "../performance/clearlyKeep.ts"
import { multiClassMva } from "../performance/multiClass.ts"
import type { NeighbourTargets } from "../placement/place.ts"
import type { GroupPlan, Plan } from "./candidate.ts"
import { exact } from "../basics/range.ts"

/** A share that falls short of the target by less than this keeps it: rounding, and what mean value analysis is worked out to. */
export const SLACK = 1e-6

/**
 * Whether VMs of several groups that take turns on one GPU leave each other the likely share of native that each group asks for: the same figures as
 * `gpuPerformance` gives, asked in numbers only.
 */
export function neighbourTargets({ groups, scheduler }: Plan): NeighbourTargets {
  const byIndex = new Map(groups.map((one) => [one.index, one]))
  const plansOf = (indexes: readonly number[]) => indexes.map((index) => byIndex.get(index)!)
  const keyOf = (index: number): string => {
    const { activeShare, demand, efficiency, neededShare } = byIndex.get(index)!.model
    return `${scheduler}:${activeShare}:${demand.duty.likely}:${neededShare}:${efficiency.likely}`
  }
  const capacity = (groups[0]?.context.catalogue.value("time-slice-efficiency") ?? exact(1)).likely
  if (scheduler !== "best-effort")
    return {
      keep: (indexes, vms) => keepApart(plansOf(indexes), vms, scheduler === "equal-share"),
      keyOf: (index) => `${keyOf(index)}:${capacity}:${byIndex.get(index)!.model.mostVms}`,
    }
  const asked = new Map(
    groups.map(({ index, model: { activeShare, demand, efficiency, neededShare } }) => {
      const u = Math.min(0.999999, demand.duty.likely)
      const least = (neededShare - SLACK) / efficiency.likely
      return [index, { activeShare, serviceTime: Math.max(u, 1e-9), thinkTime: 1 - u, least }]
    }),
  )
  const classesOf = (indexes: readonly number[], vms: readonly number[]): readonly AskedClass[] =>
    indexes.map((index, i) => {
      const { activeShare, serviceTime, thinkTime, least } = asked.get(index)!
      return { active: vms[i]! * activeShare, serviceTime, thinkTime, least }
    })
  const clearly: NeighbourTargets["clearly"] = (indexes, vms) => clearlyKeep(classesOf(indexes, vms), capacity)
  const keep = (indexes: readonly number[], vms: readonly number[]): boolean => {
    const classes = classesOf(indexes, vms)
    return (
      clearlyKeep(classes, capacity) ??
      multiClassMva(classes, capacity).every(({ throughputPerVm }, i) => Math.min(1, throughputPerVm) >= classes[i]!.least)
    )
  }
  return { keep, clearly, keyOf: (index) => `${keyOf(index)}:${capacity}` }
}

/** Under equal share a VM is left its part among all of them; else what its own group's model says. */
function keepApart(plans: readonly GroupPlan[], vms: readonly number[], together: boolean): boolean {
  const all = vms.reduce((sum, n) => sum + n, 0)
  return plans.every(
    ({ model, context }, i) => performanceAt(model, together ? all : vms[i]!, context).nativeShare.likely >= model.neededShare - SLACK,
  )
}
