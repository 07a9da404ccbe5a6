import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { defaultView, type PageState } from "../../scenario/view.ts"
import { plural } from "../../ui/format.ts"

const differs = <K extends keyof Scenario>(scenario: Scenario, key: K): boolean =>
  JSON.stringify(scenario[key]) !== JSON.stringify(defaultScenario[key])

/** What a link holds, in words, the largest first: for somebody who wonders what they are about to send. */
export function linkHolds({ scenario, view, kept }: PageState): readonly string[] {
  const untouched =
    JSON.stringify(scenario) === JSON.stringify(defaultScenario) &&
    kept.length === 0 &&
    JSON.stringify(view) === JSON.stringify(defaultView)
  const vms = scenario.groups.reduce((sum, group) => sum + group.count, 0)
  const named = scenario.groups.filter((group) => group.name !== null).length
  const prices = Object.keys(scenario.economics.prices).length
  const lines: (string | false)[] = [
    `${plural(scenario.groups.length, "group")} of VMs, ${plural(vms, "VM")} in all${named > 0 ? `, with the ${named === 1 ? "name" : "names"} you gave` : ""}`,
    differs(scenario, "supply") && "the hosts and GPUs you chose",
    differs(scenario, "policies") && "what the VMs must be able to do",
    differs(scenario, "economics") && `years and money${prices > 0 ? `, with ${plural(prices, "price")} of your own` : ""}`,
    scenario.pins.length > 0 && `${plural(scenario.pins.length, "option")} that you pinned`,
    scenario.planPins.length > 0 && `${plural(scenario.planPins.length, "plan")} that you pinned`,
    (differs(scenario, "techniques") || differs(scenario, "busyPoint") || differs(scenario, "scheduler")) && "how they are compared",
    scenario.goals.length > 0 && `${plural(scenario.goals.length, "goal")} to be reached`,
    view.view !== "board" && "the view that is open",
    view.focus !== null && "what is in focus",
    Object.values(view.table).some(Boolean) && "how the table is sorted and filtered",
    kept.length > 0 && `${plural(kept.length, "part")} of an earlier link that this version cannot use`,
    !untouched && "the version of dataset and model",
  ]
  return lines.filter((line) => line !== false)
}
