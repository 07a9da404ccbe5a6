import type { Catalogue } from "../dataset/catalogue.ts"
import { notCounted } from "./cost/notCounted.ts"
import type { OptionResult, Report } from "./report.ts"
import type { Scenario } from "./scenario.ts"
import { bestOf } from "./search/best.ts"
import { pinned } from "./search/pins.ts"
import { newSearch } from "./search/search.ts"
import type { WarningTold } from "./basics/tellings.ts"
import { modelVersion } from "./basics/version.ts"
import { ownedWarnings } from "./feasibility/hardware.ts"
import { llmWarnings } from "./workload/llmWarnings.ts"

/**
 * The one door of the engine: for each technique asked for, the cheapest product × GPU × slicing × host that meets every
 * requirement, found by weighing them all (those whose lower bound already costs more than the best found need no
 * placement); where none does, the one that misses least, with its reasons; then the options the user pinned.
 * Pure: the same scenario and catalogue give the same report.
 */
export function evaluate(scenario: Scenario, catalogue: Catalogue): Report {
  const search = newSearch(scenario, catalogue)
  const warnings: WarningTold[] = []
  const options: OptionResult[] = scenario.techniques.map((technique) => bestOf(technique, search))
  for (const pin of scenario.pins) {
    const made = pinned(pin, search)
    if ("id" in made) warnings.push(made)
    // A pin that asks for what was found anyway, or twice for the same, has its row already.
    else if (!options.some((one) => one.key === made.key)) options.push(made)
  }
  warnings.push(...ownedWarnings(scenario, catalogue), ...llmWarnings(scenario.groups, catalogue))
  return {
    datasetVersion: catalogue.version,
    modelVersion,
    options,
    notCounted: notCounted(scenario, catalogue),
    warnings,
    totalVms: scenario.groups.reduce((sum, group) => sum + group.count, 0),
  }
}
