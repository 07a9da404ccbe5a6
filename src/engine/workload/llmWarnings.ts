import type { Catalogue } from "../../dataset/catalogue.ts"
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
export function llmWarnings(groups: readonly VmGroup[], catalogue: Catalogue): readonly string[] {
  return groups.flatMap((group) => {
    const name = group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload
    const { llmModel } = group.overrides
    if (llmModel === undefined)
      return besideModel.some((key) => group.overrides[key] !== undefined)
        ? [`What ${name} says of a language model changes nothing, for it does not say which.`]
        : []
    const work = llmWorkOf(group, catalogue)
    if (!work) return [`The dataset has no language model "${llmModel}"; ${name} counts with its workload's own figures.`]
    return work.contextTokens > work.model.contextTokens
      ? [
          `${name} asks for ${work.contextTokens.toLocaleString("en-US")} tokens of context; ${work.model.name} is published for ${work.model.contextTokens.toLocaleString("en-US")}.`,
        ]
      : []
  })
}
