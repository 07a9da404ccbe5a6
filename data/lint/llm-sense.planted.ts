import { type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "more parameters at work than there are",
    spoil: setting("llm-models", "mixtral-8x7b", { activeParametersBillion: 50 }),
    id: "mixtral-8x7b",
    says: /than in all/,
  },
  {
    error: "a mixture without experts",
    spoil: setting("llm-models", "mixtral-8x7b", { experts: null }),
    id: "mixtral-8x7b",
    says: /if and only if/,
  },
  {
    error: "all experts for each token",
    spoil: setting("llm-models", "mixtral-8x7b", { experts: { choices: 8, perToken: 8 } }),
    id: "mixtral-8x7b",
    says: /as many experts/,
  },
  {
    error: "a window everywhere",
    spoil: setting("llm-models", "gemma-3-12b", { window: { tokens: 1024, layers: 48 } }),
    id: "gemma-3-12b",
    says: /window in every layer/,
  },
  {
    error: "a latent vector of several heads",
    spoil: setting("llm-models", "deepseek-v3", { kvHeads: 128 }),
    id: "deepseek-v3",
    says: /latent cache/,
  },
  {
    error: "8B for 8 million",
    spoil: setting("llm-models", "llama-3.1-8b", { parametersBillion: 0.008, activeParametersBillion: 0.008 }),
    id: "llama-3.1-8b",
    says: /too small for its layers/,
  },
]
