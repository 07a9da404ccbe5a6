import type { Catalogue } from "../../dataset/catalogue.ts"
import type { GroupPlan } from "../plan/candidate.ts"
import { thing } from "../basics/told.ts"
import { bestEvidence } from "../../dataset/bestEvidence.ts"
import type { Derivation, Input } from "../report.ts"
import { cacheBytes, cacheParts, llmMemory, llmWorkOf } from "../workload/llm.ts"
import { llmTensorRate, type LlmDemand } from "../workload/llmDemand.ts"
import { linkOf } from "../workload/llmRate.ts"
import { chosen, computed, derivation, fact } from "./inputs.ts"

const constant = (id: string, catalogue: Catalogue): Input => {
  const row = catalogue.parameter(id)
  return fact(row.name, row.value, row.unit, row.evidence)
}

/** What a group chose of its language model, and what is taken where it chose nothing. */
function choices({ group }: GroupPlan, catalogue: Catalogue): readonly Input[] {
  const work = llmWorkOf(group, catalogue)
  if (!work) return []
  const { model } = work
  const own = group.overrides
  const standard = (id: string) => catalogue.parameter(id).evidence
  return [
    chosen(`Parameters of ${model.name}`, own.llmParametersBillion, model.parametersBillion, "10⁹", model.evidence),
    ...(model.experts
      ? [
          fact("Parameters that work on a token", work.activeParametersBillion, "10⁹", model.evidence),
          fact(
            "Experts a token is given, of those a layer has",
            `${model.experts.perToken} of ${model.experts.choices}`,
            "",
            model.evidence,
          ),
        ]
      : []),
    chosen("Format of the weights", own.llmWeights, model.publishedFormat, "", model.evidence),
    chosen("Format of the cache", own.llmCache, work.cache, "", standard("llm-context-tokens")),
    chosen("Tokens of a sequence", own.llmContextTokens, work.contextTokens, "", standard("llm-context-tokens")),
    chosen("of them prompt", own.llmPromptTokens, work.promptTokens, "", standard("llm-prompt-share")),
    chosen("Sequences at once", own.llmSequences, work.sequences, "", standard("llm-sequences")),
    chosen("Tokens a second asked of a VM", own.llmTokensPerSecond, work.tokensPerSecond, "tokens/s", standard("llm-tokens-per-sequence")),
  ]
}

/** The frame buffer of a described language model; nothing where the group states its own or describes none. */
export function llmFrameBufferStep(plan: GroupPlan, catalogue: Catalogue): readonly Derivation[] {
  const work = plan.group.overrides.frameBufferMib === undefined ? llmWorkOf(plan.group, catalogue) : null
  if (!work) return []
  const { model } = work
  const { weightsMib, cacheMib, perGpuMib } = llmMemory(work, catalogue)
  const gib = (mib: number): number => mib / 1024
  return [
    derivation(
      `Frame buffer of ${model.name}`,
      { id: "lead-llm-memory", values: { model: thing("llm-model", model.id, model.name) } },
      model.latentCache
        ? "(weights ÷ GPUs + cache) ÷ share filled;  weights = parameters × bytes;  cache = sequences × tokens × layers × latent vector × bytes"
        : "(weights ÷ GPUs + cache ÷ GPUs) ÷ share filled;  weights = parameters × bytes;  cache = sequences × tokens × layers × 2 × heads × head size × bytes",
      [
        ...choices(plan, catalogue),
        ...(work.weights === "fp4" || work.weights === "int4" ? [constant("llm-four-bit-bytes", catalogue)] : []),
        fact("Layers", model.layers, "", model.evidence),
        fact(
          model.latentCache ? "Numbers of a token's vector in a layer" : "Heads with keys and values × size",
          model.latentCache ? model.headSize : `${model.kvHeads} × ${model.headSize}`,
          "",
          model.evidence,
        ),
        ...(model.window
          ? [fact("Layers that look back a window only", `${model.window.layers}, ${model.window.tokens} tokens`, "", model.evidence)]
          : []),
        computed("Cache of one sequence", cacheBytes(work, work.contextTokens) / 1024 ** 3, "GiB"),
        computed("Weights", gib(weightsMib), "GiB"),
        computed("Cache", gib(cacheMib), "GiB"),
        ...(work.gpus > 1
          ? [computed("GPUs that share the weights", work.gpus, ""), computed("GPUs that share the cache", cacheParts(work), "")]
          : []),
        constant("llm-memory-fill", catalogue),
      ],
      computed(work.gpus > 1 ? "Frame buffer on each GPU" : "Frame buffer", gib(perGpuMib), "GiB"),
      ["Leaves out adapters, prefix caches and drafts of speculative decoding."],
    ),
  ]
}

