import type { CostPart } from "../../../engine/basics/whyTellings.ts"
import { sayWhy } from "../../../words/why.ts"

/** What a part of the cost is called. */
export const partName = (part: CostPart): string => sayWhy({ id: "cost-part", values: { part } })
