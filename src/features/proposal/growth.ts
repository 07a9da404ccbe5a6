import type { Catalogue } from "../../dataset/catalogue.ts"
import { finish } from "../../engine/basics/task.ts"
import { fixOption } from "../../engine/decisions/fixed.ts"
import { fixPlan } from "../../engine/decisions/fixedPlan.ts"
import { growthAsked } from "../../engine/growth/counts.ts"
import { growthTask } from "../../engine/growth/growth.ts"
import type { Grown, Growth } from "../../engine/growth/types.ts"
import type { MixReport, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"

/** What becomes of what is proposed while its VMs grow, year by year, as Decide works it out. Amounts are USD. */
export interface PlanGrowth extends Grown {
  /** Percent a year, by which later amounts count less. */
  readonly discount: Growth["discount"]
}

interface Proposed {
  readonly scenario: Scenario
  readonly report: Pick<Report, "options">
  /** Null: one way for all groups is proposed. */
  readonly mix: Pick<MixReport, "mix"> | null
  readonly chosen: string | null
}

/** Null where no growth is asked for, or nothing is proposed. Years end before the first in which a part cannot be placed. */
export function planGrowth({ scenario, report, mix, chosen }: Proposed, catalogue: Catalogue): PlanGrowth | null {
  if (!growthAsked(scenario)) return null
  const option = report.options.find(({ key }) => key === chosen)
  const fixed = mix ? fixPlan(mix.mix, null, "whatever") : option && fixOption(option)
  if (!fixed) return null
  const { options, discount } = finish(growthTask([fixed], scenario, catalogue))
  return options[0] ? { ...options[0], discount } : null
}
