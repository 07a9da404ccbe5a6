import type { Catalogue } from "../../dataset/catalogue.ts"
import type { CacheFormat, LlmModel, WeightFormat } from "../../dataset/core.ts"
import type { VmGroup } from "../scenario.ts"

/** What one VM serves of a language model, every choice made: the group's own where it says so, else the model's or a planning default. */
export interface LlmWork {
  readonly model: LlmModel
  /** 10^9; all, and those that work on a token. */
  readonly parametersBillion: number
  readonly activeParametersBillion: number
  readonly weights: WeightFormat
  readonly cache: CacheFormat
  /** Tokens of a sequence at its end: prompt and answer. */
  readonly contextTokens: number
  /** Of them, the prompt's; at least one token is left for the answer. */
  readonly promptTokens: number
  /** Sequences answered at once. */
  readonly sequences: number
  /** Tokens of answers a second that the VM is asked for, all sequences together. */
  readonly tokensPerSecond: number
  /** GPUs that share the model by tensor parallelism. */
  readonly gpus: number
}

/** The language model that a group describes; null where it names none, or one that the dataset does not have. */
export function llmWorkOf({ overrides }: VmGroup, catalogue: Catalogue): LlmWork | null {
  const model = overrides.llmModel === undefined ? undefined : catalogue.llmModel(overrides.llmModel)
  if (!model) return null
  const standard = (id: string): number => catalogue.value(id).likely
  const contextTokens = Math.max(2, overrides.llmContextTokens ?? Math.min(model.contextTokens, standard("llm-context-tokens")))
  const prompt = overrides.llmPromptTokens ?? Math.round(contextTokens * standard("llm-prompt-share"))
  const sequences = overrides.llmSequences ?? standard("llm-sequences")
  const parametersBillion = overrides.llmParametersBillion ?? model.parametersBillion
  return {
    model,
    parametersBillion,
    activeParametersBillion: Math.min(
      parametersBillion,
      overrides.llmActiveParametersBillion ?? (model.activeParametersBillion * parametersBillion) / model.parametersBillion,
    ),
    weights: overrides.llmWeights ?? model.publishedFormat,
    cache: overrides.llmCache ?? "fp16",
    contextTokens,
    promptTokens: Math.min(Math.max(1, prompt), contextTokens - 1),
    sequences,
    tokensPerSecond: overrides.llmTokensPerSecond ?? sequences * standard("llm-tokens-per-sequence"),
    gpus: overrides.gpusPerVm ?? 1,
  }
}

const mib = 1024 * 1024

/** Bytes of one weight: 2 in 16 bits, 1 in 8; in 4 bits with the scales beside them (parameter llm-four-bit-bytes). */
export function bytesPerWeight(format: WeightFormat, catalogue: Catalogue): number {
  switch (format) {
    case "fp16":
      return 2
    case "fp8":
    case "int8":
      return 1
    case "fp4":
    case "int4":
      return catalogue.value("llm-four-bit-bytes").likely
  }
}

/** Bytes that one layer keeps of one token: 2 × heads × numbers a head, or one latent vector; 2 bytes a number in 16 bits, 1 in 8. Source: kv-cache-size. */
const bytesPerTokenAndLayer = ({ model, cache }: LlmWork): number =>
  (model.latentCache ? 1 : 2) * model.kvHeads * model.headSize * (cache === "fp8" ? 1 : 2)

/** Bytes of the cache of one sequence of so many tokens, on all GPUs together. Layers with a window keep no more than its tokens. */
export function cacheBytes(work: LlmWork, tokens: number): number {
  const { layers, window } = work.model
  const near = window ? Math.min(window.layers, layers) : 0
  return bytesPerTokenAndLayer(work) * ((layers - near) * tokens + near * Math.min(window?.tokens ?? tokens, tokens))
}

/** GPUs among which the cache is divided: no more than there are heads, for a head is kept whole; a latent vector is kept on each. */
export const cacheParts = ({ model, gpus }: LlmWork): number => (model.latentCache ? 1 : Math.min(gpus, model.kvHeads))

export interface LlmMemory {
  /** On all GPUs together, MiB. */
  readonly weightsMib: number
  readonly cacheMib: number
  /** What each of the VM's GPUs must have, MiB: its part of both, and what the serving software keeps free of them. */
  readonly perGpuMib: number
}

/**
 * Frame buffer of an LLM: (weights ÷ GPUs + cache ÷ GPUs that divide it) ÷ share of the memory that serving software fills. Weights =
 * parameters × bytes; cache = sequences × that of a full context. The rest holds activations, CUDA graphs and the driver's context.
 * Sources: kv-cache-size, anyscale-gpu-memory. Leaves out adapters, prefix caches and drafts of speculative decoding.
 */
export function llmMemory(work: LlmWork, catalogue: Catalogue): LlmMemory {
  const weightsMib = (work.parametersBillion * 1e9 * bytesPerWeight(work.weights, catalogue)) / mib
  const cacheMib = (work.sequences * cacheBytes(work, work.contextTokens)) / mib
  const fill = catalogue.value("llm-memory-fill").likely
  return { weightsMib, cacheMib, perGpuMib: Math.ceil((weightsMib / work.gpus + cacheMib / cacheParts(work)) / fill) }
}

/** Frame buffer a VM of the group needs on each of its GPUs, MiB: what the group says, what its language model takes, or the workload's own. */
export function frameBufferOf(
  group: VmGroup,
  workload: { readonly frameBufferMib: { readonly default: number } },
  catalogue: Catalogue,
): number {
  if (group.overrides.frameBufferMib !== undefined) return group.overrides.frameBufferMib
  const work = llmWorkOf(group, catalogue)
  return work ? llmMemory(work, catalogue).perGpuMib : workload.frameBufferMib.default
}

/** Fewest GPUs, in powers of two up to 16, on which the group's model fits into GPUs of so much memory; null: on none, or it names no model. */
export function gpusToFit(group: VmGroup, gpuMemoryMib: number, catalogue: Catalogue): number | null {
  if (group.overrides.frameBufferMib !== undefined) return null
  const work = llmWorkOf(group, catalogue)
  if (!work) return null
  return [1, 2, 4, 8, 16].find((gpus) => llmMemory({ ...work, gpus }, catalogue).perGpuMib <= gpuMemoryMib) ?? null
}
