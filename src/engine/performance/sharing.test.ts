import fc from "fast-check"
import { expect, test } from "vitest"
import { exact } from "../basics/range.ts"
import { sharingOf, type SharingInput } from "./sharing.ts"

const base: SharingInput = {
  scheduler: "best-effort",
  vms: 4,
  mostVms: 8,
  activeShare: 1,
  duty: exact(0.5),
  contendedCapacity: exact(0.9),
  sliceSpeed: exact(1),
}

test("a GPU of one's own loses nothing to sharing", () => {
  expect(sharingOf({ ...base, scheduler: "whole" }).sharing).toEqual(exact(1))
})

test("a saturating VM gets a quarter of 90 % under equal share among four, and an eighth under a fixed share of eight", () => {
  const saturating = { ...base, duty: exact(1) }
  expect(sharingOf({ ...saturating, scheduler: "equal-share" }).sharing.likely).toBeCloseTo(0.225, 6)
  expect(sharingOf({ ...saturating, scheduler: "fixed-share" }).sharing.likely).toBeCloseTo(0.1125, 6)
})

test("a saturating VM on a slice of 1/7 keeps 1/7 and a light one keeps more: small work loses less than the slice's fraction", () => {
  const slice = { ...base, scheduler: "spatial" as const, sliceSpeed: exact(1 / 7) }
  expect(sharingOf({ ...slice, duty: exact(1) }).sharing.likely).toBeCloseTo(1 / 7, 6)
  expect(sharingOf({ ...slice, duty: exact(0.1) }).sharing.likely).toBeCloseTo(1 / 1.6, 6)
})

test("idle neighbours cost nothing under best effort and everything under fixed share", () => {
  const idle = { ...base, activeShare: 0 }
  expect(sharingOf(idle).sharing.likely).toBeCloseTo(1, 9)
  expect(sharingOf({ ...idle, scheduler: "fixed-share" }).sharing.likely).toBeLessThan(0.3)
})

test("shares are ordered ranges between 0 and 1, fall with every further VM, and the burst share is never above the delivered one", () => {
  const range = fc
    .tuple(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    )
    .map((three) => {
      const [low = 0, likely = 0, high = 0] = three.toSorted((a, b) => a - b)
      return { low, likely, high }
    })
  fc.assert(
    fc.property(
      fc.constantFrom("best-effort", "equal-share", "fixed-share", "spatial"),
      range,
      range,
      fc.integer({ min: 1, max: 31 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (scheduler, duty, capacity, vms, activeShare) => {
        const input = {
          ...base,
          scheduler: scheduler as SharingInput["scheduler"],
          duty,
          contendedCapacity: capacity,
          vms,
          mostVms: 32,
          activeShare,
          sliceSpeed: capacity,
        }
        const { sharing, burst } = sharingOf(input)
        expect(sharing.low).toBeLessThanOrEqual(sharing.likely + 1e-9)
        expect(sharing.likely).toBeLessThanOrEqual(sharing.high + 1e-9)
        expect(sharing.low).toBeGreaterThan(0)
        expect(sharing.high).toBeLessThanOrEqual(1 + 1e-9)
        expect(burst.likely).toBeLessThanOrEqual(sharing.likely + 1e-6)
        expect(sharingOf({ ...input, vms: vms + 1 }).sharing.likely).toBeLessThanOrEqual(sharing.likely + 1e-9)
      },
    ),
    { seed: 17, numRuns: 300 },
  )
})
