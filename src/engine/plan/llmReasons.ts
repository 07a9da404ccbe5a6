import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu } from "../../dataset/core.ts"
import { delivered, type GroupModel, type PerformanceContext } from "../performance/groupPerformance.ts"
import type { Reason } from "../report.ts"
import type { VmGroup } from "../scenario.ts"
import { gpusToFit, llmMemory, llmWorkOf } from "../workload/llm.ts"
import { llmEvidence } from "../workload/llmDemand.ts"
import { reason } from "../feasibility/productReasons.ts"
import { evidenceFor } from "../basics/evidence.ts"

/** Two significant digits with thousands apart: "1,400". */
const rough = (value: number): string => Number(value.toPrecision(2)).toLocaleString("en-US")
const gib = (mib: number): string => `${Number((mib / 1024).toPrecision(mib < 102_400 ? 2 : 3))} GiB`

/** Why a GPU, or what a product leaves of it, cannot give the tokens asked for; null where it can, or no language model is described. */
export function tokensReason(model: GroupModel, index: number, context: PerformanceContext): Reason | null {
  const { llm } = model.demand
  if (!llm || !context.gpu || delivered(model, 1, context)) return null
  const { work, rate } = llm
  const gpu = context.gpu
  const evidence = llmEvidence(llm, gpu, context.catalogue)
  const where = work.gpus > 1 ? `${work.gpus} ${gpu.shortName}` : gpu.shortName
  if (!rate) {
    const text = `serves ${work.model.shortName}; the memory bandwidth of ${gpu.shortName} is not known, so neither is how many tokens a second it gives`
    return reason("pace", text, evidence, index)
  }
  const { low, likely, high } = rate.tokensPerSecond
  const asked = `must give ${Number(work.tokensPerSecond.toPrecision(4)).toLocaleString("en-US")} tokens/s of ${work.model.shortName}`
  const alone = `${where} gives about ${rough(likely)} (${rough(low)} to ${rough(high)})`
  return rate.load.likely > 1
    ? reason("pace", `${asked}; ${alone} with ${work.sequences} at once`, evidence, index)
    : reason(
        "performance",
        `${asked}; ${alone}, and less is left of it under ${context.product.shortName}`,
        [...evidence, ...(model.measured?.rows[0]?.evidence ?? []), ...(model.remoting?.evidence ?? [])],
        index,
      )
}

/** What a frame buffer that does not fit is made of, and on how many GPUs a VM it would fit; empty where no language model is described. */
export function llmFrameBufferWords(group: VmGroup, gpuMemoryMib: number, catalogue: Catalogue): string {
  const work = group.overrides.frameBufferMib === undefined ? llmWorkOf(group, catalogue) : null
  if (!work) return ""
  const { weightsMib, cacheMib } = llmMemory(work, catalogue)
  const gpus = gpusToFit(group, gpuMemoryMib, catalogue)
  const parts = `${work.model.shortName}: weights ${gib(weightsMib)}, cache ${gib(cacheMib)}`
  return `; ${parts}${gpus === null || gpus <= work.gpus ? "" : `; ${gpus} GPUs a VM would hold it`}`
}

/** What it rests on. */
export function frameBufferEvidence(group: VmGroup, gpu: Gpu, catalogue: Catalogue): readonly Evidence[] {
  const work = llmWorkOf(group, catalogue)
  return [...evidenceFor(gpu, "memoryMib"), ...(work ? [...work.model.evidence, ...catalogue.parameter("llm-memory-fill").evidence] : [])]
}
