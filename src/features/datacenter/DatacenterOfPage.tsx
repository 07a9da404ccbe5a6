import { useEffect, useMemo, type ReactElement } from "react"
import { leadingPlan, mayDivide } from "../../engine/mix/wins.ts"
import { useExplorer } from "../../scenario/store.ts"
import { keepPlans } from "../../scenario/lastMix.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { DatacenterView, type DatacenterViewProps } from "./DatacenterView.tsx"

/** The focus of the page while the plan of parts is drawn. */
const planInFocus = "mix"

/** The picture as the page has it: of the plan of parts where that is the answer or comes closest to one, unless an option was chosen. */
export function DatacenterOfPage(props: Omit<DatacenterViewProps, "ofParts" | "dragging" | "switching">): ReactElement {
  const { scenario, onFocus } = props
  const focus = useExplorer((state) => state.view.focus)
  const dragging = useExplorer((state) => state.dragging)
  const several = mayDivide(scenario)
  const job = useMemo(() => (several ? ({ kind: "mix", scenario } as const) : null), [scenario, several])
  const { result, stale } = useJob(job)
  useEffect(() => {
    if (result && !stale) keepPlans(scenario, result)
  }, [result, stale, scenario])
  const plan = several && result && !stale ? leadingPlan(result) : null
  const ofParts = plan && { plan, shown: focus === null || focus === planInFocus, onShow: () => onFocus(planInFocus) }
  return <DatacenterView {...props} ofParts={ofParts} dragging={dragging} />
}
