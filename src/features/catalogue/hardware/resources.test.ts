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
  const asked = catalogue.gpus.flatMap((gpu) => {
    const resources = catalogue.resources(gpu.id)!
    const facts = new Map(resourceFacts(gpu, resources).map((one) => [one.name, one]))
    const one = (name: string, field: string, value: number | null) => ({
      gpu: gpu.id,
      name,
      value,
      fact: facts.get(name)!,
      why: resources.unknown[field],
    })
    return [
      ...Object.entries(named).map(([name, field]) => one(name, field, resources[field])),
      one("Video encoders", "encode", resources.encode.engines),
      one("Video decoders", "decode", resources.decode.engines),
    ]
  })

  test("is told of every GPU: what nobody is known to say reads unknown, with its reason", () => {
    const unknown = asked.filter(({ value }) => value === null)
    expect(unknown.length).toBeGreaterThan(50)
    for (const { gpu, name, fact, why } of unknown) {
      expect([gpu, name, fact.says, fact.why]).toEqual([gpu, name, null, why])
      expect(why, `${gpu} ${name}`).toBeTruthy()
    }
  })

  test("0 reads none, never a figure, and a figure stands as it is; either has its sources", () => {
    const known = asked.filter(({ value }) => value !== null)
    expect(known.filter(({ value }) => value === 0).length).toBeGreaterThan(50)
    for (const { gpu, name, value, fact } of known) {
      expect(fact.says, `${gpu} ${name}`).toEqual(value === 0 ? "none" : expect.stringContaining(number(value!, 4)))
      expect(fact.evidence.length, `${gpu} ${name}`).toBeGreaterThan(0)
    }
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
      const rows = speedRows(gpu, catalogue).filter(({ text }) => text !== "unknown")
      const refused = rows.filter(({ text }) => text === "not possible")
      expect(refused, gpu.id).toEqual(rows.filter(({ workloads }) => workloads.some(({ boundBy }) => boundBy.encode)))
      expect(refused.map(({ speed }) => speed)).toEqual(refused.map(() => null))
    }
  })
})

test("a range of speeds has no more digits than it supports", () => {
  expect(timesRange({ low: 0.4567, likely: 0.6, high: 0.9123 })).toBe("0.46–0.91 ×")
  expect(timesRange({ low: 2, likely: 2, high: 2 })).toBe("2 ×")
})
