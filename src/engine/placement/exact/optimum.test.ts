import fc from "fast-check"
import { expect, test } from "vitest"
import { place } from "../place.ts"
import { anyCase, type Kind } from "./cases.ts"
import { leastGpus } from "./leastGpus.ts"

/** Cases of each rule; more with the variable, e.g. PLACEMENT_CASES=1000. */
const cases = Number(process.env["PLACEMENT_CASES"] ?? 0)
const seed = Number(process.env["PLACEMENT_SEED"] ?? 20261122)
const usual: Record<Kind, number> = {
  "whole-gpu": 10,
  "shared-memory": 60,
  "equal-size": 60,
  "mixed-size": 40,
  mig: 60,
  "mig-in-turns": 60,
  "vf-split": 40,
}

const small = {
  groups: { min: 1, max: 6 },
  count: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 40 })),
}

test.each(Object.entries(usual) as [Kind, number][])(
  "%s: with up to six groups as few GPUs as an exact solver finds, and a bound that is never above that",
  async (kind, few) => {
    let asked = 0
    const runs = cases || few
    for (const input of fc.sample(anyCase(kind, small), { numRuns: runs, seed })) {
      const outcome = place(input)
      if (!outcome.ok) throw new Error(outcome.failures.map((failure) => failure.told.id).join(" "))
      const least = await leastGpus(input)
      if (least === null) continue
      asked++
      const { count, lowerBound } = outcome.placement.gpus
      expect({ count, boundHolds: lowerBound <= least, groups: input.groups }).toEqual({
        count: least,
        boundHolds: true,
        groups: input.groups,
      })
    }
    // Cases with too many contents to list are passed over.
    expect(asked).toBeGreaterThan(0.9 * runs)
  },
  600_000,
)
