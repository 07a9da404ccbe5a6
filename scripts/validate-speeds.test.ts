import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../src/dataset/full.ts"
import type { SpeedCatalogue } from "../src/engine/performance/speedReading.ts"
import { gpuNamed, isSpeedRow, kindOfWords, readSpeeds } from "./validate-speeds.ts"

const kinds = JSON.parse(readFileSync("data/models/speed-kinds.json", "utf8")) as SpeedCatalogue["speedKinds"]
const catalogue = { ...fullCatalogue, speedKinds: kinds } as SpeedCatalogue
const idOf = (name: string): string => {
  const found = gpuNamed(name, catalogue)
  return typeof found === "string" ? found : found.id
}

describe("a GPU is understood by any common spelling", () => {
  test.each([
    ["NVIDIA L40S", "l40s"],
    ["NVIDIA A100 PCIe 80GB", "a100-pcie-80"],
    ["A100-SXM4-80GB", "a100-sxm4-80"],
    ["NVIDIA A100 40GB PCIe", "a100-pcie-40"],
    ["H100", "h100-sxm5-80"],
    ["H100 NVL", "h100-nvl-94"],
    ["H200 SXM 141GB", "h200-sxm5-141"],
    ["Tesla T4", "t4"],
    ["Tesla V100 PCIe 32GB", "v100-pcie-32"],
    ["GeForce RTX 4090", "rtx-4090"],
    ["RTX A6000", "rtx-a6000"],
    ["RTX 6000 Ada Generation", "rtx-6000-ada"],
    ["Instinct MI300X", "amd-mi300x"],
    ["AMD MI210", "amd-mi210"],
    ["a16", "a16"],
    ["L4", "l4"],
  ])("%s", (name, id) => {
    expect(idOf(name)).toBe(id)
  })

  test("every GPU by its own name and id", () => {
    const wrong = catalogue.gpus.filter((gpu) => idOf(gpu.id) !== gpu.id)
    expect(wrong.map((gpu) => gpu.id)).toEqual([])
  })

  test("and refused with its name otherwise", () => {
    expect(gpuNamed("Voodoo 9", catalogue)).toMatch(/"Voodoo 9" is no GPU of the dataset/)
  })
})

test.each([
  ["Llama 3 8B F16, generating 1,024 tokens, one sequence", "ml-inference", "llm-decode-one"],
  ["Llama 3 8B, prompt of 1,024 tokens", "ml-inference", "llm-prefill"],
  ["Llama 3.1 70B served by vLLM", undefined, "llm-served"],
  ["Llama 2 70B, MLPerf Inference, offline", "ml-inference", "llm-serving"],
  ["ResNet-50, offline, INT8", "ml-inference", "batched-inference"],
  ["Stable Diffusion XL", "ml-inference", "image-generation"],
  ["BERT fine-tuning", undefined, "training"],
  ["NVENC H.264 1080p", "video-encode", "encoding"],
  ["Blender Classroom", undefined, "ray-tracing"],
  ["3DMark Time Spy", "game", "graphics"],
  ["BabelStream triad", "hpc-compute-bound", "memory-streams"],
  ["HPL, FP64", "hpc-compute-bound", "fp64"],
  ["GROMACS STMV", undefined, "simulation"],
  ["Dense matrix multiply, BF16", "ml-training", "matrix-products"],
] as const)("the words of a workload tell what binds it: %s", (words, workloadClass, kind) => {
  expect(kindOfWords(words, workloadClass)).toBe(kind)
})

describe("a row of speeds", () => {
  const row = { gpu: "L40S", referenceGpu: "A100 PCIe 80GB", workloadClass: "ml-inference", workload: "Llama 3 8B, vLLM", speedRatio: 0.8 }

  test("is told from a share of native", () => {
    expect(isSpeedRow(row)).toBe(true)
    expect(isSpeedRow({ ...row, nativeShare: 0.9 })).toBe(false)
  })

  test.each([
    ["0.8x", 0.8],
    ["80 %", 0.8],
    ["0,8", 0.8],
  ])("takes a ratio written %s", (speedRatio, expected) => {
    expect(readSpeeds([{ ...row, speedRatio }], catalogue).rows[0]?.speedRatio).toBeCloseTo(expected)
  })

  test("follows from two values in the direction of the metric", () => {
    const { speedRatio: _, ...values } = { ...row, metric: "ms", value: 20, referenceValue: 10 }
    expect(readSpeeds([values], catalogue).rows[0]?.speedRatio).toBe(0.5)
  })

  test.each([
    ["a GPU that nobody knows", { ...row, gpu: "Voodoo 9" }, /gpu: .*no GPU of the dataset/],
    ["one GPU twice", { ...row, referenceGpu: "l40s" }, /nothing to predict/],
    ["no ratio", { ...row, speedRatio: "fast" }, /speedRatio: a number above 0/],
    ["a class that is none", { ...row, workloadClass: "magic" }, /"magic" is none/],
    ["work that says nothing", { ...row, workloadClass: undefined, workload: "foo" }, /none away/],
    ["no row at all", 7, /no GPU is named/],
  ])("is refused with the reason: %s", (_, value, reason) => {
    expect(readSpeeds([value], catalogue).unread).toEqual([{ id: "speed 1", reason: expect.stringMatching(reason) as string }])
  })
})
