import { describe, expect, it } from "vitest"
import { valueAt } from "./held.ts"
import { hash, normal, normalShare, stream, triangularPosition } from "./random.ts"

const draws = 20_000

describe("drawing", () => {
  it("gives the same stream for the same seed, and another for another", () => {
    const list = (seed: number) => Array.from({ length: 5 }, stream(seed))
    expect(list(7)).toEqual(list(7))
    expect(list(7)).not.toEqual(list(8))
    // Reference values of mulberry32 with seed 1.
    expect(stream(1)()).toBeCloseTo(0.6270739405881613, 12)
  })

  it("has the mean of a triangular distribution, (low + likely + high) / 3", () => {
    const range = { low: 2, likely: 3, high: 10 }
    const next = stream(3)
    let sum = 0
    for (let i = 0; i < draws; i++) sum += valueAt(range, triangularPosition(range, next()))
    expect(sum / draws).toBeCloseTo(5, 1)
    expect(valueAt(range, triangularPosition(range, 0))).toBe(2)
    expect(valueAt(range, triangularPosition(range, 1))).toBe(10)
  })

  it("turns normal draws into even shares", () => {
    const next = stream(hash("even"))
    let below = 0
    for (let i = 0; i < draws; i++) if (normalShare(normal(next)) < 0.25) below += 1
    expect(below / draws).toBeCloseTo(0.25, 1)
    expect(normalShare(1.959964)).toBeCloseTo(0.975, 5)
    expect(normalShare(-1)).toBeCloseTo(1 - normalShare(1), 7)
  })
})
