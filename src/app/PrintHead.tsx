import { useDeferredValue } from "react"
import { first } from "../dataset/first.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { comparedSummary, groupName, hardwareSummary, moneySummary, needsSummary } from "../features/builder/summaries.ts"
import { fullUrl } from "../features/share/embedQuery.ts"
import { sharedFragment, versionsWith } from "../features/share/fragment.ts"
import { usePageState } from "../features/share/usePageState.ts"
import { answerNow } from "../scenario/useReport.ts"
import { count, percent } from "../ui/format.ts"
import styles from "./App.module.css"

/** Seen on paper only: what was asked, and the link that leads back to it. */
export function PrintHead({ title, ofScenario }: { readonly title: string; readonly ofScenario: boolean }) {
  const state = useDeferredValue(usePageState())
  const { scenario } = state
  const groups = scenario.groups.map((group) => {
    const least = group.overrides.leastNativeShare ?? null
    return `${count(group.count)} × ${groupName(group, first)}${least === null ? "" : ` (at least ${percent(least)} of native)`}`
  })
  return (
    <div className={styles.printed}>
      <h1>{title}</h1>
      {ofScenario && (
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
}
