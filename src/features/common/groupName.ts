import { catalogue } from "../../dataset/load.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { isolated } from "../../scenario/isolated.ts"

/** A group's own name as sentences have it, else that of its workload. */
export const groupName = (scenario: Scenario, index: number): string => {
  const group = scenario.groups[index]
  return group ? isolated(group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload) : `group ${index + 1}`
}
