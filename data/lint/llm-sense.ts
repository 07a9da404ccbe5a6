import type { LlmModel } from "../../src/dataset/schema/index.ts"
import { findAll, type Rule } from "./dataset.ts"

/** How far the parameters that a model's shape gives may lie from those stated: shapes leave out norms, biases and what is odd about a model. */
const tolerance = 0.35

/** Parameters of attention alone, 10^9: what every model of a shape has at least. */
const attention = ({ layers, hiddenSize }: LlmModel): number => (2 * layers * hiddenSize * hiddenSize) / 1e9

/** Language models are of one piece: shape, parameters and experts belong together. */
export const llmSense: Rule = (dataset) => {
  const models = dataset.rows<LlmModel>("llm-models")
  return [
    ...findAll(models, (row) => row.activeParametersBillion > row.parametersBillion, "has more parameters at work on a token than in all"),
    ...findAll(
      models,
      (row) => (row.experts === null) !== (row.activeParametersBillion === row.parametersBillion),
      "is a mixture of experts if and only if fewer parameters work on a token than there are",
    ),
    ...findAll(
      models,
      (row) => row.experts !== null && row.experts.perToken >= row.experts.choices,
      "gives a token as many experts as a layer has",
    ),
    ...findAll(models, (row) => row.window !== null && row.window.layers >= row.layers, "has a window in every layer"),
    ...findAll(models, (row) => row.latentCache && row.kvHeads !== 1, "has a latent cache, which is one vector, and several heads"),
    ...findAll(
      models,
      (row) => attention(row) > row.activeParametersBillion * (1 + tolerance),
      "is too small for its layers: attention alone has more parameters",
    ),
    ...findAll(
      models,
      (row) => !row.latentCache && row.kvHeads * row.headSize > 4 * row.hiddenSize,
      "keeps more of a token than its width",
    ),
  ]
}
