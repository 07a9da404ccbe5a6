import type { PlanPart } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { onlyKind } from "../supply.ts"
import { withoutLimits } from "../search/survey.ts"

/**
 * The scenario of a part: its groups alone, with those of their VMs that it serves (`counts`), of what is there already only the kind that it stands on, and no spare hosts where another part's stand by for it. Its option is an ordinary option of it,
 * which `explain` answers for.
 */
export function partScenario(
  scenario: Scenario,
  groups: readonly number[],
  ownedKind: number | null,
  spares: "own" | "shared" = "own",
  counts?: readonly (number | null)[],
): Scenario {
  const open = withoutLimits(scenario)
  return {
    ...open,
    groups: groups.flatMap((index, at) => {
      const group = scenario.groups[index]
      return group ? [{ ...group, count: counts?.[at] ?? group.count }] : []
    }),
    supply: { ...open.supply, owned: onlyKind(open.supply.owned, ownedKind), ...(spares === "own" ? {} : { spareHosts: 0 }) },
    pins: [],
    planPins: [],
  }
}

/** The scenario that a part of a plan is an option of. */
export const scenarioOfPart = ({ groups, option, sparesOf, counts }: PlanPart, scenario: Scenario): Scenario =>
  partScenario(scenario, groups, option.owned?.index ?? null, sparesOf === undefined ? "own" : "shared", counts)
