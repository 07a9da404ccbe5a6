import fc from "fast-check"
import { describe, expect, it } from "vitest"
import cloudPrices from "../../../data/reference/cloud-prices.json" with { type: "json" }
import { fullCatalogue } from "../../dataset/full.ts"
import type { CloudPrice } from "../../dataset/schema/reference-prices.ts"
import { placement, scenario } from "../cost/cost.fixture.ts"
import { isOrdered } from "../basics/range.ts"
import { cloudLine } from "./cloudLine.ts"
import { sayRent } from "../../words/rent.ts"

const published = cloudPrices as readonly CloudPrice[]
const option = (gpu: string | null, count = 8) => ({ gpu, placement: { ...placement, gpus: { ...placement.gpus, count } } })
const line = (gpu: string | null, count = 8, prices = published, years = 4) =>
  cloudLine(option(gpu, count), scenario({ years }), prices, fullCatalogue)
const price = (change: Partial<CloudPrice>): CloudPrice => ({
  provider: "Maker",
  instance: "one",
  gpu: "L4",
  gpuId: "l4",
  gpuCount: 1,
  usdPerHour: 1,
  os: "Linux",
  date: "2026-01",
  evidence: [{ source: "handmade", basis: "secondary" }],
  ...change,
})

describe("the rent of as many GPUs", () => {
  it("is worked out from the published price: 16 H100 on two p5.48xlarge for four years", () => {
    // 2 x 55.04 USD an hour x 8,760 h x 4; 60 of a week's 168 hours likely.
    const offer = line("h100-sxm5-80", 16)?.offers.find((one) => one.price.provider === "AWS")
    expect(offer?.price).toMatchObject({ instance: "p5.48xlarge", date: "2026-11" })
    expect(offer?.instances).toBe(2)
    expect(offer?.alwaysUsd).toBeCloseTo(2 * 55.04 * 8760 * 4, 6)
    expect(offer?.busyUsd.likely).toBeCloseTo(2 * 55.04 * 8760 * 4 * 0.3571, 6)
    expect(offer).toMatchObject({ reservedUsd: null, vcpu: 384, ramGib: 4096 })
  })

  it("takes a reserved price of an older list where the price on demand has not moved", () => {
    // NC24ads A100 v4: 3.673 USD in 2024-04 (reserved 2.401) and 3.673 in 2026-11.
    const azure = line("a100-pcie-80", 3)?.offers.find((one) => one.price.provider === "Azure")
    expect(azure?.price.date).toBe("2026-11")
    expect(azure?.reservedUsd).toBeCloseTo(3 * 2.401 * 8760 * 4, 6)
    // p4de.24xlarge was 40.97 with a reserved price, and is 27.45 without one.
    const aws = line("a100-sxm4-80", 8)?.offers.find((one) => one.price.provider === "AWS")
    expect(aws?.price.usdPerHour).toBeCloseTo(27.44705, 9)
    expect(aws?.reservedUsd).toBeNull()
  })

  it("leaves out Windows, prefers the newest list, and of it what rents the GPUs for least", () => {
    const prices = [
      price({ usdPerHour: 0.5, date: "2024" }),
      price({ usdPerHour: 0.1, os: "Windows" }),
      price({ instance: "single", usdPerHour: 1 }),
      price({ instance: "quad", gpuCount: 4, usdPerHour: 3 }),
    ]
    expect(line("l4", 1, prices)?.offers.map((one) => one.price.instance)).toEqual(["single"])
    expect(line("l4", 4, prices)?.offers.map((one) => [one.price.instance, one.instances])).toEqual([["quad", 1]])
    expect(line("l4", 5, prices)?.offers.map((one) => [one.price.instance, one.instances])).toEqual([["single", 5]])
  })

  it("rents fractions of a GPU by as many instances as make it whole", () => {
    expect(line("a10", 2, [price({ gpuId: "a10", gpuCount: 0.1667, usdPerHour: 0.454 })])?.offers[0]?.instances).toBe(12)
  })
})

describe("a GPU that nobody rents out", () => {
  it("is stood in for by the nearest of its maker, and says by which rule", () => {
    const a16 = line("a16")
    expect(a16?.rented?.id).toBe("t4")
    expect(a16?.standIn && sayRent(a16.standIn)).toMatch(
      /^No provider in the dataset rents out .*A16.* stands in.*1\.8 times the FP32 rate, 1 times the memory\)\.$/,
    )
    expect(line("l40")?.rented?.id).toBe("l40s")
    expect(line("l4")?.standIn).toBeNull()
  })

  it("is unknown where nothing is near enough", () => {
    expect(line("amd-mi300x")).toMatchObject({ rented: null, offers: [], standIn: null })
    expect(line("b300-sxm")).toMatchObject({ rented: null, offers: [] })
  })

  it("has no line where the option uses no GPU or nothing is placed", () => {
    expect(line(null)).toBeNull()
    expect(cloudLine({ gpu: "l4", placement: null }, scenario(), published, fullCatalogue)).toBeNull()
  })
})

describe("whatever is asked", () => {
  it("more GPUs or years never cost less, at every provider, and the ranges are in order", () => {
    const ids = fullCatalogue.gpus.map((one) => one.id)
    const counts = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(fc.constantFrom(...ids), counts, counts, fc.integer({ min: 1, max: 10 }), (id, a, b, years) => {
        const few = line(id, Math.min(a, b), published, years)
        const many = line(id, Math.max(a, b), published, years + 1)
        for (const offer of few?.offers ?? []) {
          const more = many?.offers.find((one) => one.price.provider === offer.price.provider)
          expect(more?.alwaysUsd).toBeGreaterThan(offer.alwaysUsd * 0.999)
          expect(isOrdered(offer.busyUsd)).toBe(true)
          expect(offer.busyUsd.high).toBeLessThanOrEqual(offer.alwaysUsd)
          expect(offer.gpus).toBeGreaterThanOrEqual((few?.gpus ?? 0) * 0.99)
          expect(offer.price.evidence.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it("every price names a GPU of the dataset", () => {
    for (const { gpu, gpuId } of published) expect({ gpu, known: fullCatalogue.gpu(gpuId)?.id }).toEqual({ gpu, known: gpuId })
  })
})
