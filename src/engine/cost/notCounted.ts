import type { Catalogue } from "../../dataset/catalogue.ts"
import { workOf } from "../feasibility/apis.ts"
import { isDesktop } from "../licensing/rules.ts"
import type { NotCounted } from "../report.ts"
import { extraCosts, type DesktopCost, type ExtraCost, type Scenario, type VmGroup } from "../scenario.ts"

const elsewhere = "Many budgets carry it elsewhere; it can be counted."
const chosen: Readonly<Record<ExtraCost | DesktopCost, NotCounted>> = {
  space: { what: "floor space", why: elsewhere },
  staff: { what: "administrators", why: elsewhere },
  financing: { what: "interest", why: elsewhere },
  broker: { what: "the connection broker", why: "You left it out." },
  rights: { what: "Windows desktop rights", why: "You left them out, as where Microsoft 365 E3 or E5 includes them." },
}

const storage: NotCounted = {
  what: "storage",
  why: "Disks for images and profiles depend on what a scenario does not say. Nutanix NCI and VMware's bundles include software for it.",
}
const endpoints: NotCounted = { what: "thin clients", why: "Users may keep the computers they have." }
const guests: NotCounted = {
  what: "guests' operating systems",
  why: "Subscriptions and server licences inside the VMs are the same for every option; Windows Server Datacenter includes those of its guests.",
}
const always: readonly NotCounted[] = [
  { what: "applications", why: "Their licences are the same for every option." },
  { what: "the move itself", why: "Planning, migration and training depend on what is there today." },
  { what: "resale value", why: "Nothing is sold at the end." },
]

/** What the totals of a scenario leave out, each with its reason: said beside every total. */
export function notCounted(scenario: Scenario, catalogue: Catalogue): readonly NotCounted[] {
  const { counted, leftOut } = scenario.economics
  const desktops = scenario.groups.map((group) => isDesktopGroup(group, catalogue))
  return [
    ...(desktops.includes(true) ? leftOut.map((cost) => chosen[cost]) : []),
    storage,
    ...(desktops.includes(true) ? [endpoints] : []),
    ...(desktops.includes(false) ? [guests] : []),
    ...extraCosts.filter((extra) => !counted.includes(extra)).map((extra) => chosen[extra]),
    ...always,
  ]
}

/** True where the group's VMs are Windows desktops by the rules of the dataset. */
function isDesktopGroup({ workload: id, overrides }: VmGroup, catalogue: Catalogue): boolean {
  const workload = catalogue.workload(id)
  if (!workload) return false
  const work = workOf(overrides.apiNeeds ?? workload.apiNeeds)
  return isDesktop({ work, workloadClass: workload.class, guestSystem: overrides.guestSystem ?? workload.guestSystem }, catalogue)
}
