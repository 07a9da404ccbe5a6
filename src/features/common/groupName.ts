import { catalogue } from "../../dataset/load.ts"
import type { Scenario } from "../../engine/scenario.ts"

/** A group's own name, else that of its workload. */
export const groupName = (scenario: Scenario, index: number): string => {
  const group = scenario.groups[index]
  return group ? (group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload) : `group ${index + 1}`
}
