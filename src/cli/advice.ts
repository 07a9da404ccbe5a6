import { fullCatalogue } from "../dataset/full.ts"
import { passThroughRules } from "../dataset/rules.ts"
import type { Quirk } from "../dataset/schema/index.ts"
import { advise, stillOpen, summary } from "../features/catalogue/advisor/advice.ts"
import { factsOf } from "../features/catalogue/advisor/machine.ts"
import { questionsOf } from "../features/catalogue/advisor/questions.ts"
import { parseFilter } from "../features/common/table/tableState.ts"
import type { Advice } from "./answerSchema.ts"

const words = (value: unknown): string => (Array.isArray(value) ? value.map(String).join("; ") : String(value))

const answerRule = ({ id, title, severity, then, evidence }: Quirk): Advice["holds"][number] => ({
  id,
  title,
  severity,
  effect: words(then["effect"]),
  takes: words(then["requirement"]),
  sources: [...new Set(evidence.map((one) => one.source))],
})

/** What the advisor's page says of the machine in a link's `filter`. */
export function adviceOf(filter: string | undefined): Advice {
  const { quirks, order } = passThroughRules
  const ids = questionsOf(fullCatalogue, order, {}).map(({ id }) => ({ id, facet: true as const }))
  const answers = parseFilter(filter, ids).facets
  const questions = questionsOf(fullCatalogue, order, answers)
  const advice = advise(quirks, factsOf(fullCatalogue, questions, order, answers), order)
  return {
    says: summary(advice, questions),
    holds: advice.holds.map(({ quirk }) => answerRule(quirk)),
    depends: advice.depends.map(({ quirk }) => quirk.id),
    open: [...stillOpen(advice, questions)],
  }
}
