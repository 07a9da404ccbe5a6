import { useMemo } from "react"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import styles from "./Verdict.module.css"
import { verdict } from "./verdict.ts"

export interface VerdictProps {
  readonly report: Report
  readonly scenario: Scenario
}

/** The answer in one sentence, and the main trade-off in a second. Read out when it settles, not at every step of a drag. */
export function Verdict({ report, scenario }: VerdictProps) {
  const { headline, detail, tone } = useMemo(() => verdict(report, scenario), [report, scenario])
  return (
    <div className={styles.verdict} data-tone={tone} role="status" aria-live="polite">
      <p className={styles.headline}>
        {headline.map((phrase, index) =>
          phrase.strong ? (
            <strong key={index} data-short={phrase.text.length < 30 ? "" : undefined}>
              {phrase.text}
            </strong>
          ) : (
            <span key={index}>{phrase.text}</span>
          ),
        )}
      </p>
      {detail !== null && <p className={styles.detail}>{detail}</p>}
    </div>
  )
}
