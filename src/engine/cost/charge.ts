import type { CostLine } from "../report.ts"
import type { Weights } from "./weights.ts"

/** A line of the bill and who pays for it. */
export interface Charge {
  readonly line: CostLine
  readonly weights: Weights
}
