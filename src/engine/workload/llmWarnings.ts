import type { Catalogue } from "../../dataset/catalogue.ts"
import type { WarningTold } from "../basics/tellings.ts"
import { quote, thing } from "../basics/told.ts"
import type { GroupOverrides, VmGroup } from "../scenario.ts"
import { llmWorkOf } from "./llm.ts"

const besideModel = [
  "llmWeights",
  "llmCache",
  "llmContextTokens",
  "llmPromptTokens",
  "llmSequences",
  "llmTokensPerSecond",
  "llmParametersBillion",
  "llmActiveParametersBillion",
] as const satisfies readonly (keyof GroupOverrides)[]

/** What is said of language models beside the answer: words that mean nothing where no model is named, contexts longer than a model's. */
export function llmWarnings(groups: readonly VmGroup[], catalogue: Catalogue): readonly WarningTold[] {
  return groups.flatMap((group, index): readonly WarningTold[] => {
    const named = thing("group", String(index), group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload)
    const { llmModel } = group.overrides
    if (llmModel === undefined)
      return besideModel.some((key) => group.overrides[key] !== undefined) ? [{ id: "llm-says-nothing", values: { group: named } }] : []
    const work = llmWorkOf(group, catalogue)
    if (!work) return [{ id: "llm-unknown", values: { model: quote(llmModel), group: named } }]
    return work.contextTokens > work.model.contextTokens
      ? [
          {
            id: "llm-context",
            values: {
              group: named,
              asked: work.contextTokens,
              model: thing("llm-model", work.model.id, work.model.name),
              published: work.model.contextTokens,
            },
          },
        ]
      : []
  })
}
