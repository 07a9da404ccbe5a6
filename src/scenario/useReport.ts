import type { Catalogue } from "../dataset/catalogue.ts"
import { catalogue } from "../dataset/load.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { useExplorer } from "./store.ts"

const reports = new WeakMap<Catalogue, WeakMap<Scenario, Report>>()

/**
 * What follows from a scenario; computed once for each scenario object, however many ask. With the full dataset in place of the core the
 * figures are the same, and each piece of evidence tells where in its source it stands.
 */
export function reportFor(scenario: Scenario, from: Catalogue = catalogue): Report {
  let ofCatalogue = reports.get(from)
  if (!ofCatalogue) reports.set(from, (ofCatalogue = new WeakMap()))
  const known = ofCatalogue.get(scenario)
  if (known) return known
  const report = evaluate(scenario, from)
  ofCatalogue.set(scenario, report)
  return report
}

/** The report of the page's scenario. */
export const useReport = (): Report => useExplorer((state) => reportFor(state.scenario))
