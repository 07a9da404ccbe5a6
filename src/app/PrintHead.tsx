import { memo, useDeferredValue, useState } from "react"
import { first } from "../dataset/first.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { comparedSummary, groupName, hardwareSummary, moneySummary, needsSummary } from "../features/builder/summaries.ts"
import { fullUrl } from "../features/share/embedQuery.ts"
import { sharedFragment, versionsWith } from "../features/share/fragment.ts"
import { usePageState } from "../features/share/usePageState.ts"
import { answerNow } from "../scenario/useReport.ts"
import { useExplorer } from "../scenario/store.ts"
import type { PageState } from "../scenario/view.ts"
import { count, percent } from "../ui/format.ts"
import styles from "./App.module.css"
import { pageTitle } from "./title.ts"
import { isOfScenario } from "./views.ts"

/** Seen on paper only: what was asked, and the link that leads back to it. Nobody prints in the middle of a drag. */
export function PrintHead() {
  const now = usePageState()
  const dragging = useExplorer((state) => state.dragging)
  const [rested, setRested] = useState(now)
  if (!dragging && rested !== now) setRested(now)
  return <Printed state={useDeferredValue(rested)} />
}

const Printed = memo(function Printed({ state }: { readonly state: PageState }) {
  const { scenario, view } = state
  const groups = scenario.groups.map((group) => {
    const least = group.overrides.leastNativeShare ?? null
    return `${count(group.count)} × ${groupName(group, first)}${least === null ? "" : ` (at least ${percent(least)} of native)`}`
  })
  return (
    <div className={styles.printed}>
      <h1>{pageTitle(state, first)}</h1>
      {isOfScenario(view.view) && (
        <>
          <p>VMs: {groups.join("; ")}.</p>
          <p>
            Needs: {needsSummary(scenario)}. Hosts and GPUs: {hardwareSummary(scenario, first, defaultScenario.busyPoint)}. Money:{" "}
            {moneySummary(scenario, first)}. Compared: {comparedSummary(scenario)}.
          </p>
        </>
      )}
      <p>{fullUrl(location.href, sharedFragment(state, versionsWith(state, answerNow())))}</p>
    </div>
  )
})
