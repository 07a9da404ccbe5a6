import type { Catalogue } from "../../dataset/catalogue.ts"
import type { LeftOutCost } from "../basics/tellings.ts"
import { workOf } from "../feasibility/apis.ts"
import { isDesktop } from "../licensing/rules.ts"
import type { NotCounted } from "../report.ts"
import { extraCosts, type Scenario, type VmGroup } from "../scenario.ts"

const told = (cost: LeftOutCost): NotCounted => ({
  what: { id: "left-out", values: { cost } },
  why: { id: "left-out-why", values: { cost } },
})

/** What the totals of a scenario leave out, each with its reason: said beside every total. */
export function notCounted(scenario: Scenario, catalogue: Catalogue): readonly NotCounted[] {
  const { counted, leftOut } = scenario.economics
  const desktops = scenario.groups.map((group) => isDesktopGroup(group, catalogue))
  const costs: readonly LeftOutCost[] = [
    ...(desktops.includes(true) ? leftOut : []),
    "storage",
    ...(desktops.includes(true) ? (["endpoints"] as const) : []),
    ...(desktops.includes(false) ? (["guests"] as const) : []),
    ...extraCosts.filter((extra) => !counted.includes(extra)),
    "applications",
    "move",
    "resale",
  ]
  return costs.map(told)
}

/** True where the group's VMs are Windows desktops by the rules of the dataset. */
function isDesktopGroup({ workload: id, overrides }: VmGroup, catalogue: Catalogue): boolean {
  const workload = catalogue.workload(id)
  if (!workload) return false
  const work = workOf(overrides.apiNeeds ?? workload.apiNeeds)
  return isDesktop({ work, workloadClass: workload.class, guestSystem: overrides.guestSystem ?? workload.guestSystem }, catalogue)
}
