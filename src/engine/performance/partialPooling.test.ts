import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fitSpreads, pool, type Reading, type Spreads } from "./partialPooling.ts"

const spreads: Spreads = {
  mean: 0,
  meanSpread: 1,
  kinds: [
    { name: "group", spread: 0.5 },
    { name: "source", spread: 0.5 },
  ],
  noise: 0.2,
}
const reading = (value: number, group: string, source: string, rest: Partial<Reading> = {}): Reading => ({
  value,
  labels: [group, source],
  offset: 0,
  scale: 1,
  variance: 0,
  ...rest,
})
const place = (group: string | null, source: string | null = null) => ({ labels: [group, source], offset: 0, scale: 1 })
const many = (n: number, value: number, source: string): Reading[] => Array.from({ length: n }, () => reading(value, "a", source))

describe("partial pooling", () => {
  test("of one reading is the textbook's: shrunk by the variance it shares with the new one over its own", () => {
    const { mean, spread } = pool([reading(2, "a", "s")], spreads).estimate(place("a"))
    const own = 1 + 0.25 + 0.25 + 0.04
    const shared = 1 + 0.25
    expect(mean).toBeCloseTo((2 * shared) / own, 12)
    expect(spread).toBeCloseTo(Math.sqrt(own - shared ** 2 / own), 12)
  })

  test("knows nothing but the prior where nothing is shared and nothing known", () => {
    const { mean, spread } = pool([], spreads).estimate(place("a"))
    expect(mean).toBe(0)
    expect(spread).toBeCloseTo(Math.sqrt(1 + 0.25 + 0.25 + 0.04), 12)
  })

  test("forty figures of one paper do not outvote two papers with one each", () => {
    const readings = [...many(40, 1, "loud"), reading(0, "a", "one"), reading(0, "a", "two")]
    expect(pool(readings, spreads).estimate(place("a")).mean).toBeLessThan(0.5)
    // Of forty papers they would.
    const papers = [...Array.from({ length: 40 }, (_, i) => reading(1, "a", `p${i}`)), reading(0, "a", "one"), reading(0, "a", "two")]
    expect(pool(papers, spreads).estimate(place("a")).mean).toBeGreaterThan(0.9)
  })

  test("a group with many readings speaks for itself, one without leans on the rest and says so by a wider spread", () => {
    const readings = ["p", "q", "r", "s"].flatMap((source) => [reading(3, "a", `${source}1`), reading(0, "b", `${source}2`)])
    const made = pool(readings, {
      ...spreads,
      kinds: [
        { name: "group", spread: 2 },
        { name: "source", spread: 0.2 },
      ],
    })
    const [a, b, c] = ["a", "b", "c"].map((group) => made.estimate(place(group)))
    expect(a?.mean).toBeGreaterThan(2.7)
    expect(b?.mean).toBeLessThan(0.3)
    expect(c?.mean).toBeGreaterThan(b?.mean ?? 9)
    expect(c?.mean).toBeLessThan(a?.mean ?? 0)
    expect(c?.spread).toBeGreaterThan(2 * (a?.spread ?? 9))
  })

  test("a mechanism's offset is carried, and a place where deviations hardly show takes little of them", () => {
    const made = pool(many(1, 1, "s"), spreads)
    const plain = made.estimate(place("a"))
    expect(made.estimate({ ...place("a"), offset: 5 }).mean).toBeCloseTo(5 + plain.mean, 12)
    const faint = made.estimate({ ...place("a"), scale: 0.1 })
    expect(Math.abs(faint.mean)).toBeLessThan(Math.abs(plain.mean) * 0.11)
    expect(faint.spread).toBeLessThan(plain.spread)
  })

  test("does not depend on the order of readings; another reading never widens; a span counts less than a figure", () => {
    const some = fc.array(
      fc.record({
        value: fc.double({ min: -2, max: 2, noNaN: true }),
        group: fc.constantFrom("a", "b", "c"),
        source: fc.constantFrom("p", "q", "r"),
      }),
      { minLength: 2, maxLength: 12 },
    )
    fc.assert(
      fc.property(some, (rows) => {
        const readings = rows.map(({ value, group, source }) => reading(value, group, source))
        const one = pool(readings, spreads).estimate(place("a"))
        const other = pool(readings.toReversed(), spreads).estimate(place("a"))
        expect(other.mean).toBeCloseTo(one.mean, 9)
        expect(other.spread).toBeCloseTo(one.spread, 9)
        expect(one.spread).toBeLessThanOrEqual(pool(readings.slice(1), spreads).estimate(place("a")).spread + 1e-9)
        const [first, ...rest] = readings
        const spanned = pool([{ ...first!, variance: 1 }, ...rest], spreads).estimate(place("a"))
        expect(spanned.spread).toBeGreaterThanOrEqual(one.spread - 1e-9)
      }),
      { numRuns: 200 },
    )
  })

  test("finds spreads that were planted, and keeps the prior where there is nothing to learn from", () => {
    // Groups one apart, papers and noise a tenth: a fixed pattern, no dice.
    const readings = Array.from({ length: 60 }, (_, i) => reading((i % 6) - 2.5 + ((i * 7) % 5) * 0.1 - 0.2, `g${i % 6}`, `p${i}`))
    const found = fitSpreads(readings, {
      ...spreads,
      kinds: [
        { name: "group", spread: 0.5 },
        { name: "source", spread: 0.2 },
      ],
    })
    expect(found.kinds[0]?.spread).toBeGreaterThan(1)
    expect(found.noise).toBeLessThan(0.2)
    expect(fitSpreads([], spreads)).toEqual(spreads)
    expect(fitSpreads(readings, spreads)).toEqual(fitSpreads(readings, spreads))
  })
})
