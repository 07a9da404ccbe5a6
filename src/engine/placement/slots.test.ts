import fc from "fast-check"
import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { arrange, makeSlotAxis, placesOf, type SlotShape } from "./slots.ts"

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

const ownShapes = (shapes: readonly SlotShape[]) =>
  makeSlotAxis(
    shapes,
    shapes.map((_, i) => i),
  )

test("an axis says yes where there is an arrangement, and only there", () => {
  const some = fc.tuple(fc.array(shape, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }))
  fc.assert(
    fc.property(some, ([shapes, asked]) => {
      const pieces = asked.slice(0, shapes.length)
      const found = arrange(shapes, pieces)
      fc.pre(found !== "gave-up")
      expect(ownShapes(shapes).fits(pieces)).toBe(found !== "none")
    }),
    { numRuns: 500, seed: 6 },
  )
})

test("mixed-size GPUs are sure of all that four sizes of vGPU may be, so that bounds rest on it", () => {
  const of24 = catalogue.mixedPlacements.filter(({ gpuFrameBufferGb }) => gpuFrameBufferGb === 24)
  const shapes = of24.slice(-4).map(({ placementSize, placementIds }): SlotShape => ({ size: placementSize, starts: placementIds }))
  expect(shapes).toHaveLength(4)
  const axis = ownShapes(shapes)
  const most = shapes.map(placesOf)
  for (let a = 0; a <= most[0]!; a++)
    for (let b = 0; b <= most[1]!; b++) for (let c = 0; c <= most[2]!; c++) for (let d = 0; d <= most[3]!; d++) axis.fits([a, b, c, d])
  expect(axis.exact()).toBe(true)
})
