import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { exact } from "../basics/range.ts"
import { demandOf } from "./demand.ts"
import { speedOf, speedParts } from "./speed.ts"
import { rateOf } from "../workload/rates.ts"

const gpu = (id: string) => {
  const found = catalogue.gpu(id)
  if (!found) throw new Error(`no GPU ${id}`)
  return found
}
const speed = (id: string, reference: string, boundBy: Parameters<typeof speedOf>[2]) => {
  const found = speedOf(gpu(id), gpu(reference), boundBy, catalogue)
  if (!found) throw new Error(`no speed of ${id}`)
  return found
}

describe("the speed of a GPU", () => {
  test("is exactly 1 against itself", () => {
    expect(speed("l4", "l4", { memory: exact(1) })).toEqual(exact(1))
  })

  test("follows memory bandwidth where memory binds: an L4 decodes at a fifth of an A100 at most, whatever its FP32 peak", () => {
    expect(gpu("l4").fp32Tflops).toBeGreaterThan(gpu("a100-pcie-80").fp32Tflops ?? Infinity)
    expect(speed("l4", "a100-pcie-80", { memory: exact(1) }).likely).toBeLessThan(0.25)
  })

  test("orders GPUs by what binds: an L40 is slower than an H200 at decoding and at training", () => {
    for (const boundBy of [{ memory: exact(1) }, { tensor: exact(1) }])
      expect(speed("l40", "a100-pcie-80", boundBy).high).toBeLessThan(speed("h200-sxm5-141", "a100-pcie-80", boundBy).low)
  })

  test("sums times, not speeds: of two halves of which one is ten times as slow, the slow one decides", () => {
    const both = speed("l4", "a100-pcie-80", { memory: exact(0.5), fp32: exact(0.5) }).likely
    expect(both).toBeLessThan(2 * speed("l4", "a100-pcie-80", { memory: exact(1) }).likely)
  })

  test("is wide, not 1, where a rate is not known", () => {
    expect(rateOf("tensor", gpu("intel-arcpro-b65"), catalogue.resources("intel-arcpro-b65"))).toBeNull()
    const { low, high } = speed("intel-arcpro-b65", "a100-pcie-80", { tensor: exact(1) })
    expect(high / low).toBeGreaterThan(2)
  })

  test("is not known where no rate at all is", () => {
    expect(gpu("amd-mi308x").fp32Tflops).toBeNull()
    expect(speedOf(gpu("amd-mi308x"), gpu("a100-pcie-80"), { tensor: exact(1) }, catalogue)).toBeNull()
  })

  test("of a GPU without matrix units is that of its FP32 units", () => {
    expect(rateOf("tensor", gpu("p40"), catalogue.resources("p40"))).toBe(gpu("p40").fp32Tflops)
  })

  test("takes a wider format where the asked one has no units or slower ones", () => {
    expect(rateOf("tensor", gpu("a100-pcie-80"), catalogue.resources("a100-pcie-80"), "fp8")).toBe(624)
    expect(rateOf("tensor", gpu("b300-sxm"), catalogue.resources("b300-sxm"), "int8")).toBeGreaterThan(2000)
  })

  test("at encoding is next to nothing without an encoder", () => {
    expect(speed("h100-pcie-80", "t4", { encode: exact(1) }).high).toBeLessThan(0.05)
  })

  test("has low <= likely <= high for every GPU and every workload; every GPU that can be bought has one", () => {
    const ranges: string[] = []
    for (const workload of catalogue.workloads) {
      for (const one of catalogue.gpus) {
        const range = speedOf(one, gpu(workload.referenceGpu), workload.boundBy, catalogue, { tensorPrecision: workload.tensorPrecision })
        if (!range) continue
        ranges.push(one.id)
        expect(range.low).toBeGreaterThan(0)
        expect(range.low).toBeLessThanOrEqual(range.likely)
        expect(range.likely).toBeLessThanOrEqual(range.high)
      }
    }
    const ofBuyable = ranges.filter((id) => gpu(id).buyable)
    expect(ofBuyable).toHaveLength(catalogue.gpus.filter((one) => one.buyable).length * catalogue.workloads.length)
  })

  test("names each bound once, with both rates", () => {
    const parts = speedParts(gpu("l4"), gpu("a100-pcie-80"), { memory: exact(0.8), tensor: exact(0.2) }, catalogue)
    expect(parts?.map(({ bound, ofGpu, ofReference }) => [bound, ofGpu, ofReference])).toEqual([
      ["memory", 300, 1935],
      ["tensor", 121, 312],
    ])
  })
})

test("a group's demand carries the profile of its workload, with its own duty", () => {
  const workload = catalogue.workload("llm-inference")
  if (!workload) throw new Error("no workload")
  const group = { id: "a", name: "A", workload: workload.id, count: 1, overrides: { gpuDuty: 0.2 } } as unknown as Parameters<
    typeof demandOf
  >[0]
  const demand = demandOf(group, workload, gpu("l4"), 0, catalogue)
  expect(demand.profile).toMatchObject({ referenceGpu: "a100-pcie-80", gpuDutyMean: 0.2, boundBy: workload.boundBy })
  expect(demand.paceRange.low).toBeLessThan(demand.paceRange.high)
})
