import fc from "fast-check"
import { expect, test } from "vitest"
import { bestOnHost, type HostPiece } from "./hostContents.ts"

const piece: fc.Arbitrary<HostPiece> = fc.record({
  milli: fc.constantFrom(0, 200, 300, 450, 600, 1000),
  vcpu: fc.constantFrom(1, 2, 3, 4.5, 8),
  worth: fc.integer({ min: 1, max: 9 }),
})

/** Every way to put one VM more, down to where nothing fits. */
function mostByTrying(gpus: readonly number[], vcpu: number, pieces: readonly HostPiece[]): number {
  return pieces.reduce((most, one) => {
    if (one.vcpu > vcpu) return most
    const places = one.milli === 0 ? [-1] : gpus.map((_, gpu) => gpu).filter((gpu) => gpus[gpu]! >= one.milli)
    return places.reduce((best, at) => {
      const left = gpus.map((milli, gpu) => (gpu === at ? milli - one.milli : milli))
      return Math.max(best, one.worth + mostByTrying(left, vcpu - one.vcpu, pieces))
    }, most)
  }, 0)
}

test("the content found fits, is worth what is said, and nothing else is worth more", () => {
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.constantFrom(4, 7, 9.5),
      (pieces, gpus, vcpu) => {
        const best = bestOnHost(gpus, vcpu, pieces)
        const all = [...best.gpus.flat(), ...best.plain].map((i) => pieces[i]!)
        expect(best.gpus).toHaveLength(gpus)
        for (const on of best.gpus) expect(on.reduce((sum, i) => sum + pieces[i]!.milli, 0)).toBeLessThanOrEqual(1000)
        expect(all.reduce((sum, one) => sum + one.vcpu, 0)).toBeLessThanOrEqual(vcpu)
        expect(best.plain.every((i) => pieces[i]!.milli === 0)).toBe(true)
        expect(all.reduce((sum, one) => sum + one.worth, 0)).toBeCloseTo(best.worth)
        expect(best.worth).toBeCloseTo(mostByTrying(Array.from({ length: gpus }, () => 1000), vcpu, pieces)) // prettier-ignore
      },
    ),
    { numRuns: 150, seed: 11 },
  )
})
