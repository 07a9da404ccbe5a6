import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import type { GroupOverrides } from "../scenario.ts"
import { cacheBytes, gpusToFit, llmMemory, llmWorkOf } from "./llm.ts"
import { llmRate, weightsReadShare, type LlmResources } from "./llmRate.ts"

const groupOf = (overrides: GroupOverrides) => ({ name: null, workload: "llm-inference", count: 1, overrides })
const work = (overrides: GroupOverrides) => {
  const found = llmWorkOf(groupOf(overrides), catalogue)
  if (!found) throw new Error("no such model")
  return found
}

/** Peak bandwidth and dense FP16, FP8 and FP4 rates as their makers state them. */
const peaks = {
  "a100-pcie-80": [1935, 312, 312, 312],
  l40s: [864, 362, 733, 362],
  "h100-sxm": [3350, 989, 1979, 989],
  "h200-sxm": [4800, 989, 1979, 989],
  b200: [7700, 2250, 4500, 9000],
  "rtx-pro-6000-bse": [1597, 503, 1007, 2015],
} as const
const on = (gpu: keyof typeof peaks, format: 1 | 2 | 3 = 1, link = { low: 150, likely: 300, high: 450 }): LlmResources => ({
  memoryBandwidthGBs: peaks[gpu][0],
  tensorTflops: peaks[gpu][format],
  linkGBs: link,
})

describe("memory of a language model", () => {
  test("the cache of one token is 2 x layers x heads x head size x 2 bytes in 16 bits: 128 KiB for an 8B Llama, half in 8 bits", () => {
    expect(cacheBytes(work({ llmModel: "llama-3.1-8b" }), 1)).toBe(128 * 1024)
    expect(cacheBytes(work({ llmModel: "llama-3.1-8b", llmCache: "fp8" }), 1)).toBe(64 * 1024)
  })

  test("a latent cache keeps one vector a layer: 68.6 KiB a token for DeepSeek V3", () => {
    expect(cacheBytes(work({ llmModel: "deepseek-v3" }), 1)).toBe(61 * 576 * 2)
  })

  test("layers with a window keep no more than its tokens", () => {
    const gemma = work({ llmModel: "gemma-3-12b" })
    expect(cacheBytes(gemma, 131072) / cacheBytes(gemma, 1024)).toBeLessThan(0.2 * 128)
    expect(cacheBytes(gemma, 1024) / cacheBytes(gemma, 512)).toBe(2)
  })

  test("70B in 16 bits needs two GPUs of 141 GB, four of 80 GB; in 4 bits one of 80 GB", () => {
    const llama70 = groupOf({ llmModel: "llama-3.3-70b" })
    expect(gpusToFit(llama70, 144_384, catalogue)).toBe(2)
    expect(gpusToFit(llama70, 81_920, catalogue)).toBe(4)
    expect(gpusToFit(groupOf({ llmModel: "llama-3.3-70b", llmWeights: "int4" }), 81_920, catalogue)).toBe(1)
  })

  test("a cache is divided among no more GPUs than it has heads, a latent one among none", () => {
    const at = (llmModel: string, gpusPerVm: number, llmSequences: number) =>
      llmMemory(work({ llmModel, gpusPerVm, llmSequences, llmContextTokens: 32768 }), catalogue).perGpuMib
    const cachePerGpu = (llmModel: string, gpus: number) => at(llmModel, gpus, 64) - at(llmModel, gpus, 32)
    expect(cachePerGpu("qwen3-30b-a3b", 8)).toBeCloseTo(cachePerGpu("qwen3-30b-a3b", 4), -1)
    expect(cachePerGpu("deepseek-v3", 8)).toBeCloseTo(cachePerGpu("deepseek-v3", 1), -1)
  })

  test("what is published of weights lies near: Mixtral in 4 bits 28 GB, gpt-oss 120B on one GPU of 80 GB", () => {
    const mixtral = llmMemory(work({ llmModel: "mixtral-8x7b", llmWeights: "int4" }), catalogue).weightsMib * 1.048576e-3
    expect(mixtral).toBeGreaterThan(23)
    expect(mixtral).toBeLessThan(29)
    expect(gpusToFit(groupOf({ llmModel: "gpt-oss-120b" }), 81_920, catalogue)).toBe(1)
  })

  test("an unknown model is none, and no model is none", () => {
    expect(llmWorkOf(groupOf({ llmModel: "gpt-9" }), catalogue)).toBeNull()
    expect(llmWorkOf(groupOf({}), catalogue)).toBeNull()
  })
})

