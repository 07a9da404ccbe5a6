import { first } from "../../dataset/first.ts"
import { catalogue } from "../../dataset/load.ts"
import type { VmGroup } from "../../engine/scenario.ts"
import { frameBufferOf } from "../../engine/workload/llm.ts"
import { describedLlm } from "../../engine/workload/llmDemand.ts"
import { groupSummary } from "./summaries.ts"

/** What one VM of a group asks for that describes a language model. */
export function LlmSummary({ group }: { readonly group: VmGroup }) {
  const workload = first.workload(group.workload)
  const frameBuffer = workload && frameBufferOf(group, workload, catalogue)
  return groupSummary(group, workload, { frameBuffer, describesLlm: describedLlm(group, catalogue) !== null })
}
