import fc from "fast-check"
import { expect, test } from "vitest"
import { meanOverCompanions, meanValueAnalysis } from "./closedNetwork.ts"

/** The same network solved as a birth–death chain: states 0..n busy, arrivals (n − j)/Z, completions rate(j)/S. */
function birthDeath(s: number, z: number, c: number, n: number): number {
  const p = [1]
  for (let j = 0; j < n; j++) p.push((p[j] ?? 0) * ((n - j) / z) * (s / (j + 1 > 1 ? c : 1)))
  const total = p.reduce((sum, x) => sum + x, 0)
  return p.reduce((sum, x, j) => sum + (x / total) * (j === 0 ? 0 : (j > 1 ? c : 1) / s), 0)
}

test("one VM alone completes one cycle every service plus think time", () => {
  const { throughputPerVm } = meanValueAnalysis({ serviceTime: 0.2, thinkTime: 0.8, contendedCapacity: 0.9 }, 1)
  expect(throughputPerVm[1]).toBeCloseTo(1, 12)
})

test("Reiser and Lavenberg's recursion without contention loss: two VMs, S = 1, Z = 1 complete 0.8 a second together", () => {
  // R(2) = 1·(1 + Q(1)) = 1.5 with Q(1) = 1/2, so X(2) = 2/(1.5 + 1) = 0.8.
  const { throughputPerVm } = meanValueAnalysis({ serviceTime: 1, thinkTime: 1, contendedCapacity: 1 }, 2)
  expect((throughputPerVm[2] ?? 0) * 2).toBeCloseTo(0.8, 12)
})

test("saturating VMs get 0.9/n each at a time-slice efficiency of 0.9, as measured for 3, 5 and 7 clients (nebuly)", () => {
  const { throughputPerVm } = meanValueAnalysis({ serviceTime: 0.999999, thinkTime: 0.000001, contendedCapacity: 0.9 }, 7)
  for (const n of [3, 5, 7]) expect(throughputPerVm[n]).toBeCloseTo(0.9 / n, 3)
})

test("mean value analysis agrees with the birth–death chain of the same network to six digits", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.95, noNaN: true }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 40 }),
      (u, c, n) => {
        const { throughputPerVm } = meanValueAnalysis({ serviceTime: u, thinkTime: 1 - u, contendedCapacity: c }, n)
        const chain = birthDeath(u, 1 - u, c, n)
        expect(Math.abs((throughputPerVm[n] ?? 0) * n - chain) / chain).toBeLessThan(1e-6)
      },
    ),
    { seed: 7, numRuns: 300 },
  )
})

test("another VM never makes anybody faster", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true }), (u, c) => {
      const { throughputPerVm } = meanValueAnalysis({ serviceTime: u, thinkTime: 1 - u, contendedCapacity: c }, 60)
      for (let n = 2; n <= 60; n++) expect(throughputPerVm[n] ?? 0).toBeLessThanOrEqual((throughputPerVm[n - 1] ?? 0) + 1e-9)
    }),
    { seed: 11 },
  )
})

test("the mean over companions is exact: the mean number of active VMs is 1 + (k − 1)·a", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (vms, active) => {
      expect(meanOverCompanions(vms, active, (n) => n)).toBeCloseTo(1 + (vms - 1) * active, 4)
    }),
    { seed: 3 },
  )
})
