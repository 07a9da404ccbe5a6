import type { ReactElement, ReactNode } from "react"
import { relaxationId } from "../../engine/decisions/relaxations.ts"
import type { Unlock } from "../../engine/decisions/unlock.ts"
import type { PlanUnlock } from "../../engine/decisions/unlockPlan.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { likelyMoney } from "../../ui/format.ts"
import { currencyOf } from "../common/currency.ts"
import { listed, relaxationWords, sentence } from "./words.ts"
import css from "./Explore.module.css"

export const idOf = (relaxations: Unlock["relaxations"]): string => relaxations.map(relaxationId).join("|")

export function ThenPlan({ plan: { parts, totals }, scenario }: Pick<PlanUnlock, "plan" | "scenario">): ReactElement {
  const gpus = [...new Set(parts.map(({ option }) => option.gpuName ?? option.productName))]
  const [verb, each] = gpus.length === 1 ? ["meets", ""] : ["meet", ", each for its groups,"]
  return (
    <>
      Then {listed(gpus)}
      {each} {verb} every need for about {likelyMoney(totals.cost, currencyOf(scenario))}.
    </>
  )
}

interface WayProps {
  readonly way: Pick<Unlock, "relaxations" | "scenario"> & { readonly size?: number }
  readonly scenario: Scenario
  /** What is there then. */
  readonly children: ReactNode
}

/** What is asked for less, what is there then, and the button that does it. */
export function Way({ way, scenario, children }: WayProps): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const words = sentence(listed(way.relaxations.map((one) => relaxationWords(one, scenario))))
  const apply = (): void => {
    // One step of undo.
    actions.beginDrag()
    actions.setGroups(way.scenario.groups)
    actions.setSupply(way.scenario.supply)
    actions.setPolicies(way.scenario.policies)
    actions.endDrag()
  }
  return (
    <li>
      <p className={css["strong"]}>{words}.</p>
      <p className={css["quiet"]}>
        {children}
        {way.size !== undefined && ` Size ${Number(way.size.toPrecision(2))}.`}
      </p>
      <Button onClick={apply} aria-label={`Apply: ${words}`}>
        Apply
      </Button>
    </li>
  )
}
