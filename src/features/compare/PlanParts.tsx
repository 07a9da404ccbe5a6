import type { PlanResult } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { standWords } from "../common/standWords.ts"
import styles from "./MixSection.module.css"
import { partNotes } from "./mixVerdict.ts"
import { divisionWords } from "./mixWords.ts"
import { Parts } from "./Parts.tsx"
import { sentence } from "./words.ts"

interface PlanPartsProps {
  readonly plan: PlanResult
  readonly scenario: Scenario
  /** Whether its figures answer "why?". */
  readonly asks?: boolean
}

/** The cheapest plan part by part, how they stand, and what to mind of them, as the rows of the board say it. */
export function PlanParts({ plan, scenario, asks = true }: PlanPartsProps) {
  const notes = partNotes(plan)
  return (
    <>
      <Parts plan={plan} scenario={scenario} caption="The parts of the cheapest plan" asks={asks} />
      <p className={styles.lead}>
        {standWords(plan.parts)} {divisionWords(plan, scenario)}
      </p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>
              <strong>Mind.</strong> {sentence(note)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
