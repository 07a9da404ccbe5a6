import { use } from "react"
import type { Report } from "../../../engine/report.ts"
import { once } from "../../../ui/loading.ts"
import { useFullIfThere } from "../../common/useFullCatalogue.ts"
import type { AskWhy } from "../words.ts"
import NativeChart from "./NativeChart.tsx"
import { useAgainst } from "./useAgainst.ts"
import type { WithPlan } from "./PlanFigure.tsx"

interface NativeProps extends WithPlan {
  readonly report: Report
  readonly onWhy?: AskWhy
}

/** The articles' ranges, fetched with the chart that shows them. */
const techniques = once(async () => (await import("../../../dataset/reference.ts")).loadTechniques())

/** The chart as soon as the answer is here; every published measurement when the full dataset has come, in the room kept for it. */
export function Native(props: NativeProps) {
  const ranges = techniques()
  const full = useFullIfThere()
  const against = useAgainst(props.report, props.plan ?? null)
  return <NativeChart {...props} against={against} measurements={full && full.measurements} techniques={use(ranges)} />
}
