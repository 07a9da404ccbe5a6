import fc from "fast-check"
import { expect, test } from "vitest"
import { mend } from "./mend.ts"
import { countBins } from "./pack/fill.ts"
import { packBins } from "./pack/pack.ts"
import { type BinProblem, OpenBin } from "./pack/problem.ts"

/** Kinds with shares of a bin, and a finer rule: the squares of what each takes of the bin, added up, may not exceed `most`. */
const cases = fc.record({
  kinds: fc.array(
    fc.record({ demand: fc.integer({ min: 0, max: 2000 }), per: fc.integer({ min: 1, max: 24 }), load: fc.integer({ min: 1, max: 9 }) }),
    {
      minLength: 2,
      maxLength: 6,
    },
  ),
  most: fc.integer({ min: 9, max: 90 }),
})

test("mended bins hold everything once, within the limits, and none mixes more than it may", () => {
  let mended = 0
  fc.assert(
    fc.property(cases, ({ kinds, most }) => {
      const problem: BinProblem = {
        demand: kinds.map((one) => one.demand),
        resources: [{ binds: "performance", use: kinds.map((one) => 1 / one.per) }],
        axis: null,
      }
      const alone = (content: readonly number[]) => content.filter((vms) => vms > 0).length < 2
      const holds = (content: readonly number[]) => alone(content) || content.reduce((sum, vms, g) => sum + vms * kinds[g]!.load, 0) <= most
      const packed = packBins(problem)
      const runs = mend(problem, packed.runs, holds)
      for (const { content } of runs) {
        expect(holds(content)).toBe(true)
        const bin = new OpenBin(problem)
        for (const [g, vms] of content.entries()) {
          expect(bin.room(g, vms)).toBe(vms)
          bin.add(g, vms)
        }
      }
      expect(kinds.map((_, g) => runs.reduce((sum, run) => sum + run.bins * run.content[g]!, 0))).toEqual(problem.demand)
      expect(countBins([...runs])).toBeGreaterThanOrEqual(packed.lowerBound)
      mended += packed.runs.every(({ content }) => holds(content)) ? 0 : 1
    }),
    { numRuns: 300, seed: 9 },
  )
  expect(mended).toBeGreaterThan(50)
})

test("what keeps the rule already stays as it is", () => {
  const problem: BinProblem = { demand: [6, 6], resources: [{ binds: "performance", use: [1 / 4, 1 / 4] }], axis: null }
  const { runs } = packBins(problem)
  expect(mend(problem, runs, () => true)).toEqual(runs)
})
