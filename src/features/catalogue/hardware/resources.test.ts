import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { speedOf } from "../../../engine/performance/speed.ts"
import { number } from "../../../ui/format.ts"
import { resourceFacts, speedRows, timesRange } from "./resources.ts"

const named = {
  "Memory bandwidth": "memoryBandwidthGBs",
  "FP16 and BF16 matrices": "tensorFp16Tflops",
  "TF32 matrices": "tensorTf32Tflops",
  "FP8 matrices": "tensorFp8Tflops",
  "FP4 matrices": "tensorFp4Tflops",
  "INT8 matrices": "tensorInt8Tops",
  FP64: "fp64Tflops",
  "FP64 matrices": "fp64TensorTflops",
} as const

describe("what work can be bound by on a GPU", () => {
  test("is told of every GPU: a figure as it stands, none where it has no such unit, unknown with its reason", () => {
    const seen = { figure: 0, none: 0, unknown: 0 }
    for (const gpu of catalogue.gpus) {
      const resources = catalogue.resources(gpu.id)!
      const facts = new Map(resourceFacts(gpu, resources).map((one) => [one.name, one]))
      const check = (name: string, field: string, value: number | null, figure: string): void => {
        const fact = facts.get(name)!
        if (value === null) {
          seen.unknown += 1
          expect(fact.says, `${gpu.id} ${name}`).toBeNull()
          expect(fact.why, `${gpu.id} ${name}`).toBe(resources.unknown[field])
          expect(fact.why, `${gpu.id} ${name}`).toBeTruthy()
        } else {
          seen[value === 0 ? "none" : "figure"] += 1
          expect(fact.says, `${gpu.id} ${name}`).toEqual(value === 0 ? "none" : expect.stringContaining(figure))
          expect(fact.evidence.length, `${gpu.id} ${name}`).toBeGreaterThan(0)
        }
      }
      for (const [name, field] of Object.entries(named)) {
        const value = resources[field]
        check(name, field, value, number(value ?? 0, 4))
      }
      check("Video encoders", "encode", resources.encode.engines, `${resources.encode.engines}`)
      check("Video decoders", "decode", resources.decode.engines, `${resources.decode.engines}`)
      expect(facts.get("FP32")?.says ?? null).toBe(gpu.fp32Tflops === null ? null : `${number(gpu.fp32Tflops, 4)} TFLOPS`)
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
  })
})

describe("how fast a GPU is at which work", () => {
  test("every workload stands in one row, with the engine's own range", () => {
    for (const gpu of catalogue.gpus) {
      const rows = speedRows(gpu, catalogue)
      expect(rows.flatMap(({ workloads }) => workloads.map(({ id }) => id)).toSorted()).toEqual(
        catalogue.workloads.map(({ id }) => id).toSorted(),
      )
      for (const { workloads, reference, speed, text } of rows) {
        for (const workload of workloads) {
          expect(reference.id).toBe(workload.referenceGpu)
          if (!speed) continue
          const details = { tensorPrecision: workload.tensorPrecision, workloadClass: workload.class }
          expect(speed, `${gpu.id} ${workload.id}`).toEqual(speedOf(gpu, reference, workload.boundBy, catalogue, details))
          expect(text).toContain(gpu.id === reference.id ? "1 ×" : timesRange(speed))
        }
      }
    }
  })

  test("work that must encode is not possible where there is no encoder, rather than slow", () => {
    const without = catalogue.gpus.filter(({ id }) => catalogue.resources(id)?.encode.engines === 0)
    expect(without.length).toBeGreaterThan(10)
    for (const gpu of without) {
      for (const { workloads, speed, text } of speedRows(gpu, catalogue)) {
        const encodes = workloads.some(({ boundBy }) => boundBy.encode)
        if (encodes && text !== "unknown") expect([speed, text], gpu.id).toEqual([null, "not possible"])
        if (!encodes) expect(text, gpu.id).not.toBe("not possible")
      }
    }
  })
})

test("a range of speeds has no more digits than it supports", () => {
  expect(timesRange({ low: 0.4567, likely: 0.6, high: 0.9123 })).toBe("0.46–0.91 ×")
  expect(timesRange({ low: 2, likely: 2, high: 2 })).toBe("2 ×")
})
