import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, Range } from "../../dataset/core.ts"
import { bytesPerWeight, cacheBytes, cacheParts, type LlmWork } from "./llm.ts"

/** What a GPU has for LLM work. */
export interface LlmResources {
  /** 10^9 bytes a second. */
  readonly memoryBandwidthGBs: number
  /** Dense matrix rate for the weights' format, 10^12 operations a second; null: not known, then memory alone bounds. */
  readonly tensorTflops: number | null
  /** Bytes a second between two of the VM's GPUs, 10^9, one direction. */
  readonly linkGBs: Range
}

/** Time of the parts of one step, in which each sequence gets one token; seconds. */
export interface LlmStep {
  /** Weights and cache read from memory. */
  readonly memory: number
  /** Arithmetic on the matrix units. */
  readonly tensor: number
  /** Sums exchanged among the GPUs. */
  readonly link: number
  /** Launches, scheduling, sampling: does not depend on the GPU. */
  readonly overhead: number
  readonly total: number
}

export interface LlmRate {
  /** Tokens of answers a second, of the VM on its GPUs alone and native. */
  readonly tokensPerSecond: Range
  /** At the likely values. */
  readonly step: LlmStep
  /** Time to read one token of prompt, s. */
  readonly promptSecondsPerToken: number
  /** Share of weights read in a step: all of a dense model; of a mixture those of the experts that its sequences choose. */
  readonly weightsReadShare: number
  /** What is left of the rate after the exchange among several GPUs; 1 on one GPU. */
  readonly linkEfficiency: Range
  /** Tokens a second asked ÷ tokens a second possible: the busy share of the GPU's time where below 1. */
  readonly load: Range
}

/**
 * Share of the weights that one step reads. Experts: chosen by each of B sequences independently and evenly, so 1 − (1 − k/N)^B of them are
 * needed. The part behind them follows from all and active parameters: experts' = (all − active) ÷ (1 − k/N).
 */
export function weightsReadShare({ model, parametersBillion: all, activeParametersBillion: active, sequences }: LlmWork): number {
  if (!model.experts) return 1
  const chosen = model.experts.perToken / model.experts.choices
  if (chosen >= 1) return 1
  const inExperts = Math.min(all, (all - active) / (1 - chosen))
  return 1 - (inExperts / all) * (1 - chosen) ** sequences
}

interface Constants {
  readonly bandwidthShare: number
  readonly tensorShare: number
  readonly stepMs: number
  readonly sequenceMs: number
  readonly allReduceUs: number
  readonly linkGBs: number
}

/** Seconds for the sum over the GPUs of one layer's output of so many tokens: ring all-reduce, latency + 2 (g − 1) ÷ g × bytes ÷ link rate. Sources: megatron-tp, nccl-performance. */
const allReduceSeconds = ({ model, gpus }: LlmWork, tokens: number, { allReduceUs, linkGBs }: Constants, latency: boolean): number =>
  gpus <= 1 ? 0 : (latency ? allReduceUs * 1e-6 : 0) + ((2 * (gpus - 1)) / gpus) * ((tokens * model.hiddenSize * 2) / (linkGBs * 1e9))

function stepOf(work: LlmWork, resources: LlmResources, constants: Constants, catalogue: Catalogue): LlmStep {
  const { sequences, gpus, model } = work
  const weights = work.parametersBillion * 1e9 * bytesPerWeight(work.weights, catalogue) * weightsReadShare(work)
  const cached = cacheBytes(work, (work.promptTokens + work.contextTokens) / 2)
  const bytes = weights / gpus + (sequences * cached) / cacheParts(work)
  const memory = bytes / (resources.memoryBandwidthGBs * 1e9 * constants.bandwidthShare)
  const operations = (2 * work.activeParametersBillion * 1e9 * sequences) / gpus
  const tensor = resources.tensorTflops === null ? 0 : operations / (resources.tensorTflops * 1e12 * constants.tensorShare)
  const link = 2 * model.layers * allReduceSeconds(work, sequences, constants, true)
  const overhead = (constants.stepMs + sequences * constants.sequenceMs) / 1000
  return { memory, tensor, link, overhead, total: Math.max(memory, tensor) + link + overhead }
}

