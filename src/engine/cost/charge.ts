import type { Evidence } from "../../dataset/core.ts"
import type { CostLine } from "../report.ts"
import type { Money } from "../basics/range.ts"
import type { Weights } from "./weights.ts"

/** A line of the bill and who pays for it. */
export interface Charge {
  readonly line: CostLine
  readonly weights: Weights
}

export const charge = (
  part: CostLine["part"],
  label: string,
  quantity: number,
  unit: string,
  usd: Money,
  evidence: readonly Evidence[],
  weights: Weights,
): Charge => ({ line: { part, label, usd, quantity, unit, evidence }, weights })
