import { plansOf, type OfficeFacts } from "../facts.ts"
import { answerSheet } from "./answerSheet.ts"
import { billSheet } from "./billSheet.ts"
import type { Sheet } from "./cells.ts"
import { growthSheet } from "./growthSheet.ts"
import { inputsSheet } from "./inputsSheet.ts"
import { sourcesSheet } from "./sourcesSheet.ts"
import { techniquesSheet } from "./techniquesSheet.ts"
import { workbookFile } from "./write.ts"
import { yearsSheet } from "./yearsSheet.ts"

/** The sheets of a proposal's workbook: the answer first, then all that it is worked out from. */
export function sheetsOf(facts: OfficeFacts): readonly Sheet[] {
  const plans = plansOf(facts)
  const inputs = inputsSheet(facts, plans)
  const growth = growthSheet(facts)
  const { sheet: bill, bills } = billSheet(facts, plans, inputs)
  return [
    answerSheet(facts, bills),
    inputs.sheet,
    bill,
    yearsSheet(facts, bills, inputs),
    ...(growth ? [growth] : []),
    techniquesSheet(facts, bills, inputs),
    sourcesSheet(facts, inputs.rows),
  ]
}

/** The workbook (XLSX) of a proposal. */
export const workbook = (facts: OfficeFacts): Promise<Uint8Array<ArrayBuffer>> => workbookFile(sheetsOf(facts))
