import { catalogue } from "../dataset/load.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { useExplorer } from "./store.ts"

const reports = new WeakMap<Scenario, Report>()

/** What follows from a scenario; computed once for each scenario object, however many ask. */
export function reportFor(scenario: Scenario): Report {
  const known = reports.get(scenario)
  if (known) return known
  const report = evaluate(scenario, catalogue)
  reports.set(scenario, report)
  return report
}

/** The report of the page's scenario. */
export const useReport = (): Report => useExplorer((state) => reportFor(state.scenario))
