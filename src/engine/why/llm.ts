import type { Catalogue } from "../../dataset/catalogue.ts"
import type { GroupPlan } from "../plan/candidate.ts"
import { gpuNamed, quote, thing, type Thing } from "../basics/told.ts"
import { bestEvidence } from "../../dataset/bestEvidence.ts"
import type { LlmModel } from "../../dataset/core.ts"
import type { Derivation, Input } from "../report.ts"
import { cacheBytes, cacheParts, llmMemory, llmWorkOf, type LlmWork } from "../workload/llm.ts"
import { llmTensorRate, type LlmDemand } from "../workload/llmDemand.ts"
import { linkOf } from "../workload/llmRate.ts"
import { chosen, computed, derivation, fact, parameter, tell, written } from "./inputs.ts"

const modelNamed = ({ id, name }: LlmModel): Thing => thing("llm-model", id, name)

const constant = (id: string, catalogue: Catalogue): Input => parameter(catalogue.parameter(id))

/** What a group chose of its language model, and what is taken where it chose nothing. */
function choices({ group }: GroupPlan, catalogue: Catalogue): readonly Input[] {
  const work = llmWorkOf(group, catalogue)
  if (!work) return []
  const { model } = work
  const own = group.overrides
  const standard = (id: string) => catalogue.parameter(id).evidence
  const format = (of: string | undefined) => (of === undefined ? undefined : written(of))
  const { experts, evidence } = model
  return [
    chosen(tell("llm-parameters", { model: modelNamed(model) }), own.llmParametersBillion, model.parametersBillion, "billions", evidence),
    ...(experts
      ? [
          fact("llm-active", work.activeParametersBillion, "billions", evidence),
          fact("llm-experts", tell("llm-some-of", { some: experts.perToken, all: experts.choices }), "", evidence),
        ]
      : []),
    chosen("llm-weights-format", format(own.llmWeights), written(model.publishedFormat), "", evidence),
    chosen("llm-cache-format", format(own.llmCache), written(work.cache), "", standard("llm-context-tokens")),
    chosen("llm-context-tokens", own.llmContextTokens, work.contextTokens, "", standard("llm-context-tokens")),
    chosen("llm-prompt", own.llmPromptTokens, work.promptTokens, "", standard("llm-prompt-share")),
    chosen("llm-sequences", own.llmSequences, work.sequences, "", standard("llm-sequences")),
    chosen("llm-asked", own.llmTokensPerSecond, work.tokensPerSecond, "tokens-per-second", standard("llm-tokens-per-sequence")),
  ]
}

/** The frame buffer of a described language model; nothing where the group states its own or describes none. */
export function llmFrameBufferStep(plan: GroupPlan, catalogue: Catalogue): readonly Derivation[] {
  const work = plan.group.overrides.frameBufferMib === undefined ? llmWorkOf(plan.group, catalogue) : null
  if (!work) return []
  const { model } = work
  const { weightsMib, cacheMib, perGpuMib } = llmMemory(work, catalogue)
  const gib = (mib: number): number => mib / 1024
  const several = work.gpus > 1
  return [
    derivation({
      title: tell("llm-memory-title", { model: modelNamed(model) }),
      lead: { id: "lead-llm-memory", values: { model: modelNamed(model) } },
      formula: model.latentCache ? "llm-formula-latent" : "llm-formula-heads",
      inputs: [
        ...choices(plan, catalogue),
        ...(work.weights === "fp4" || work.weights === "int4" ? [constant("llm-four-bit-bytes", catalogue)] : []),
        ...layers(model),
        computed("llm-cache-of-one", cacheBytes(work, work.contextTokens) / 1024 ** 3, "gib"),
        computed("llm-weights", gib(weightsMib), "gib"),
        computed("llm-cache", gib(cacheMib), "gib"),
        ...(several ? [computed("llm-weights-gpus", work.gpus, ""), computed("llm-cache-gpus", cacheParts(work), "")] : []),
        constant("llm-memory-fill", catalogue),
      ],
      result: computed(several ? "llm-frame-buffer-each" : "llm-frame-buffer", gib(perGpuMib), "gib"),
      notes: ["llm-leaves-out"],
    }),
  ]
}

