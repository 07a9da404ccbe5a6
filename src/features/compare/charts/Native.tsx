import { useEffect, useState } from "react"
import type { Technique } from "../../../dataset/schema/index.ts"
import type { Report } from "../../../engine/report.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import type { AskWhy } from "../words.ts"
import NativeChart from "./NativeChart.tsx"

interface NativeProps {
  readonly report: Report
  readonly onWhy?: AskWhy
}

/** The chart with every published measurement, which the full dataset has. */
export function Native(props: NativeProps) {
  const { measurements } = useFullCatalogue()
  return <NativeChart {...props} measurements={measurements} techniques={useTechniques()} />
}

/** The articles' ranges, fetched with the chart that shows them. */
function useTechniques(): readonly Technique[] {
  const [techniques, setTechniques] = useState<readonly Technique[]>([])
  useEffect(() => {
    let here = true
    import("../../../dataset/reference.ts")
      .then(({ loadTechniques }) => loadTechniques())
      .then(
        (loaded) => {
          if (here) setTechniques(loaded)
        },
        () => undefined,
      )
    return () => {
      here = false
    }
  }, [])
  return techniques
}
