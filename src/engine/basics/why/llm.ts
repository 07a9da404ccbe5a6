import type { Quote, Thing } from "../told.ts"
import type { Bare, EveryWhyTellings } from "./every.ts"

export interface LlmWhyTellings
  extends
    EveryWhyTellings,
    Bare<
      | "llm-active"
      | "llm-experts"
      | "llm-weights-format"
      | "llm-cache-format"
      | "llm-context-tokens"
      | "llm-prompt"
      | "llm-sequences"
      | "llm-asked"
      | "llm-formula-latent"
      | "llm-formula-heads"
      | "llm-layers"
      | "llm-vector"
      | "llm-heads"
      | "llm-window"
      | "llm-cache-of-one"
      | "llm-weights"
      | "llm-cache"
      | "llm-weights-gpus"
      | "llm-cache-gpus"
      | "llm-frame-buffer"
      | "llm-frame-buffer-each"
      | "llm-leaves-out"
      | "llm-rate-formula"
      | "llm-read-share"
      | "llm-step-memory"
      | "llm-step-tensor"
      | "llm-step-link"
      | "llm-step-software"
      | "llm-prompt-token"
      | "llm-link-left"
      | "llm-duty"
      | "llm-rate"
      | "llm-own-reference"
      | "llm-bridges"
    > {
  readonly "llm-memory-title": { readonly model: Thing }
  readonly "llm-parameters": { readonly model: Thing }
  readonly "llm-some-of": { readonly some: number; readonly all: number }
  readonly "llm-heads-of": { readonly heads: number; readonly size: number }
  readonly "llm-window-of": { readonly layers: number; readonly tokens: number }
  readonly "llm-rate-title": { readonly model: Thing; readonly gpus: number; readonly gpu: Thing | null }
  readonly "llm-bandwidth": { readonly gpu: Thing }
  readonly "llm-bandwidth-unknown": { readonly gpu: Thing }
  readonly "llm-matrix-rate": { readonly format: Quote }
}
