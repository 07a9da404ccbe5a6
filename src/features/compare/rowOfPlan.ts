import type { MigrationLevel, OptionResult, PlanResult, PricedPlan } from "../../engine/report.ts"
import { migrationStep, migrationWords } from "./words.ts"

/** The key that a plan of parts has among the options. */
export const planKey = "mix"

const stepOf = (level: MigrationLevel): number => migrationStep[level] ?? -1

/** How the VMs of a plan move, from the least that any part allows to the most; what is not known is the least. */
export function movingOf({ parts }: Pick<PlanResult, "parts">): readonly [least: MigrationLevel, most: MigrationLevel] {
  const levels = parts.map(({ option }) => option.migration.level).toSorted((a, b) => stepOf(a) - stepOf(b))
  return [levels[0] ?? "unknown", levels.at(-1) ?? "unknown"]
}

/** "cold only to live, with conditions"; one word where all parts move alike. */
export function movingWords(plan: Pick<PlanResult, "parts">): string {
  const [least, most] = movingOf(plan)
  return least === most ? migrationWords[least] : `${migrationWords[least]} to ${migrationWords[most]}`
}

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
