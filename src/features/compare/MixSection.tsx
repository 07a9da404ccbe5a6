import type { MixReport } from "../../engine/report.ts"
import { isMixed, mayDivide, winningPlan } from "../../engine/mix/wins.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { Button } from "../../ui/Button.tsx"
import { percent } from "../../ui/format.ts"
import { ViewLink } from "../common/ViewLink.tsx"
import styles from "./MixSection.module.css"
import { mixSentence } from "./mixWords.ts"
import { PinnedPlans } from "./PinnedPlans.tsx"
import { PinButton, PlanForm } from "./PlanForm.tsx"
import { PlanParts } from "./PlanParts.tsx"
import { partsId } from "./PlanRow.tsx"
import { usePlanOfParts } from "./usePlanOfParts.ts"
import type { VerdictOfParts } from "./verdict.ts"

interface MixSectionProps {
  readonly scenario: Scenario
  /** Told what the page's answer is where the plan wins. Null: nothing is known of plans. */
  readonly onVerdict?: (verdict: VerdictOfParts | null) => void
  /** In somebody's frame the plan is shown where it is the answer, and not edited. */
  readonly framed?: boolean
}

/** Below the board and its charts, where there are several groups: the cheapest plan in which each may be served its own way. Of one group only what was pinned. */
export default function MixSection({ scenario, onVerdict, framed = false }: MixSectionProps) {
  const running = usePlanOfParts(scenario, onVerdict)
  const won = framed && running.result && winningPlan(running.result)
  if (framed && !won) return null
  return (
    <section className={styles.section} data-paper="flow" aria-labelledby={partsId}>
      <h3 id={partsId} tabIndex={-1} className={styles.title}>
        {titleOf(scenario)}
      </h3>
      {won ? (
        <PlanParts plan={won} scenario={scenario} asks={false} />
      ) : running.state === "failed" ? (
        <p className={styles.lead}>
          The plan could not be worked out. <Button onClick={running.again}>Try again</Button>
        </p>
      ) : running.result === null ? (
        <>
          <p className={`${styles.lead} ${styles.screen}`}>
            Being worked out …{running.progress > 0.01 && ` ${percent(Math.round(running.progress * 100) / 100)}`}
          </p>
          {unknown}
        </>
      ) : (
        <>
          {running.stale && unknown}
          <div aria-busy={running.stale}>
            <Mix report={running.result} scenario={scenario} />
          </div>
        </>
      )}
    </section>
  )
}

/** On paper alone. */
const unknown = <p className={`${styles.lead} ${styles.paper}`}>Not yet known when this was printed.</p>

const titleOf = ({ groups, supply }: Scenario): string =>
  groups.length > 1 ? "Each group its own way" : supply.owned.length > 0 ? "On your hosts and on others" : "Plans that you pinned"

export function Mix({ report, scenario }: { readonly report: MixReport; readonly scenario: Scenario }) {
  const { mix } = report
  if (!mayDivide(scenario)) return <PinnedPlans report={report} scenario={scenario} />
  return (
    <>
      <p className={styles.sentence}>{mixSentence(report, scenario)}</p>
      {mix.unserved.length > 0 && (
        <p className={styles.lead}>
          What would help: <ViewLink view="explore">Decide, What would make it feasible</ViewLink>.
        </p>
      )}
      {isMixed(mix) && (
        <>
          <PlanParts plan={mix} scenario={scenario} />
          <PinButton plan={mix} scenario={scenario} />
        </>
      )}
      <PinnedPlans report={report} scenario={scenario} />
      {scenario.groups.length > 1 && <PlanForm report={report} scenario={scenario} />}
    </>
  )
}
