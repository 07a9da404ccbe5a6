import { use } from "react"
import type { Report } from "../../../engine/report.ts"
import { once } from "../../../ui/loading.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import type { AskWhy } from "../words.ts"
import NativeChart from "./NativeChart.tsx"

interface NativeProps {
  readonly report: Report
  readonly onWhy?: AskWhy
}

/** The articles' ranges, fetched with the chart that shows them. */
const techniques = once(async () => (await import("../../../dataset/reference.ts")).loadTechniques())

/** The chart with every published measurement, which the full dataset has. */
export function Native(props: NativeProps) {
  const ranges = techniques()
  const { measurements } = useFullCatalogue()
  return <NativeChart {...props} measurements={measurements} techniques={use(ranges)} />
}
