import type { GroupResult, PlanPart, PricedPlan } from "../../../engine/report.ts"
import { count, plural } from "../../../ui/format.ts"
import { groupNames, partName } from "../partNames.ts"
import { segmentsOf } from "./gpuRows.ts"

export { planName } from "../../common/plan.ts"

/** Its id among the rows of a chart. */
export const planId = "mix"

/** "A16, L40", each once; of one that comes closest to what is asked, that it misses something. */
export const planWhat = ({ parts, feasible }: PricedPlan): string =>
  [...new Set(parts.map(partName)), ...(feasible ? [] : ["misses a need"])].join(", ")

/** "Medium CAD and LLM inference, L40". */
export const partWhat = (part: PlanPart): string => `${groupNames(part)}, ${partName(part)}`

/** A group as its part serves it. */
export interface PlanGroup {
  /** Among the scenario's groups. */
  readonly index: number
  readonly part: PlanPart
  readonly group: GroupResult
}

/** All groups of a plan in the scenario's order, or one of them. */
export const planGroups = ({ parts }: PricedPlan, only: number | null = null): readonly PlanGroup[] =>
  parts
    .flatMap((part) => part.option.groups.map((group, at) => ({ index: part.groups[at] ?? 0, part, group })))
    .filter(({ index }) => only === null || index === only)
    .toSorted((a, b) => a.index - b.index)

/** "192 GPUs with 8 × Knowledge worker": what the part's GPUs carry, most first. */
export const carriedText = ({ option }: PlanPart): string =>
  segmentsOf(option)
    .map(({ gpus, text }) => `${plural(gpus, "GPU")} with ${text}`)
    .join("; ")

export const partGpus = ({ option }: PlanPart): number => option.placement?.gpus.count ?? 0

/** "228 GPUs in 2 parts: 192 × A16 for Knowledge worker; 36 × L40 for …" */
export function planGpuSentence(plan: PricedPlan): string {
  const parts = plan.parts.map((part) =>
    partGpus(part) === 0 ? `${groupNames(part)} without a GPU` : `${count(partGpus(part))} × ${partName(part)} for ${groupNames(part)}`,
  )
  return `${plural(plan.totals.gpus, "GPU")} in ${plural(plan.parts.length, "part")}: ${parts.join("; ")}`
}
