import { sayAnswer } from "../../../words/answers.ts"
import type { OptionResult } from "../../../engine/report.ts"
import { defaultScenario, type Scenario } from "../../../engine/scenario.ts"

/** VMs that each technique is asked to carry here. */
export const askedVms = 50

const scenarios = new Map<string, Scenario>()

/** That many VMs of one workload and nothing else, with every default; the same object each time, so that its report is worked out once. */
export function scenarioOf(workload: string): Scenario {
  const known = scenarios.get(workload)
  if (known) return known
  const made: Scenario = { ...defaultScenario, groups: [{ name: null, workload, count: askedVms, overrides: {} }] }
  scenarios.set(workload, made)
  return made
}

/** What stands in the way, once each however many groups or facts say it. */
export const hindrances = (option: OptionResult): readonly string[] => [...new Set(option.reasons.map(({ told }) => sayAnswer(told)))]