/** What of a model sizes its cache. */
const layers = ({ layers: all, latentCache, headSize, kvHeads, window, evidence }: LlmModel): readonly Input[] => [
  fact("llm-layers", all, "", evidence),
  latentCache
    ? fact("llm-vector", headSize, "", evidence)
    : fact("llm-heads", tell("llm-heads-of", { heads: kvHeads, size: headSize }), "", evidence),
  ...(window ? [fact("llm-window", tell("llm-window-of", window), "", evidence)] : []),
]

/** The rate of a described language model on the option's GPU, and the duty that follows. */
export function llmRateStep(plan: GroupPlan, { work, rate }: LlmDemand, catalogue: Catalogue): Derivation {
  const { gpu } = plan.context
  const resources = gpu && catalogue.resources(gpu.id)
  const link = gpu && linkOf(gpu, catalogue)
  const model = modelNamed(work.model)
  const several = work.gpus > 1
  return derivation({
    title: tell("llm-rate-title", { model, gpus: work.gpus, gpu: gpu && gpuNamed(gpu) }),
    lead: { id: "lead-llm-rate", values: { model } },
    formula: "llm-rate-formula",
    inputs: [
      ...choices(plan, catalogue),
      ...ratesOfGpu(plan, work, catalogue),
      constant("llm-bandwidth-share", catalogue),
      constant("llm-tensor-share", catalogue),
      constant("llm-step-ms", catalogue),
      constant("llm-sequence-ms", catalogue),
      ...(several && gpu && link ? [constant("llm-all-reduce-us", catalogue), constant(link.parameter, catalogue)] : []),
      ...(rate ? stepsOf(work, rate) : []),
    ],
    result: computed("llm-rate", rate?.tokensPerSecond ?? "unknown", "tokens-per-second"),
    notes: [
      "llm-own-reference",
      ...(gpu && resources?.memoryBandwidthGBs === null ? [tell("llm-bandwidth-unknown", { gpu: gpuNamed(gpu) })] : []),
      ...(several ? (["llm-bridges"] as const) : []),
    ],
  })
}

function ratesOfGpu({ context: { gpu } }: GroupPlan, { weights }: LlmWork, catalogue: Catalogue): readonly Input[] {
  const resources = gpu && catalogue.resources(gpu.id)
  if (!gpu || !resources) return []
  const tensor = llmTensorRate(gpu, weights, catalogue)
  return [
    fact(
      tell("llm-bandwidth", { gpu: gpuNamed(gpu) }),
      resources.memoryBandwidthGBs ?? "unknown",
      "gb-per-second",
      bestEvidence(resources, "memoryBandwidthGBs"),
    ),
    fact(
      tell("llm-matrix-rate", { format: quote(weights) }),
      tensor?.rate ?? "unknown",
      "trillions-per-second",
      tensor?.field ? bestEvidence(resources, tensor.field) : [],
    ),
  ]
}

/** What the time of a step is made of, and what follows from it. */
function stepsOf({ model, gpus }: LlmWork, rate: NonNullable<LlmDemand["rate"]>): readonly Input[] {
  const ms = (seconds: number): number => seconds * 1000
  const { step } = rate
  return [
    ...(model.experts ? [computed("llm-read-share", rate.weightsReadShare, "")] : []),
    computed("llm-step-memory", ms(step.memory), "milliseconds"),
    computed("llm-step-tensor", ms(step.tensor), "milliseconds"),
    ...(gpus > 1 ? [computed("llm-step-link", ms(step.link), "milliseconds")] : []),
    computed("llm-step-software", ms(step.overhead), "milliseconds"),
    computed("llm-prompt-token", ms(rate.promptSecondsPerToken), "milliseconds"),
    ...(gpus > 1 ? [computed("llm-link-left", rate.linkEfficiency, "")] : []),
    computed("llm-duty", rate.load, "of-time"),
  ]
}
