import fc from "fast-check"
import { expect, test } from "vitest"
import { clearlyKeep, type AskedClass } from "./clearlyKeep.ts"
import { exact, multiClassMva } from "./multiClass.ts"

const networks = (whole: boolean) =>
  fc.array(
    fc.record({
      active: whole ? fc.integer({ min: 1, max: 8 }) : fc.double({ min: 0.2, max: 40, noNaN: true }),
      duty: fc.double({ min: 0.01, max: 0.95, noNaN: true }),
      /** Of its own pace alone. */
      least: fc.double({ min: 0.1, max: 0.99, noNaN: true }),
    }),
    { minLength: 2, maxLength: 4 },
  )
const capacity = 0.95
const classesOf = (network: readonly { readonly active: number; readonly duty: number; readonly least: number }[]): readonly AskedClass[] =>
  network.map(({ active, duty, least }) => ({ active, serviceTime: duty, thinkTime: 1 - duty, least }))

test("what is clear without mean value analysis is what the exact recursion says", () => {
  const found = { clear: 0, open: 0 }
  fc.assert(
    fc.property(networks(true), (network) => {
      const classes = classesOf(network)
      const said = clearlyKeep(classes, capacity)
      found[said === null ? "open" : "clear"]++
      if (said === null) return
      const slowed = classes.map((one) => ({ ...one, serviceTime: one.serviceTime / capacity }))
      expect(exact(slowed).every(({ throughputPerVm }, c) => throughputPerVm >= classes[c]!.least - 1e-9)).toBe(said)
    }),
    { numRuns: 3000, seed: 7 },
  )
  expect(found.clear).toBeGreaterThan(5 * found.open)
})

test("nor does it contradict the analysis of populations that are not whole", () => {
  fc.assert(
    fc.property(networks(false), (network) => {
      const classes = classesOf(network)
      const said = clearlyKeep(classes, capacity)
      const analysed = multiClassMva(classes, capacity).every(({ throughputPerVm }, c) => throughputPerVm >= classes[c]!.least - 1e-6)
      expect(said ?? analysed).toBe(analysed)
    }),
    { numRuns: 3000, seed: 8 },
  )
})
