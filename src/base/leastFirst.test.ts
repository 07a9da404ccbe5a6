import fc from "fast-check"
import { expect, test } from "vitest"
import { LeastFirst } from "./leastFirst.ts"

test("gives what was put in from the least number to the greatest, whatever was taken in between", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }))), (steps) => {
      const heap = new LeastFirst<number>()
      let kept: number[] = []
      for (const step of steps) {
        if (step !== null) {
          heap.put(step, step)
          kept = [...kept, step].toSorted((a, b) => a - b)
          continue
        }
        expect(heap.least).toBe(kept[0] ?? Infinity)
        expect(heap.take()?.value).toBe(kept.shift())
      }
      while (kept.length > 0) expect(heap.take()?.key).toBe(kept.shift())
      expect(heap.take()).toBeUndefined()
    }),
  )
})
