import type { MixReport } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"

let last: { readonly scenario: Scenario; readonly report: MixReport } | null = null

/** Whoever has worked out the plans of parts of a scenario says so. */
export function keepPlans(scenario: Scenario, report: MixReport): void {
  last = { scenario, report }
}

/** The plans of parts of this very scenario, where they were worked out last; null: not known. */
export const plansKnown = (scenario: Scenario): MixReport | null => (last?.scenario === scenario ? last.report : null)
