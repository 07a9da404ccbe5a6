import type { FirstCatalogue } from "../dataset/first.ts"
import type { Scenario } from "../engine/scenario.ts"
import type { PageState } from "../scenario/view.ts"
import { count, plural } from "../ui/format.ts"
import { isOfScenario, labelOf } from "./views.ts"

const productName = "GPU Virtualization Explorer"

/** What the page is called as it is now. */
export const pageTitle = ({ scenario, view }: Pick<PageState, "scenario" | "view">, catalogue: FirstCatalogue): string =>
  `${isOfScenario(view.view) ? scenarioTitle(scenario, catalogue) : labelOf(view.view)} – ${productName}`

/** "200 VMs: Knowledge worker", "232 VMs in 4 groups". */
export function scenarioTitle({ groups }: Scenario, catalogue: FirstCatalogue): string {
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  const [only] = groups
  if (groups.length === 1 && only)
    return `${plural(total, "VM")}: ${only.name ?? catalogue.workload(only.workload)?.shortName ?? only.workload}`
  return `${count(total)} VMs in ${plural(groups.length, "group")}`
}