/** The rate of a described language model on the option's GPU, and the duty that follows. */
export function llmRateStep(plan: GroupPlan, { work, rate }: LlmDemand, catalogue: Catalogue): Derivation {
  const gpu = plan.context.gpu
  const resources = gpu && catalogue.resources(gpu.id)
  const tensor = gpu && llmTensorRate(gpu, work.weights, catalogue)
  const link = gpu && linkOf(gpu, catalogue)
  const ms = (seconds: number): number => seconds * 1000
  return derivation(
    `Rate of ${work.model.name}${gpu ? ` on ${work.gpus > 1 ? `${work.gpus} ` : ""}${gpu.shortName}` : ""}`,
    { id: "lead-llm-rate", values: { model: thing("llm-model", work.model.id, work.model.name) } },
    "1 ÷ (step ÷ sequences + prompt ÷ answer × time of a prompt token);  step = max(bytes read ÷ bandwidth, 2 × active parameters × sequences ÷ matrix rate) + exchange + software",
    [
      ...choices(plan, catalogue),
      ...(gpu && resources
        ? [
            fact(
              `Memory bandwidth of ${gpu.shortName}`,
              resources.memoryBandwidthGBs ?? "unknown",
              "GB/s",
              bestEvidence(resources, "memoryBandwidthGBs"),
            ),
            fact(
              `Dense matrix rate for ${work.weights} weights`,
              tensor?.rate ?? "unknown",
              "10¹² a second",
              tensor?.field ? bestEvidence(resources, tensor.field) : [],
            ),
          ]
        : []),
      constant("llm-bandwidth-share", catalogue),
      constant("llm-tensor-share", catalogue),
      constant("llm-step-ms", catalogue),
      constant("llm-sequence-ms", catalogue),
      ...(work.gpus > 1 && gpu && link ? [constant("llm-all-reduce-us", catalogue), constant(link.parameter, catalogue)] : []),
      ...(rate
        ? [
            ...(work.model.experts ? [computed("Share of the weights that a step reads", rate.weightsReadShare, "")] : []),
            computed("Reading weights and cache, a step", ms(rate.step.memory), "ms"),
            computed("Arithmetic, a step", ms(rate.step.tensor), "ms"),
            ...(work.gpus > 1 ? [computed("Exchange among the GPUs, a step", ms(rate.step.link), "ms")] : []),
            computed("Software, a step", ms(rate.step.overhead), "ms"),
            computed("One token of prompt", ms(rate.promptSecondsPerToken), "ms"),
            ...(work.gpus > 1 ? [computed("What the exchange among GPUs leaves of the rate", rate.linkEfficiency, "")] : []),
            computed("Duty: tokens asked ÷ tokens possible", rate.load, "of time"),
          ]
        : []),
    ],
    computed("Tokens a second of answers, native", rate?.tokensPerSecond ?? "unknown", "tokens/s"),
    [
      "The GPU is its own reference: nothing is carried over from another one.",
      ...(gpu && resources?.memoryBandwidthGBs === null
        ? [`The memory bandwidth of ${gpu.shortName} is not known, so nothing can be said.`]
        : []),
      ...(work.gpus > 1
        ? [
            "Whether boards are bridged, and whether a VM's GPUs reach each other directly, is not in the dataset: the range allows for both.",
          ]
        : []),
    ],
  )
}
