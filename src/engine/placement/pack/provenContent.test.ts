import fc from "fast-check"
import { expect, test } from "vitest"
import { makeSlotAxis } from "../slots.ts"
import { type BinProblem, OpenBin } from "./problem.ts"
import { provenContent } from "./provenContent.ts"
import { makeStages } from "./stages.ts"

const shapes = [
  { size: 1, starts: [0, 1, 2, 4, 5, 6] },
  { size: 2, starts: [0, 2, 4, 6] },
  { size: 4, starts: [0, 4] },
]

/** Problems of up to five groups, with or without an axis, where several resources bind; and what a VM of each group is worth. */
const anyProblem = fc
  .record({
    groups: fc.array(
      fc.record({
        use: fc.array(
          fc.oneof(
            fc.integer({ min: 1, max: 9 }).map((n) => 1 / n),
            fc.double({ min: 0.12, max: 0.9, noNaN: true }),
          ),
          {
            minLength: 3,
            maxLength: 3,
          },
        ),
        shape: fc.nat(2),
        perPiece: fc.integer({ min: 1, max: 3 }),
        worth: fc.integer({ min: 1, max: 60 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    withAxis: fc.boolean(),
  })
  .map(({ groups, withAxis }) => {
    const problem: BinProblem = {
      demand: groups.map(() => 8),
      resources: [0, 1, 2].map((r) => ({ binds: "vcpu", use: groups.map(({ use }) => use[r]!), byPiece: withAxis && r === 0 })),
      axis: withAxis
        ? makeSlotAxis(
            shapes,
            groups.map(({ shape }) => shape),
          )
        : null,
      ...(withAxis ? { perPiece: groups.map(({ perPiece }) => perPiece) } : {}),
    }
    return { problem, worths: groups.map(({ worth }) => worth / 60) }
  })

/** Worth of the best content, by trying all. */
function mostWorth(problem: BinProblem, worths: readonly number[]): number {
  const bin = new OpenBin(problem)
  const visit = (group: number): number => {
    if (group === worths.length) return 0
    let most = 0
    for (let vms = bin.room(group, problem.demand[group]!); vms >= 0; vms--) {
      bin.add(group, vms)
      most = Math.max(most, vms * worths[group]! + visit(group + 1))
      bin.add(group, -vms)
    }
    return most
  }
  return visit(0)
}

test("no content is worth more than the bound, however few steps were allowed", () => {
  fc.assert(
    fc.property(anyProblem, fc.constantFrom(0, 8, 10_000), ({ problem, worths }, steps) => {
      const most = mostWorth(problem, worths)
      const { worth, worthAtMost } = provenContent(problem, makeStages(problem), {
        worths,
        most: problem.demand,
        stepLimit: steps,
        floor: most / 2,
      })
      expect(worthAtMost).toBeGreaterThanOrEqual(most - 1e-9)
      expect(worth).toBeLessThanOrEqual(most + 1e-9)
    }),
    { numRuns: 600, seed: 5 },
  )
})

test("with enough steps, a legal content above the floor is found where there is one", () => {
  fc.assert(
    fc.property(anyProblem, ({ problem, worths }) => {
      const floor = mostWorth(problem, worths) - 1e-3
      const { content, worth } = provenContent(problem, makeStages(problem), {
        worths,
        most: problem.demand,
        stepLimit: 100_000,
        floor: floor,
      })
      expect(worth).toBeGreaterThan(floor)
      const bin = new OpenBin(problem)
      for (const [group, vms] of content.entries()) {
        expect(bin.room(group, vms)).toBe(vms)
        bin.add(group, vms)
      }
    }),
    { numRuns: 300, seed: 5 },
  )
})

test("with enough steps, it is proved that no content is worth more than the best", () => {
  fc.assert(
    fc.property(anyProblem, ({ problem, worths }) => {
      const most = mostWorth(problem, worths)
      const { worthAtMost } = provenContent(problem, makeStages(problem), { worths, most: problem.demand, stepLimit: 100_000, floor: most })
      expect(worthAtMost).toBeLessThanOrEqual(most + 1e-7)
    }),
    { numRuns: 300, seed: 6 },
  )
})
