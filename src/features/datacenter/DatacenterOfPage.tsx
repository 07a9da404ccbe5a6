import { useDeferredValue, useEffect, useMemo, type ReactElement } from "react"
import { leadingPlan, mayDivide } from "../../engine/mix/wins.ts"
import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import { useAnswered } from "../../scenario/useReport.ts"
import { keepPlans } from "../../scenario/lastMix.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { useRested } from "../../ui/useRested.ts"
import { DatacenterView } from "./DatacenterView.tsx"

/** The focus of the page while the plan of parts is drawn. */
const planInFocus = "mix"

const focusOn = (focus: string): void => explorerStore.getState().actions.setView({ focus })
const focusOnPlan = (): void => focusOn(planInFocus)

interface DatacenterOfPageProps {
  /** Which option of a report is drawn. */
  readonly shown: (report: Report, scenario: Scenario, focus: string | null) => OptionResult | null
}

/** The picture as the page has it: of the plan of parts where that is the answer or comes closest to one, unless an option was chosen. */
export function DatacenterOfPage({ shown }: DatacenterOfPageProps): ReactElement {
  // It may lag behind a drag by a frame or two, and out of sight until its end; the board never does.
  const dragging = useExplorer((state) => state.dragging)
  const [ref, answered] = useRested(useAnswered(), dragging)
  const { report, scenario } = useDeferredValue(answered)
  const focus = useExplorer((state) => state.view.focus)
  const several = mayDivide(scenario)
  const job = useMemo(() => (several ? ({ kind: "mix", scenario } as const) : null), [scenario, several])
  const { result, stale } = useJob(job)
  useEffect(() => {
    if (result && !stale) keepPlans(scenario, result)
  }, [result, stale, scenario])
  const plan = several && result && !stale ? leadingPlan(result) : null
  const ofParts = plan && { plan, shown: focus === null || focus === planInFocus, onShow: focusOnPlan }
  return (
    <div ref={ref}>
      <DatacenterView
        option={shown(report, scenario, focus)}
        scenario={scenario}
        report={report}
        ofParts={ofParts}
        dragging={dragging}
        onFocus={focusOn}
      />
    </div>
  )
}
