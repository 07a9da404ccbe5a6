import * as v from "valibot"
import { EvidenceListSchema, IdSchema } from "./common.ts"
import { weightFormats, cacheFormats } from "./words.ts"

export const WeightFormatSchema = v.picklist(weightFormats)
export type WeightFormat = v.InferOutput<typeof WeightFormatSchema>

export const CacheFormatSchema = v.picklist(cacheFormats)
export type CacheFormat = v.InferOutput<typeof CacheFormatSchema>

const whole = v.pipe(v.number(), v.integer(), v.minValue(1))

/** A language model as its configuration file states it: what decides about memory and speed. */
export const LlmModelSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  shortName: v.string(),
  /** 10^9, all of them. */
  parametersBillion: v.pipe(v.number(), v.minValue(0.01)),
  /** 10^9 that work on each token; of a dense model all of them. */
  activeParametersBillion: v.pipe(v.number(), v.minValue(0.01)),
  layers: whole,
  hiddenSize: whole,
  /** Heads that keep keys and values; 1 where a latent vector stands for both. */
  kvHeads: whole,
  /** Numbers a head keeps of a token, of keys and as many of values; of a latent vector the whole. */
  headSize: whole,
  /** True: one compressed vector a layer stands for keys and values of all heads, and is not divided among GPUs. */
  latentCache: v.boolean(),
  /** Layers that look back only so many tokens, and keep no more; null: all look back over the whole context. */
  window: v.nullable(v.strictObject({ tokens: whole, layers: whole })),
  /** Mixture of experts: how many a layer chooses from, and how many work on a token; null: dense. */
  experts: v.nullable(v.strictObject({ choices: whole, perToken: whole })),
  /** Format of the weights as published. */
  publishedFormat: WeightFormatSchema,
  /** Longest context, tokens. */
  contextTokens: whole,
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type LlmModel = Readonly<v.InferOutput<typeof LlmModelSchema>>
