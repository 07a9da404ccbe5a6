import type { ReactElement } from "react"
import { CompareBoard, type standingPlan, type WhyTarget } from "../features/compare/index.ts"
import type { EmbedView } from "../features/share/embedQuery.ts"
import { useExplorer } from "../scenario/store.ts"
import { useAnswered } from "../scenario/useReport.ts"

interface BoardProps {
  readonly onOpen?: (view: EmbedView) => void
  readonly onWhy?: (target: WhyTarget) => void
  readonly plan: ReturnType<typeof standingPlan>
}

/** The board of a frame: what is in focus is the frame's own. */
export function Board({ onOpen, onWhy, plan }: BoardProps): ReactElement {
  const { report, scenario } = useAnswered()
  const focus = useExplorer((state) => state.view.focus)
  const actions = useExplorer((state) => state.actions)
  return (
    <CompareBoard
      report={report}
      scenario={scenario}
      focus={focus}
      plan={plan}
      onFocus={(key) => actions.setView({ focus: key })}
      {...(onOpen ? { onOpen } : {})}
      {...(onWhy ? { onWhy } : {})}
    />
  )
}