/** Reading a prompt is arithmetic: 2 × active parameters for each token, and the exchange of its sums. */
const promptSeconds = (work: LlmWork, resources: LlmResources, constants: Constants): number =>
  (resources.tensorTflops === null || resources.tensorTflops <= 0
    ? 0
    : (2 * work.activeParametersBillion * 1e9) / work.gpus / (resources.tensorTflops * 1e12 * constants.tensorShare)) +
  2 * work.model.layers * allReduceSeconds(work, 1, constants, false)

/**
 * Rate at which a GPU, or the several of a VM, answers: 1 ÷ (step ÷ sequences + prompt tokens an answer token × time of one). A step takes the
 * longer of reading (weights + caches of all sequences ÷ bandwidth) and arithmetic (2 × active parameters × sequences ÷ matrix rate), with the exchange among the
 * GPUs and what the software adds. What of the peaks is reached, and the software's part, are fitted (llm-bandwidth-share, llm-tensor-share, llm-step-ms, llm-sequence-ms).
 * Leaves out the arithmetic of attention over long contexts, speculative decoding, and prompts found in a prefix cache.
 */
export function llmRate(work: LlmWork, resources: LlmResources, catalogue: Catalogue): LlmRate {
  const at = (slow: keyof Range, fast: keyof Range): Constants => ({
    bandwidthShare: catalogue.value("llm-bandwidth-share")[slow],
    tensorShare: catalogue.value("llm-tensor-share")[slow],
    stepMs: catalogue.value("llm-step-ms")[fast],
    sequenceMs: catalogue.value("llm-sequence-ms")[fast],
    allReduceUs: catalogue.value("llm-all-reduce-us")[fast],
    linkGBs: resources.linkGBs[slow],
  })
  const promptsPerToken = work.promptTokens / (work.contextTokens - work.promptTokens)
  const rateAt = (constants: Constants, linked: boolean): number => {
    const step = stepOf(work, resources, constants, catalogue)
    const alone = { ...work, gpus: 1 }
    const prompt = linked ? promptSeconds(work, resources, constants) : promptSeconds(alone, resources, constants) / work.gpus
    return 1 / ((step.total - (linked ? 0 : step.link)) / work.sequences + promptsPerToken * prompt)
  }
  const ends = [at("low", "high"), at("likely", "likely"), at("high", "low")] as const
  const [low, likely, high] = ends.map((constants) => rateAt(constants, true)) as [number, number, number]
  const kept = ends.map((constants) => rateAt(constants, true) / rateAt(constants, false)).sort((a, b) => a - b) as [number, number, number]
  return {
    tokensPerSecond: { low, likely, high },
    step: stepOf(work, resources, ends[1], catalogue),
    promptSecondsPerToken: promptSeconds(work, resources, ends[1]),
    weightsReadShare: weightsReadShare(work),
    linkEfficiency: { low: kept[0], likely: kept[1], high: kept[2] },
    load: { low: work.tokensPerSecond / high, likely: work.tokensPerSecond / likely, high: work.tokensPerSecond / low },
  }
}

/** The link between two of a VM's GPUs. Modules and superchips stand on a board of links; of PCI Express boards the dataset does not say which have a bridge. */
export function linkOf(
  gpu: Gpu,
  catalogue: Catalogue,
): { readonly parameter: "llm-link-module-gbs" | "llm-link-pcie-gbs"; readonly value: Range } {
  const parameter = gpu.form === "sxm" || gpu.form === "oam" || gpu.form === "superchip" ? "llm-link-module-gbs" : "llm-link-pcie-gbs"
  return { parameter, value: catalogue.value(parameter) }
}
