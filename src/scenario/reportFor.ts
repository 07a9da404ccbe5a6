import type { Catalogue } from "../dataset/catalogue.ts"
import { catalogue } from "../dataset/load.ts"
import { perCatalogue } from "../dataset/perCatalogue.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"

const reportsOf = perCatalogue(() => new WeakMap<Scenario, Report>())

/**
 * What follows from a scenario, on this thread; computed once for each scenario object, however many ask. With the full dataset in place of the
 * core the figures are the same, and each piece of evidence tells where in its source it stands.
 */
export function reportFor(scenario: Scenario, from: Catalogue = catalogue): Report {
  const known = reportsOf(from)
  const report = known.get(scenario) ?? evaluate(scenario, from)
  known.set(scenario, report)
  return report
}
