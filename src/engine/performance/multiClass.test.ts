import fc from "fast-check"
import { expect, test } from "vitest"
import { meanValueAnalysis } from "./closedNetwork.ts"
import { exact, linearizer, multiClassMva, schweitzer } from "./multiClass.ts"

const vmClass = fc
  .record({ active: fc.integer({ min: 1, max: 8 }), duty: fc.double({ min: 0.02, max: 0.9, noNaN: true }) })
  .map(({ active, duty }) => ({ active, serviceTime: duty, thinkTime: 1 - duty }))

test("two classes that are alike get what one class of as many VMs gets", () => {
  const one = { serviceTime: 0.3, thinkTime: 0.7 }
  const [first] = exact([
    { ...one, active: 3 },
    { ...one, active: 4 },
  ])
  const single = meanValueAnalysis({ ...one, contendedCapacity: 1 }, 7)
  expect(first?.throughputPerVm).toBeCloseTo(single.throughputPerVm[7] ?? 0, 9)
})

test("a class without contention runs at its own pace", () => {
  const [only] = multiClassMva([{ active: 1, serviceTime: 0.4, thinkTime: 0.6 }], 0.9)
  expect(only?.throughputPerVm).toBeCloseTo(1, 9)
})

test("Schweitzer–Bard stays within 15 % of the exact throughput for up to three classes of eight VMs", () => {
  let worst = 0
  fc.assert(
    fc.property(fc.array(vmClass, { minLength: 1, maxLength: 3 }), (classes) => {
      const right = exact(classes)
      const near = schweitzer(classes)
      right.forEach((one, c) => {
        worst = Math.max(worst, Math.abs((near[c]?.throughputPerVm ?? 0) - one.throughputPerVm) / one.throughputPerVm)
      })
      expect(worst).toBeLessThan(0.15)
    }),
    { seed: 5, numRuns: 200 },
  )
})

test("Linearizer stays within 2 % of the exact throughput, and is nearer than Schweitzer–Bard on average", () => {
  let worst = 0
  let mean = 0
  let meanOfSchweitzer = 0
  fc.assert(
    fc.property(fc.array(vmClass, { minLength: 1, maxLength: 3 }), (classes) => {
      const right = exact(classes)
      const [near, rough] = [linearizer(classes), schweitzer(classes)]
      right.forEach((one, c) => {
        const error = Math.abs((near[c]?.throughputPerVm ?? 0) - one.throughputPerVm) / one.throughputPerVm
        worst = Math.max(worst, error)
        mean += error
        meanOfSchweitzer += Math.abs((rough[c]?.throughputPerVm ?? 0) - one.throughputPerVm) / one.throughputPerVm
      })
      expect(worst).toBeLessThan(0.02)
    }),
    { seed: 5, numRuns: 300 },
  )
  expect(mean).toBeLessThan(0.1 * meanOfSchweitzer)
})

test("populations that are no whole numbers lie between the whole ones beside them", () => {
  const of = (active: number): number =>
    multiClassMva(
      [
        { active, serviceTime: 0.4, thinkTime: 0.6 },
        { active: 3, serviceTime: 0.2, thinkTime: 0.8 },
      ],
      0.9,
    )[0]?.throughputPerVm ?? 0
  for (const active of [2, 4, 7]) {
    expect(of(active + 0.5)).toBeLessThan(of(active) * 1.005)
    expect(of(active + 0.5)).toBeGreaterThan(of(active + 1) * 0.995)
  }
})
