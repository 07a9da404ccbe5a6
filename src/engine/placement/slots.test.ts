import fc from "fast-check"
import { expect, test } from "vitest"
import { makeSlotAxis, type SlotShape } from "./slots.ts"

const shape: fc.Arbitrary<SlotShape> = fc
  .record({
    size: fc.integer({ min: 1, max: 6 }),
    starts: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 14 }),
  })
  .map(({ size, starts }) => ({ size, starts: starts.toSorted((a, b) => a - b) }))

test("an axis answers, and knows whether it is sure, whatever other axes were asked before", () => {
  fc.assert(
    fc.property(
      fc.array(shape, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 60 }),
      (shapes, asked) => {
        const questions = asked.map((pieces) => pieces.slice(0, shapes.length))
        const answersOf = (order: readonly (readonly number[])[]) => {
          const axis = makeSlotAxis(
            shapes,
            shapes.map((_, i) => i),
          )
          return [order.map((pieces) => axis.fits(pieces)), axis.exact()]
        }
        const first = answersOf(questions)
        answersOf(questions.toReversed())
        expect(answersOf(questions)).toEqual(first)
      },
    ),
    { numRuns: 200, seed: 5 },
  )
})
