import type { LlmWhyTellings } from "../../../engine/basics/why/llm.ts"
import type { Messages } from "../../speak.ts"
import { every } from "./every.ts"

export const llm = {
  ...every,
  "llm-parameters": "Parameters of {model}",
  "llm-active": "Parameters that work on a token",
  "llm-experts": "Experts a token is given, of those a layer has",
  "llm-some-of": "{some} of {all}",
  "llm-weights-format": "Format of the weights",
  "llm-cache-format": "Format of the cache",
  "llm-context-tokens": "Tokens of a sequence",
  "llm-prompt": "of them prompt",
  "llm-sequences": "Sequences at once",
  "llm-asked": "Tokens a second asked of a VM",
  "llm-memory-title": "Frame buffer of {model}",
  "llm-formula-latent":
    "(weights ÷ GPUs + cache) ÷ share filled;  weights = parameters × bytes;  cache = sequences × tokens × layers × latent vector × bytes",
  "llm-formula-heads":
    "(weights ÷ GPUs + cache ÷ GPUs) ÷ share filled;  weights = parameters × bytes;  cache = sequences × tokens × layers × 2 × heads × head size × bytes",
  "llm-layers": "Layers",
  "llm-vector": "Numbers of a token's vector in a layer",
  "llm-heads": "Heads with keys and values × size",
  "llm-heads-of": "{heads} × {size}",
  "llm-window": "Layers that look back a window only",
  "llm-window-of": "{layers}, {tokens} tokens",
  "llm-cache-of-one": "Cache of one sequence",
  "llm-weights": "Weights",
  "llm-cache": "Cache",
  "llm-weights-gpus": "GPUs that share the weights",
  "llm-cache-gpus": "GPUs that share the cache",
  "llm-frame-buffer": "Frame buffer",
  "llm-frame-buffer-each": "Frame buffer on each GPU",
  "llm-leaves-out": "Leaves out adapters, prefix caches and drafts of speculative decoding.",
  "llm-rate-title": "Rate of {model}{gpu, select, none {} other { on {gpus, plural, one {} other {{gpus} }}{gpu}}}",
  "llm-rate-formula":
    "1 ÷ (step ÷ sequences + prompt ÷ answer × time of a prompt token);  step = max(bytes read ÷ bandwidth, 2 × active parameters × sequences ÷ matrix rate) + exchange + software",
  "llm-bandwidth": "Memory bandwidth of {gpu}",
  "llm-bandwidth-unknown": "The memory bandwidth of {gpu} is not known, so nothing can be said.",
  "llm-matrix-rate": "Dense matrix rate for {format} weights",
  "llm-read-share": "Share of the weights that a step reads",
  "llm-step-memory": "Reading weights and cache, a step",
  "llm-step-tensor": "Arithmetic, a step",
  "llm-step-link": "Exchange among the GPUs, a step",
  "llm-step-software": "Software, a step",
  "llm-prompt-token": "One token of prompt",
  "llm-link-left": "What the exchange among GPUs leaves of the rate",
  "llm-duty": "Duty: tokens asked ÷ tokens possible",
  "llm-rate": "Tokens a second of answers, native",
  "llm-own-reference": "The GPU is its own reference: nothing is carried over from another one.",
  "llm-bridges":
    "Whether boards are bridged, and whether a VM's GPUs reach each other directly, is not in the dataset: the range allows for both.",
} as const satisfies Messages<LlmWhyTellings>
