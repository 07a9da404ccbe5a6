import type { Range } from "../../dataset/schema/index.ts"
import type { GroupPlan, Plan } from "./candidate.ts"
import { Memory } from "../basics/memory.ts"
import { multiClassMva } from "../performance/multiClass.ts"
import { performanceAt, type Performance } from "../performance/groupPerformance.ts"
import { vmsOnFullestInstance } from "../placement/limits.ts"
import { exact, multiply } from "../basics/range.ts"
import type { GpuContent } from "../report.ts"

export const position = (plan: Plan, group: number): number => plan.groups.findIndex((one) => one.index === group)

/** True where VMs of different groups slow each other down: no slice or fixed share, nor a MIG instance of their own, stands between them. */
export const meetOnServer = ({ scheduler, candidate }: Plan): boolean =>
  candidate.technology !== "nvidia-mig" && scheduler !== "spatial" && scheduler !== "fixed-share"

/** Performance of each kind of VM on one GPU: its own group's model, or several classes together where groups mix. */
export function gpuPerformance(plan: Plan, contents: readonly GpuContent[]): readonly Performance[] {
  const plans = contents.map((content) => plan.groups[position(plan, content.group)])
  const total = contents.reduce((sum, one) => sum + one.vms, 0)
  if (contents.length === 1 || plan.scheduler !== "best-effort" || !meetOnServer(plan)) {
    return plans.map((one, i) => {
      if (!one) return { nativeShare: exact(0), efficiency: exact(0), sharing: exact(0), burst: exact(0) }
      const own = contents[i]?.vms ?? 1
      const vms = plan.scheduler === "equal-share" && meetOnServer(plan) ? total : own
      return performanceAt(one.model, one.context.turnsOn === "mig-instance" ? vmsOnFullestInstance(one.placement, own) : vms, one.context)
    })
  }
  return mixed(plans as readonly GroupPlan[], contents)
}

interface Shared {
  readonly sharing: Range
  readonly burst: Range
}

function mixed(plans: readonly GroupPlan[], contents: readonly GpuContent[]): readonly Performance[] {
  const shared = shareMixed(plans, contents)
  return plans.map(({ model: { efficiency } }, i) => {
    const { sharing, burst } = shared[i] ?? { sharing: exact(0), burst: exact(0) }
    return { efficiency, sharing, nativeShare: multiply(efficiency, sharing), burst: multiply(efficiency, burst) }
  })
}

/** Mixes of VMs worked out before: an edit of one group leaves most GPUs as they were, and products differ in efficiency only. */
const mixes = new Memory<readonly Shared[]>(2000)

/** What the VMs on a GPU leave each other. */
function shareMixed(plans: readonly GroupPlan[], contents: readonly GpuContent[]): readonly Shared[] {
  const capacity = plans[0]?.context.catalogue.value("time-slice-efficiency") ?? exact(1)
  const key = plans.map(({ model }, i) => {
    const { low, likely, high } = model.demand.duty
    return `${contents[i]?.vms ?? 0}:${model.activeShare}:${low}:${likely}:${high}`
  })
  return mixes.get(`${capacity.low}:${capacity.likely}:${capacity.high}|${key.join()}`, () => solveMixed(plans, contents, capacity))
}

function solveMixed(plans: readonly GroupPlan[], contents: readonly GpuContent[], capacity: Range): readonly Shared[] {
  const solve = (end: "low" | "likely" | "high", duty: "low" | "likely" | "high"): readonly { sharing: number; burst: number }[] => {
    const classes = plans.map((one, i) => {
      const u = Math.min(0.999999, one.model.demand.duty[duty])
      return { active: (contents[i]?.vms ?? 0) * one.model.activeShare, serviceTime: Math.max(u, 1e-9), thinkTime: 1 - u }
    })
    return multiClassMva(classes, capacity[end]).map((result, i) => ({
      sharing: Math.min(1, result.throughputPerVm),
      burst: Math.min(1, (classes[i]?.serviceTime ?? 0) / result.responseTime),
    }))
  }
  const low = solve("low", "high")
  const likely = solve("likely", "likely")
  const high = solve("high", "low")
  const range = (i: number, pick: "sharing" | "burst"): Range => ordered(low[i]?.[pick] ?? 0, likely[i]?.[pick] ?? 0, high[i]?.[pick] ?? 0)
  return plans.map((_, i) => ({ sharing: range(i, "sharing"), burst: range(i, "burst") }))
}

const ordered = (low: number, likely: number, high: number): Range => ({ low: Math.min(low, likely), likely, high: Math.max(likely, high) })
