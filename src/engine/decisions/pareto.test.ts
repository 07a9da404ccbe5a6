import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { MigrationLevel } from "../report.ts"
import { dominates, paretoFront, type Merits } from "./pareto.ts"

const levels: readonly MigrationLevel[] = ["none", "cold-only", "suspend-only", "live-with-conditions", "live", "unknown"]
const merits: fc.Arbitrary<Merits> = fc.record({
  costUsd: fc.integer({ min: 1, max: 8 }),
  costKnown: fc.boolean(),
  nativeShare: fc.integer({ min: 1, max: 5 }).map((fifths) => fifths / 5),
  gpus: fc.integer({ min: 0, max: 3 }),
  peakKw: fc.integer({ min: 1, max: 3 }),
  migration: fc.constantFrom(...levels),
})
const one: Merits = { costUsd: 100, costKnown: true, nativeShare: 0.9, gpus: 4, peakKw: 2, migration: "live" }

describe("dominance", () => {
  it("needs one figure that is better and none that is worse", () => {
    expect(dominates({ ...one, costUsd: 90 }, one)).toBe(true)
    expect(dominates({ ...one, costUsd: 90, gpus: 5 }, one)).toBe(false)
    expect(dominates(one, one)).toBe(false)
  })

  it("takes nothing from what is not known", () => {
    expect(dominates({ ...one, costUsd: 10, costKnown: false }, one)).toBe(false)
    expect(dominates({ ...one, costUsd: 10 }, { ...one, migration: "unknown" })).toBe(false)
    // A cost of at least 100 is beaten by one of 90, whatever the unknown part is.
    expect(dominates({ ...one, costUsd: 90 }, { ...one, costKnown: false })).toBe(true)
  })

  it("is never mutual", () => {
    fc.assert(
      fc.property(merits, merits, (a, b) => {
        expect(dominates(a, b) && dominates(b, a)).toBe(false)
      }),
    )
  })
})

describe("the Pareto front", () => {
  it("holds exactly the options that no other dominates", () => {
    fc.assert(
      fc.property(fc.array(merits, { maxLength: 40 }), (all) => {
        const front = new Set(paretoFront(all, (merit) => merit))
        expect(all.map((merit) => front.has(merit))).toEqual(all.map((merit) => !all.some((other) => dominates(other, merit))))
      }),
      { numRuns: 300 },
    )
  })

  it("keeps ties together", () => {
    const twins = [{ ...one }, { ...one }]
    expect(paretoFront(twins, (merit) => merit)).toEqual(twins)
  })
})
