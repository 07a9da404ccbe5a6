import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cheapestDivision, nearDivision, type Division, type LeastOf, type PriceOf } from "./partition.ts"

function run<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Every way to divide the groups into parts. */
function divisions(groups: readonly number[]): readonly (readonly (readonly number[])[])[] {
  const [first, ...rest] = groups
  if (first === undefined) return [[]]
  return divisions(rest).flatMap((parts) => [
    [[first], ...parts],
    ...parts.map((part, i) => parts.map((one, j) => (i === j ? [first, ...part] : one))),
  ])
}

const prices = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    usd: fc.array(fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }), { minLength: 1 << count, maxLength: 1 << count }),
  }),
)
const setOf = (groups: readonly number[]): number => groups.reduce((set, index) => set | (1 << index), 0)
const priceFrom =
  (usd: readonly (number | null)[]): PriceOf<number> =>
  (groups, ceiling) => {
    const price = usd[setOf(groups)] ?? null
    return price === null || price > ceiling ? null : { part: setOf(groups), usd: price }
  }
const least = (count: number, usd: readonly (number | null)[]): number =>
  Math.min(
    ...divisions(Array.from({ length: count }, (_, index) => index)).map((parts) =>
      parts.reduce((sum, part) => sum + (usd[setOf(part)] ?? Infinity), 0),
    ),
  )
const whole = (division: Division<number> | null, count: number): void => {
  if (!division) return
  expect(division.parts.reduce((all, part) => all | part, 0)).toBe((1 << count) - 1)
  expect(division.parts.reduce((all, part) => all + part, 0)).toBe((1 << count) - 1)
}

describe("the cheapest division", () => {
  test("costs what the cheapest of all divisions costs, and holds each group once", () => {
    fc.assert(
      fc.property(prices, ({ count, usd }) => {
        const found = run(cheapestDivision(count, priceFrom(usd)))
        expect(found?.usd ?? Infinity).toBeCloseTo(least(count, usd), 6)
        whole(found, count)
      }),
    )
  })

  test("takes fewer parts where they cost the same", () => {
    const even: PriceOf<number> = (groups) => ({ part: setOf(groups), usd: 10 * groups.length })
    expect(run(cheapestDivision(4, even))?.parts).toEqual([15])
  })
})

describe("the near division of many groups", () => {
  test("is never dearer than everything in one part or each group in its own, and holds each group once", () => {
    fc.assert(
      fc.property(prices, ({ count, usd }) => {
        const found = run(nearDivision(count, priceFrom(usd)))
        const apart = Array.from({ length: count }, (_, index) => usd[1 << index] ?? Infinity).reduce((a, b) => a + b, 0)
        // None only where some group has no price of its own.
        expect(found?.usd ?? Infinity).toBeLessThanOrEqual(Math.min(apart, found ? (usd[(1 << count) - 1] ?? Infinity) : Infinity) + 0.1)
        expect(found === null).toBe(apart === Infinity)
        whole(found, count)
      }),
    )
  })

  test("costs the same where bounds spare unions, and asks for fewer prices", () => {
    fc.assert(
      fc.property(prices, fc.double({ min: 0.5, max: 1, noNaN: true }), ({ count, usd }, tight) => {
        const ask = (leastOf?: LeastOf): readonly [Division<number> | null, number] => {
          let asked = 0
          const priceOf: PriceOf<number> = (groups, ceiling) => {
            asked++
            return priceFrom(usd)(groups, ceiling)
          }
          return [run(nearDivision(count, priceOf, leastOf)), asked]
        }
        const [plain, all] = ask()
        const [bounded, some] = ask((groups) => (usd[setOf(groups)] ?? Infinity) * tight)
        expect(bounded?.usd ?? null).toBe(plain?.usd ?? null)
        expect(some).toBeLessThanOrEqual(all)
      }),
    )
  })
})
