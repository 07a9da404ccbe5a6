import type { OptionResult, PlanPart } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { onlyShare, type OwnedShare } from "../supply.ts"
import { withoutLimits } from "../search/survey.ts"

/**
 * The scenario of a part: its groups alone, with those of their VMs that it serves (`counts`), of what is there already only what it stands on, and no spare hosts where another part's stand by for it. Its option is an ordinary option of it,
 * which `explain` answers for.
 */
export function partScenario(
  scenario: Scenario,
  groups: readonly number[],
  share: OwnedShare | null,
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
    supply: { ...open.supply, owned: onlyShare(open.supply.owned, share), ...(spares === "own" ? {} : { spareHosts: 0 }) },
    pins: [],
    planPins: [],
  }
}

/** What of the hosts that are there an option stands on. */
export const shareOf = ({ owned }: Pick<OptionResult, "owned">): OwnedShare | null =>
  owned ? { kind: owned.index, emptied: owned.emptied } : null

/** The scenario that a part of a plan is an option of. */
export const scenarioOfPart = ({ groups, option, sparesOf, counts }: PlanPart, scenario: Scenario): Scenario =>
  partScenario(scenario, groups, shareOf(option), sparesOf === undefined ? "own" : "shared", counts)