describe("rate of a language model", () => {
  test("a mixture reads more of its experts the more sequences there are, a dense model always all", () => {
    const share = (llmModel: string, llmSequences: number) => weightsReadShare(work({ llmModel, llmSequences }))
    expect(share("llama-3.1-8b", 1)).toBe(1)
    const one = share("gpt-oss-120b", 1)
    expect(one).toBeCloseTo(5.1 / 116.8, 2)
    expect(share("gpt-oss-120b", 64)).toBeGreaterThan(0.8)
    expect(share("gpt-oss-120b", 4096)).toBeCloseTo(1, 2)
  })

  /** Output tokens a second of one GPU: vLLM rows of ml-energy, llama.cpp rows of openllm-l40s-a100. Prompts are short beside the answers in both. */
  const published: readonly (readonly [string, keyof typeof peaks, 1 | 2 | 3, GroupOverrides, number])[] = [
    ["Llama 8B F16, one sequence, llama.cpp", "a100-pcie-80", 1, { llmModel: "llama-3.1-8b", llmSequences: 1 }, 54.56],
    ["Llama 8B F16, one sequence, llama.cpp", "l40s", 1, { llmModel: "llama-3.1-8b", llmSequences: 1 }, 43.42],
    ["Llama 8B Q4, one sequence, llama.cpp", "a100-pcie-80", 1, { llmModel: "llama-3.1-8b", llmWeights: "int4", llmSequences: 1 }, 138.31],
    ["Llama 8B Q4, one sequence, llama.cpp", "l40s", 1, { llmModel: "llama-3.1-8b", llmWeights: "int4", llmSequences: 1 }, 113.6],
    ["Llama 8B, 8 sequences", "h100-sxm", 1, { llmModel: "llama-3.1-8b", llmSequences: 8 }, 1069.6],
    ["Llama 8B, 8 sequences", "b200", 1, { llmModel: "llama-3.1-8b", llmSequences: 8 }, 1637.3],
    ["Llama 8B, 512 sequences", "h100-sxm", 1, { llmModel: "llama-3.1-8b", llmSequences: 512 }, 9805.6],
    ["Qwen3 8B, 8 sequences", "h100-sxm", 1, { llmModel: "qwen3-8b", llmSequences: 8 }, 961.7],
    ["Qwen3 14B, 8 sequences", "h100-sxm", 1, { llmModel: "qwen3-14b", llmSequences: 8 }, 627.4],
    ["Qwen3 14B, 256 sequences", "h100-sxm", 1, { llmModel: "qwen3-14b", llmSequences: 256 }, 5760.3],
    ["Qwen3 14B, 256 sequences", "b200", 1, { llmModel: "qwen3-14b", llmSequences: 256 }, 10708.7],
    ["Qwen3 32B, 8 sequences", "h100-sxm", 1, { llmModel: "qwen3-32b", llmSequences: 8 }, 312],
    ["Qwen3 32B, 8 sequences", "b200", 1, { llmModel: "qwen3-32b", llmSequences: 8 }, 556.4],
    ["Qwen3 32B, 32 sequences", "h100-sxm", 1, { llmModel: "qwen3-32b", llmSequences: 32 }, 960.5],
    ["Qwen3 30B-A3B, 8 sequences", "h100-sxm", 1, { llmModel: "qwen3-30b-a3b", llmSequences: 8 }, 611.3],
    ["Qwen3 30B-A3B, 8 sequences", "b200", 1, { llmModel: "qwen3-30b-a3b", llmSequences: 8 }, 910],
    ["Qwen3 30B-A3B, 96 sequences", "h100-sxm", 1, { llmModel: "qwen3-30b-a3b", llmSequences: 96 }, 2658.8],
    ["gpt-oss 120B, 8 sequences", "h100-sxm", 1, { llmModel: "gpt-oss-120b", llmSequences: 8 }, 803.9],
    ["gpt-oss 120B, 8 sequences", "b200", 3, { llmModel: "gpt-oss-120b", llmSequences: 8 }, 1358],
    ["gpt-oss 120B, 64 sequences", "h100-sxm", 1, { llmModel: "gpt-oss-120b", llmSequences: 64 }, 2571.9],
    ["gpt-oss 20B, 8 sequences", "h100-sxm", 1, { llmModel: "gpt-oss-20b", llmSequences: 8 }, 1225.4],
  ]
  const short: GroupOverrides = { llmContextTokens: 1000, llmPromptTokens: 150 }
  const predicted = published.map(([what, gpu, format, overrides, tokens]) => ({
    what,
    gpu,
    tokens,
    rate: llmRate(work({ ...short, ...overrides }), on(gpu, format), catalogue).tokensPerSecond,
  }))

  test.each(predicted)("the range holds what was published: $what on $gpu, $tokens tokens/s", ({ rate, tokens }) => {
    expect(rate.low).toBeLessThanOrEqual(tokens)
    expect(rate.high).toBeGreaterThanOrEqual(tokens)
  })

  test("the likely rate is off by 15 % in the median", () => {
    const errors = predicted.map(({ rate, tokens }) => Math.abs(Math.log(rate.likely / tokens))).sort((a, b) => a - b)
    expect(Math.exp(errors[Math.floor(errors.length / 2)] ?? 9) - 1).toBeLessThan(0.15)
  })

  test("an L40S decodes 8B in F16 at less than an A100's rate, as published (0.80), not at 3.7 times", () => {
    const rate = (gpu: "l40s" | "a100-pcie-80") =>
      llmRate(work({ ...short, llmModel: "llama-3.1-8b", llmSequences: 1 }), on(gpu), catalogue).tokensPerSecond
    expect(rate("l40s").likely / rate("a100-pcie-80").likely).toBeLessThan(0.8)
    expect(rate("l40s").high / rate("a100-pcie-80").low).toBeGreaterThan(0.8)
  })

  test("long prompts bind the matrix units: twice the FP16 rate gives more answers, twice the bandwidth few", () => {
    const long = work({ llmModel: "llama-3.1-8b", llmContextTokens: 8192, llmPromptTokens: 8000, llmSequences: 16 })
    const once = on("h100-sxm")
    const likely = (resources: LlmResources) => llmRate(long, resources, catalogue).tokensPerSecond.likely
    expect(likely({ ...once, tensorTflops: 2 * 989 }) / likely(once)).toBeGreaterThan(1.35)
    expect(likely({ ...once, memoryBandwidthGBs: 2 * 3350 }) / likely(once)).toBeLessThan(1.25)
  })

  test("several GPUs give less than as many times one, and least over PCI Express", () => {
    const two = work({ llmModel: "qwen3-32b", gpusPerVm: 2 })
    const module = llmRate(two, on("h100-sxm"), catalogue)
    const boards = llmRate(two, on("h100-sxm", 1, { low: 6, likely: 20, high: 150 }), catalogue)
    const alone = llmRate({ ...two, gpus: 1 }, on("h100-sxm"), catalogue)
    expect(alone.linkEfficiency).toEqual({ low: 1, likely: 1, high: 1 })
    expect(module.tokensPerSecond.likely).toBeGreaterThan(alone.tokensPerSecond.likely)
    expect(module.tokensPerSecond.likely).toBeLessThan(2 * alone.tokensPerSecond.likely)
    expect(boards.linkEfficiency.likely).toBeLessThan(module.linkEfficiency.likely)
    expect(boards.linkEfficiency.low).toBeGreaterThan(0)
  })

  test("the load is what is asked over what is possible, highest where the rate is lowest", () => {
    const { load, tokensPerSecond } = llmRate(work({ llmModel: "llama-3.1-8b", llmTokensPerSecond: 500 }), on("h100-sxm"), catalogue)
    expect(load.likely * tokensPerSecond.likely).toBeCloseTo(500)
    expect(load.high * tokensPerSecond.low).toBeCloseTo(500)
  })
})
