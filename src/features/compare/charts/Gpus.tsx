import GpuChart, { type GpuChartProps } from "./GpuChart.tsx"
import { useAgainst } from "./useAgainst.ts"

/** The chart against what the page has beside. */
export const Gpus = (props: Omit<GpuChartProps, "against">) => (
  <GpuChart {...props} against={useAgainst(props.report, props.plan ?? null)} />
)
