import type { OptionResult, Report } from "../../engine/report.ts"

/** What has a cost: those that meet every need first, then those that miss least, the cheapest of these first. What is asked about first is what the verdict is about. */
export const closestFirst = ({ options }: Pick<Report, "options">): readonly OptionResult[] =>
  options
    .filter((one) => one.cost)
    .toSorted(
      (a, b) =>
        Number(b.feasible) - Number(a.feasible) ||
        a.reasons.length - b.reasons.length ||
        (a.cost?.total.likely ?? 0) - (b.cost?.total.likely ?? 0),
    )
