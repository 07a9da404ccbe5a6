import { Suspense, type CSSProperties, type ReactElement } from "react"
import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { useAnswered } from "../../scenario/useReport.ts"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Unreachable } from "../../ui/Unreachable.tsx"
import styles from "./Goals.module.css"

const GoalStrip = lazyPart(
  () => import("./GoalStrip.tsx"),
  (module) => module.GoalStrip,
)

export interface GoalsProps {
  /** Which option of a report the goals are held against. */
  readonly shown: (report: Report, scenario: Scenario, focus: string | null) => OptionResult | null
}

/** The goals that the link sets; about the height that they take is kept until their code has come. */
export function Goals({ shown }: GoalsProps): ReactElement | null {
  const { report, scenario } = useAnswered()
  const focus = useExplorer((state) => state.view.focus)
  const { length } = scenario.goals
  if (length === 0) return null
  return (
    <ErrorBoundary resetKeys={[scenario]} fallback={(error, retry) => <Unreachable what="The goals" error={error} onRetry={retry} />}>
      <Suspense fallback={<GoalsPlace goals={length} />}>
        <GoalStrip report={report} scenario={scenario} option={shown(report, scenario, focus)} focus={focus} />
      </Suspense>
    </ErrorBoundary>
  )
}

/** What stands where the goals will: one line for each on a wide board, two on a phone's. */
export const GoalsPlace = ({ goals }: { readonly goals: number }): ReactElement => (
  <div className={styles["place"]} style={{ "--goals": goals } as CSSProperties}>
    <div className={styles["kept"]} />
  </div>
)
