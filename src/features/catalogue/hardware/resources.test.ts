import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { speedOf } from "../../../engine/performance/speed.ts"
import { number } from "../../../ui/format.ts"
import { encodersOf, mustEncode } from "../../../engine/workload/encode.ts"
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
      expect(fact.says, `${gpu} ${name}`).toBeNull()
      expect(fact.why, `${gpu} ${name}`).toContain(why?.replace(/\.$/, ""))
      expect(why, `${gpu} ${name}`).toBeTruthy()
    }
  })

  test("0 reads none, never a figure, and a figure stands as it is; either has its sources", () => {
    const known = asked.filter(({ value }) => value !== null)
    expect(known.filter(({ value }) => value === 0).length).toBeGreaterThan(50)
    for (const { gpu, name, value, fact } of known) {
      const figure = typeof fact.says === "string" ? fact.says.split(" ")[0] : null
      expect(figure, `${gpu} ${name}`).toBe(value === 0 ? "none" : number(value!, 4))
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
      for (const { workloads, speed, text } of rows.filter((row) => row.speed !== null)) {
        for (const { referenceGpu, boundBy, tensorPrecision, class: workloadClass } of workloads) {
          const of = speedOf(gpu, catalogue.gpu(referenceGpu)!, boundBy, catalogue, { tensorPrecision, workloadClass })
          expect([gpu.id, speed]).toEqual([gpu.id, of])
          expect(text).toBe(timesRange(of!))
        }
      }
    }
  })

  test("work that encodes is refused where there is no encoder, rather than slow", () => {
    const without = catalogue.gpus.filter((gpu) => encodersOf(gpu, catalogue) === 0)
    expect(without.length).toBeGreaterThan(10)
    const encodes = catalogue.workloads.filter(({ boundBy, apiNeeds }) => boundBy.encode || mustEncode(apiNeeds)).map(({ id }) => id)
    expect(encodes).toContain("media-transcode")
    for (const gpu of without) {
      const refused = speedRows(gpu, catalogue).filter(({ text }) => text === "refused")
      expect([gpu.id, refused.flatMap(({ workloads }) => workloads.map(({ id }) => id)).toSorted()]).toEqual([gpu.id, encodes.toSorted()])
      expect(refused.every(({ speed }) => speed === null)).toBe(true)
    }
  })
})

test("a range of speeds has no more digits than it supports", () => {
  expect(timesRange({ low: 0.4567, likely: 0.6, high: 0.9123 })).toBe("0.46–0.91 ×")
  expect(timesRange({ low: 2, likely: 2, high: 2 })).toBe("2 ×")
})
