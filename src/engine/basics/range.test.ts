import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Range } from "../../dataset/schema/index.ts"
import {
  add,
  addMoney,
  clamp,
  divide,
  exact,
  isExact,
  isOrdered,
  known,
  mapRange,
  maxRange,
  multiply,
  multiplyMoney,
  rangeOf,
  scale,
  scaleMoney,
  sum,
  sumMoney,
  unknownPart,
  weightedMean,
  zero,
  type Money,
} from "./range.ts"
import type { MissingTold } from "./tellings.ts"

const priceOf = (name: string): MissingTold => ({ id: "missing-price", values: { of: { thing: "licence", id: name, name } } })

const figure = fc.double({ min: 0, max: 1e9, noNaN: true })
const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
const ranges = fc.tuple(figure, figure, figure).map(([a, b, c]) => rangeOf(a, b, c))
const positiveRanges = fc.tuple(positive, positive, positive).map(([a, b, c]) => rangeOf(a, b, c))
const amounts = fc.oneof(
  ranges.map(known),
  fc.tuple(fc.constantFrom("board price", "licence", "server"), ranges).map(([label, least]) => unknownPart(priceOf(label), least)),
)

function close(a: Range, b: Range): void {
  for (const end of ["low", "likely", "high"] as const) expect(a[end]).toBeCloseTo(b[end], 6)
}

describe("a range", () => {
  it("is put in order from three figures, the middle one being likely", () => {
    expect(rangeOf(3, 1, 2)).toEqual({ low: 1, likely: 2, high: 3 })
    fc.assert(fc.property(ranges, (range) => isOrdered(range)))
  })

  it("is exact only when its ends meet", () => {
    expect(isExact(exact(4))).toBe(true)
    expect(isExact({ low: 4, likely: 4, high: 5 })).toBe(false)
  })

  it("stays in order under every operation", () => {
    fc.assert(
      fc.property(ranges, positiveRanges, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (a, b, factor) => {
        const results = [
          add(a, b),
          multiply(a, b),
          divide(a, b),
          scale(a, factor),
          maxRange(a, b),
          clamp(a, 0, 100),
          mapRange(a, Math.sqrt),
          sum([a, b, a]),
          weightedMean([a, b], [1, 3]),
        ]
        expect(results.filter((result) => !isOrdered(result))).toEqual([])
      }),
    )
  })

  it("turns round when scaled by a negative factor", () => {
    expect(scale({ low: 1, likely: 2, high: 4 }, -2)).toEqual({ low: -8, likely: -4, high: -2 })
  })

  it("cannot be divided by what may be zero", () => {
    expect(() => divide(exact(1), { low: 0, likely: 1, high: 2 })).toThrow(RangeError)
  })
})

describe("sums and means", () => {
  it("add up the same in any grouping", () => {
    fc.assert(fc.property(ranges, ranges, (a, b) => close(scale(sum([a, b]), 1e-9), scale(add(a, b), 1e-9))))
    expect(sum([])).toEqual(zero)
  })

  it("weigh by the weights, and evenly when all are zero", () => {
    expect(weightedMean([exact(1), exact(4)], [2, 1])).toEqual(exact(2 * (1 / 3) + 4 * (1 / 3)))
    expect(weightedMean([exact(1), exact(4)], [0, 0])).toEqual(exact(2.5))
  })

  it("keep a mean between the least and the most", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ranges, figure), { minLength: 1, maxLength: 8 }), (rows) => {
        const mean = weightedMean(
          rows.map(([range]) => range),
          rows.map(([, weight]) => weight),
        )
        const least = Math.min(...rows.map(([range]) => range.low))
        const most = Math.max(...rows.map(([range]) => range.high))
        expect(mean.low).toBeGreaterThanOrEqual(least * (1 - 1e-9))
        expect(mean.high).toBeLessThanOrEqual(most * (1 + 1e-9))
      }),
    )
  })
})

describe("money", () => {
  it("is known only when every part is, and names each missing part once", () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 8 }), (parts) => {
        const total = sumMoney(parts)
        expect(total.known).toBe(parts.every((part) => part.known))
        const names = (missing: Money["missing"]): string[] => missing.map((one) => one.values.of.id).sort()
        expect(names(total.missing)).toEqual([...new Set(names(parts.flatMap((part) => part.missing)))])
        expect(isOrdered(total)).toBe(true)
      }),
    )
  })

  it("keeps what is missing through scaling, but zero of an unknown price is nothing", () => {
    const price = unknownPart(priceOf("board"), exact(10))
    expect(scaleMoney(price, 3)).toEqual({ low: 30, likely: 30, high: 30, known: false, missing: [priceOf("board")] })
    expect(multiplyMoney(price, { low: 1, likely: 2, high: 3 }).missing).toEqual([priceOf("board")])
    expect(scaleMoney(price, 0).known).toBe(true)
  })

  it("adds at least what is known to an unknown", () => {
    expect(addMoney(known(exact(5)), unknownPart(priceOf("licence")))).toMatchObject({
      likely: 5,
      known: false,
      missing: [priceOf("licence")],
    })
  })
})
