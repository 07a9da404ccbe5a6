import { useEffect, useMemo, useState } from "react"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx"
import styles from "./Verdict.module.css"
import { verdict, verdictText, type VerdictOfParts } from "./verdict.ts"

export interface VerdictProps {
  readonly report: Report
  readonly scenario: Scenario
  /** A plan of parts that beats the board's best is said in its place. One of an earlier scenario stands, paler, until its own is there. */
  readonly ofParts?: VerdictOfParts | null
}

/** Milliseconds without a change after which the verdict is read out. */
const settled = 900

/** The answer in one sentence, and the main trade-off in a second. Read out when it settles, not at every step of a drag. */
export function Verdict({ report, scenario, ofParts = null }: VerdictProps) {
  const ofBoard = useMemo(() => verdict(report, scenario), [report, scenario])
  // Of groups of other kinds an earlier plan would say nothing true.
  const plan = ofParts && kindsOf(ofParts.of) === kindsOf(scenario) ? ofParts : null
  const result = plan?.words ?? ofBoard
  const stale = Boolean(plan?.words) && plan?.of !== scenario
  const { headline, detail, tone } = result
  return (
    <div className={styles.verdict} data-tone={tone} data-stale={stale || undefined} aria-busy={stale}>
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

const kindsOf = ({ groups }: Scenario): string => groups.map((group) => group.workload).join()

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
