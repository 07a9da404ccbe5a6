import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu } from "../../dataset/core.ts"
import { delivered, type GroupModel, type PerformanceContext } from "../performance/groupPerformance.ts"
import type { Reason } from "../report.ts"
import type { VmGroup } from "../scenario.ts"
import { gpusToFit, llmMemory, llmWorkOf } from "../workload/llm.ts"
import { llmEvidence } from "../workload/llmDemand.ts"
import { reason } from "../feasibility/productReasons.ts"
import type { ReasonTellings, ReasonTold } from "../basics/tellings.ts"
import { amount, gpuNamed, productNamed, thing, type Amount, type ToldOf } from "../basics/told.ts"
import { evidenceFor } from "../basics/evidence.ts"

/** To two significant digits. */
const rough = (value: number): number => Number(value.toPrecision(2))
const gib = (mib: number): Amount => amount(mib / 1024, "GiB", mib < 102_400 ? 2 : 3)

/** Why a GPU, or what a product leaves of it, cannot give the tokens asked for; null where it can, or no language model is described. */
export function tokensReason(model: GroupModel, index: number, context: PerformanceContext): Reason | null {
  const { llm } = model.demand
  if (!llm || !context.gpu || delivered(model, 1, context)) return null
  const { work, rate } = llm
  const gpu = context.gpu
  const evidence = llmEvidence(llm, gpu, context.catalogue)
  const named = thing("llm-model", work.model.id, work.model.shortName)
  if (!rate) return reason("pace", { id: "tokens-unknown", values: { model: named, gpu: gpuNamed(gpu) } }, evidence, index)
  const { low, likely, high } = rate.tokensPerSecond
  const busy = rate.load.likely > 1
  const told: ReasonTold = {
    id: "tokens-short",
    values: {
      asked: Number(work.tokensPerSecond.toPrecision(4)),
      model: named,
      gpus: work.gpus,
      gpu: gpuNamed(gpu),
      low: rough(low),
      likely: rough(likely),
      high: rough(high),
      under: busy ? "sequences" : "product",
      sequences: work.sequences,
      product: productNamed(context.product),
    },
  }
  return busy
    ? reason("pace", told, evidence, index)
    : reason("performance", told, [...evidence, ...(model.measured?.rows[0]?.evidence ?? []), ...(model.remoting?.evidence ?? [])], index)
}

/** What a frame buffer that does not fit is made of, and on how many GPUs a VM it would fit; null where no language model is described. */
export function llmMemoryTold(
  group: VmGroup,
  gpuMemoryMib: number,
  catalogue: Catalogue,
): ToldOf<Pick<ReasonTellings, "llm-memory">> | null {
  const work = group.overrides.frameBufferMib === undefined ? llmWorkOf(group, catalogue) : null
  if (!work) return null
  const { weightsMib, cacheMib } = llmMemory(work, catalogue)
  const gpus = gpusToFit(group, gpuMemoryMib, catalogue)
  return {
    id: "llm-memory",
    values: {
      model: thing("llm-model", work.model.id, work.model.shortName),
      weights: gib(weightsMib),
      cache: gib(cacheMib),
      gpus: gpus === null || gpus <= work.gpus ? null : gpus,
    },
  }
}

/** What it rests on. */
export function frameBufferEvidence(group: VmGroup, gpu: Gpu, catalogue: Catalogue): readonly Evidence[] {
  const work = llmWorkOf(group, catalogue)
  return [...evidenceFor(gpu, "memoryMib"), ...(work ? [...work.model.evidence, ...catalogue.parameter("llm-memory-fill").evidence] : [])]
}
