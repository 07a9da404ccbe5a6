import { useId } from "react"
import type { MixReport, PinnedPlan } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { same } from "../../base/same.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import styles from "./MixSection.module.css"
import { pinnedNotes, pinnedSentence } from "./mixWords.ts"
import { Parts } from "./Parts.tsx"

interface PinnedPlansProps {
  readonly report: MixReport
  readonly scenario: Scenario
}

/** Plans asked for by name, each beside the cheapest one. */
export const PinnedPlans = ({ report, scenario }: PinnedPlansProps) =>
  report.pinned.map((plan, index) => (
    <Pinned key={JSON.stringify(plan.pin)} plan={plan} title={`Pinned plan ${index + 1}`} report={report} scenario={scenario} />
  ))

function Pinned({ plan, title, report, scenario }: PinnedPlansProps & { readonly plan: PinnedPlan; readonly title: string }) {
  const actions = useExplorer((state) => state.actions)
  const titleId = useId()
  const at = scenario.planPins.findIndex((one) => same(one, plan.pin))
  const notes = pinnedNotes(plan, scenario)
  return (
    <section className={styles.pinned} aria-labelledby={titleId}>
      <h4 id={titleId} className={styles.title}>
        {title}
      </h4>
      <p className={styles.sentence}>{pinnedSentence(plan, report, scenario)}</p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {plan.parts.length > 0 && <Parts plan={plan} scenario={scenario} caption={`The parts of ${title.toLowerCase()}`} />}
      {at >= 0 && (
        <Button
          variant="quiet"
          icon="close"
          onClick={() => actions.setPlanPins(scenario.planPins.toSpliced(at, 1))}
          aria-label={`Remove: ${title}`}
        >
          Remove
        </Button>
      )}
    </section>
  )
}
