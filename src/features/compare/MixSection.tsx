import { useEffect, useId, useMemo } from "react"
import type { MixReport } from "../../engine/report.ts"
import { isMixed } from "../../engine/mix/wins.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { standWords } from "../common/standWords.ts"
import styles from "./MixSection.module.css"
import { divisionWords, mixSentence, mixVerdict, partNotes } from "./mixWords.ts"
import { Parts } from "./Parts.tsx"
import { PinnedPlans } from "./PinnedPlans.tsx"
import { PinButton, PlanForm } from "./PlanForm.tsx"
import type { VerdictOfParts } from "./verdict.ts"
import { sentence } from "./words.ts"

interface MixSectionProps {
  readonly scenario: Scenario
  /** Told what the page's answer is where the plan wins. Null: nothing is known of plans. */
  readonly onVerdict?: (verdict: VerdictOfParts | null) => void
}

/** Below the board and its charts, where there are several groups: the cheapest plan in which each may be served its own way. Of one group only what was pinned. */
export default function MixSection({ scenario, onVerdict }: MixSectionProps) {
  const job = useMemo(() => ({ kind: "mix", scenario }) as const, [scenario])
  const running = useJob(job)
  const titleId = useId()
  const { result, stale, state } = running
  useEffect(() => {
    if (state === "failed") onVerdict?.(null)
    else if (result && !stale) onVerdict?.({ words: mixVerdict(result, scenario), of: scenario })
  }, [result, stale, state, scenario, onVerdict])
  useEffect(() => () => onVerdict?.(null), [onVerdict])
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {scenario.groups.length > 1 ? "Each group its own way" : "Plans that you pinned"}
      </h3>
      {running.state === "failed" ? (
        <p className={styles.lead}>
          The plan could not be worked out. <Button onClick={running.again}>Try again</Button>
        </p>
      ) : running.result === null ? (
        <p className={styles.lead}>Being worked out …</p>
      ) : (
        <div aria-busy={running.stale}>
          <Mix report={running.result} scenario={scenario} />
        </div>
      )}
    </section>
  )
}

export function Mix({ report, scenario }: { readonly report: MixReport; readonly scenario: Scenario }) {
  const { mix } = report
  if (scenario.groups.length === 1) return <PinnedPlans report={report} scenario={scenario} />
  return (
    <>
      <p className={styles.sentence}>{mixSentence(report, scenario)}</p>
      {isMixed(mix) && (
        <>
          <Parts plan={mix} scenario={scenario} caption="The parts of the cheapest plan" />
          <p className={styles.lead}>
            {standWords(mix.parts)} {divisionWords(mix, scenario)}
          </p>
          <Notes notes={partNotes(mix)} />
          <PinButton plan={mix} scenario={scenario} />
        </>
      )}
      <PinnedPlans report={report} scenario={scenario} />
      <PlanForm report={report} scenario={scenario} />
    </>
  )
}

/** What is to be minded, as the rows of the board say it. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>
          <strong>Mind.</strong> {sentence(note)}
        </li>
      ))}
    </ul>
  )
}
