import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { readInput } from "../cli/answer.ts"
import { sayRepair } from "../words/repairs.ts"
import { knownIds } from "../scenario/url/index.ts"
import type { Decoded } from "../scenario/view.ts"
import { Refusal } from "./refusal.ts"

export const known = knownIds(catalogue)

/** Told, but no reason to refuse: what is meant is clear. */
const harmless: ReadonlySet<string> = new Set(["corrected"])
/** Reasons that are told at once. */
const mostTold = 8

/** Reads a scenario; what of it cannot be taken as it stands is a reason to refuse, unless it is to be answered as written. */
export function scenarioOf(text: string, asWritten = false): Decoded {
  const decoded = readInput(text, catalogue)
  const problems = asWritten ? [] : decoded.repairs.filter(({ kind }) => !harmless.has(kind))
  if (problems.length === 0) return decoded
  const told = problems.slice(0, mostTold).map((repair) => `- ${sayRepair(repair)}`)
  const more = problems.length > mostTold ? [`- and ${problems.length - mostTold} more`] : []
  throw new Refusal(
    [
      "The scenario cannot be taken as it is written:",
      ...told,
      ...more,
      "Correct it, or ask with asWritten to have the rest answered.",
    ].join("\n"),
  )
}
