import type { OptionResult, PricedPlan } from "../../engine/report.ts"
import { movingOf } from "../common/plan.ts"

/** The key that a plan of parts has among the options. */
export const planKey = "mix"

/** A plan of parts with the figures that rows of the board are drawn from. */
export function rowOfPlan({ parts, totals, feasible }: PricedPlan): OptionResult {
  const [first] = parts
  if (!first) throw new RangeError("A plan has at least one part.")
  const { option } = first
  const placed = parts.flatMap((one) => one.option.placement?.gpus ?? [])
  const sum = (of: "bought" | "boards" | "lowerBound"): number => placed.reduce((all, one) => all + one[of], 0)
  return {
    ...option,
    key: planKey,
    origin: "pin",
    feasible,
    nativeShare: totals.nativeShare,
    groups: parts.flatMap((one) => one.option.groups),
    placement: option.placement && {
      ...option.placement,
      gpus: { ...option.placement.gpus, count: totals.gpus, bought: sum("bought"), boards: sum("boards"), lowerBound: sum("lowerBound") },
    },
    cost: option.cost && { ...option.cost, total: totals.cost, perVmMonth: totals.perVmMonth, breakdown: totals.breakdown },
    migration: { ...option.migration, level: movingOf({ parts })[0] },
  }
}
