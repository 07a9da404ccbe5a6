import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu, GpuResources, WeightFormat } from "../../dataset/core.ts"
import { bestEvidence } from "../../dataset/bestEvidence.ts"
import { tensorRate } from "./rates.ts"
import type { VmGroup } from "../scenario.ts"
import { llmWorkOf, type LlmWork } from "./llm.ts"
import { linkOf, llmRate, type LlmRate, type LlmResources } from "./llmRate.ts"

const ownField = {
  fp16: "tensorFp16Tflops",
  fp8: "tensorFp8Tflops",
  int8: "tensorInt8Tops",
  fp4: "tensorFp4Tflops",
  // Weights in INT4 are expanded to 16 bits.
  int4: "tensorFp16Tflops",
} as const satisfies Record<WeightFormat, keyof GpuResources>

/**
 * Dense rate by which a GPU multiplies weights of a format, 10^12 a second, and the field it stands in: that of the format's own units where it
 * has them; else of its 16-bit ones, to which the weights are expanded, or of its FP32 units (`field` null). Null: not known.
 */
export function llmTensorRate(
  gpu: Gpu,
  format: WeightFormat,
  catalogue: Catalogue,
): { readonly rate: number; readonly field: string | null } | null {
  const resources = catalogue.resources(gpu.id)
  if (!resources) return null
  const own = resources[ownField[format]]
  return own ? { rate: own, field: ownField[format] } : tensorRate(gpu, resources, "fp16")
}

/** What a GPU has for the work; null where its memory bandwidth is not known, for nothing can be said then. */
export function llmResourcesOf(gpu: Gpu, work: LlmWork, catalogue: Catalogue): LlmResources | null {
  const memoryBandwidthGBs = catalogue.resources(gpu.id)?.memoryBandwidthGBs
  if (!memoryBandwidthGBs) return null
  return {
    memoryBandwidthGBs,
    tensorTflops: llmTensorRate(gpu, work.weights, catalogue)?.rate ?? null,
    linkGBs: linkOf(gpu, catalogue).value,
  }
}

/** The language model that a group describes, where its GPU demand follows from it; null where the group states its duty itself. */
export const describedLlm = (group: VmGroup, catalogue: Catalogue): LlmWork | null =>
  group.overrides.gpuDuty === undefined ? llmWorkOf(group, catalogue) : null

/** A described LLM and its rate on a GPU; `rate` null where the dataset does not have the GPU's bandwidth. */
export interface LlmDemand {
  readonly work: LlmWork
  readonly rate: LlmRate | null
}

export function llmDemandOf(group: VmGroup, gpu: Gpu, catalogue: Catalogue): LlmDemand | null {
  const work = describedLlm(group, catalogue)
  if (!work) return null
  const resources = llmResourcesOf(gpu, work, catalogue)
  return { work, rate: resources && llmRate(work, resources, catalogue) }
}

/** Constants that a described LLM's rate rests on. */
export const llmConstants = [
  "llm-four-bit-bytes",
  "llm-memory-fill",
  "llm-bandwidth-share",
  "llm-tensor-share",
  "llm-step-ms",
  "llm-sequence-ms",
] as const
export const llmLinkConstants = ["llm-all-reduce-us"] as const
/** What holds where a group does not say: choices of whoever plans, not things that are uncertain. */
export const llmChoices: ReadonlySet<string> = new Set([
  "llm-context-tokens",
  "llm-prompt-share",
  "llm-sequences",
  "llm-tokens-per-sequence",
])

/** Where bandwidth and matrix rate of a GPU were read. */
export function llmRateEvidence(format: WeightFormat, gpu: Gpu, catalogue: Catalogue): readonly Evidence[] {
  const resources = catalogue.resources(gpu.id)
  if (!resources) return []
  const field = llmTensorRate(gpu, format, catalogue)?.field
  return [...bestEvidence(resources, "memoryBandwidthGBs"), ...(field ? bestEvidence(resources, field) : [])]
}

/** Everything that the figures of a described LLM on a GPU rest on. */
export function llmEvidence({ work }: LlmDemand, gpu: Gpu, catalogue: Catalogue): readonly Evidence[] {
  const of = (id: string): readonly Evidence[] => catalogue.parameter(id).evidence
  return [
    ...work.model.evidence,
    ...llmConstants.flatMap(of),
    ...(work.gpus > 1 ? [...llmLinkConstants.flatMap(of), ...of(linkOf(gpu, catalogue).parameter)] : []),
    ...llmRateEvidence(work.weights, gpu, catalogue),
  ]
}
