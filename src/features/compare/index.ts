export { CompareBoard, type CompareBoardProps } from "./CompareBoard.tsx"
export { Verdict, type VerdictProps } from "./Verdict.tsx"
export { bestFit, verdict, verdictText } from "./verdict.ts"
export type { AskWhy, ChartView, WhyTarget } from "./words.ts"
