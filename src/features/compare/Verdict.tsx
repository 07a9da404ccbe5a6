import { useEffect, useMemo, useState } from "react"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx"
import styles from "./Verdict.module.css"
import { verdict, verdictText } from "./verdict.ts"

export interface VerdictProps {
  readonly report: Report
  readonly scenario: Scenario
}

/** Milliseconds without a change after which the verdict is read out. */
const settled = 900

/** The answer in one sentence, and the main trade-off in a second. Read out when it settles, not at every step of a drag. */
export function Verdict({ report, scenario }: VerdictProps) {
  const result = useMemo(() => verdict(report, scenario), [report, scenario])
  const { headline, detail, tone } = result
  return (
    <div className={styles.verdict} data-tone={tone}>
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
      <Announcement text={verdictText(result)} />
    </div>
  )
}

/** Empty on arrival, for the page is read anyway. */
function Announcement({ text }: { readonly text: string }) {
  const [first] = useState(text)
  const [said, setSaid] = useState("")
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text === first ? "" : text), settled)
    return () => clearTimeout(timer)
  }, [text, first])
  return (
    <VisuallyHidden>
      <output>{said}</output>
    </VisuallyHidden>
  )
}
