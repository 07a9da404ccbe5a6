import { memo, useEffect, useMemo, useRef, useState } from "react"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx"
import styles from "./Verdict.module.css"
import { newlyCannot } from "./announce.ts"
import { standing, verdict, verdictText, type VerdictOfParts } from "./verdict.ts"

export interface VerdictProps {
  readonly report: Report
  readonly scenario: Scenario
  /** A plan of parts that beats the board's best is said in its place. One of an earlier scenario stands, paler, until its own is there. */
  readonly ofParts?: VerdictOfParts | null
}

/** Milliseconds without a change after which the verdict is read out. */
const settled = 900

/** The answer in one sentence, and the main trade-off in a second. Read out when it settles, not at every step of a drag. */
export const Verdict = memo(function Verdict({ report, scenario, ofParts = null }: VerdictProps) {
  const ofBoard = useMemo(() => verdict(report, scenario), [report, scenario])
  const plan = standing(ofParts, scenario)
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
      <Announcement verdict={verdictText(result)} report={report} />
    </div>
  )
})

interface AnnouncementProps {
  readonly verdict: string
  readonly report: Report
}

/** What has changed since it was last said: the verdict, and what can no longer be. Empty on arrival, for the page is read anyway. */
function Announcement({ verdict, report }: AnnouncementProps) {
  const known = useRef({ verdict, report })
  const [said, setSaid] = useState("")
  useEffect(() => {
    const timer = setTimeout(() => {
      const before = known.current
      if (before.report === report && before.verdict === verdict) return
      known.current = { verdict, report }
      setSaid([...(verdict === before.verdict ? [] : [verdict]), ...newlyCannot(before.report, report)].join(" "))
    }, settled)
    return () => clearTimeout(timer)
  }, [verdict, report])
  return (
    <VisuallyHidden>
      <output>{said}</output>
    </VisuallyHidden>
  )
}
