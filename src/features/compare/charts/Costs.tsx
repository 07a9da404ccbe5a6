import CostChart, { type CostChartProps } from "./CostChart.tsx"
import { useAgainst } from "./useAgainst.ts"

/** The chart against what the page has beside. */
export const Costs = (props: Omit<CostChartProps, "against">) => (
  <CostChart {...props} against={useAgainst(props.report, props.plan ?? null)} />
)
