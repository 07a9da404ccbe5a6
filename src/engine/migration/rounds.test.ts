import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exact } from "../basics/range.ts"
import { copySeconds } from "./drain.ts"
import { roundsOf, type RoundsAsk } from "./rounds.ts"

const ask = (change: Partial<RoundsAsk> = {}): RoundsAsk => ({
  ramGib: 16,
  gbps: 25,
  lineShare: 0.7,
  writtenGibPerSecond: 0.5,
  leftSeconds: 0.2,
  ...change,
})

describe("memory copied in rounds", () => {
  it("is sent once where nothing is written, in the time that emptying a host counts for it", () => {
    const { rounds, leftGib, seconds, converges } = roundsOf(ask({ writtenGibPerSecond: 0 }))
    expect([rounds.length, leftGib, converges]).toEqual([1, 0, true])
    expect(seconds).toBeCloseTo(copySeconds(16, 25, exact(0.7)).likely, 9)
  })

  it("shrinks from round to round by the rate of writing over that of sending", () => {
    // 17.5 Gbit/s send 2.037 GiB a second; a quarter of that is written.
    const quarter = (25 * 0.7) / 8.589934592 / 4
    const { rounds, leftGib } = roundsOf(ask({ writtenGibPerSecond: quarter }))
    expect(rounds.map(({ gib }) => gib)).toEqual([16, 4, 1].map((gib) => expect.closeTo(gib, 9)))
    expect(leftGib).toBeCloseTo(0.25, 9)
  })

  it("never ends where the VM writes as fast as the line carries: another round gains nothing", () => {
    const { rounds, converges, leftGib } = roundsOf(ask({ writtenGibPerSecond: 3 }))
    expect([rounds.length, converges, leftGib]).toEqual([1, false, 16])
  })

  it("leaves no more than can be sent in the time allowed, and a faster line never makes it longer", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 1, max: 400, noNaN: true }),
        (ramGib, writtenGibPerSecond, gbps) => {
          const made = roundsOf(ask({ ramGib, writtenGibPerSecond, gbps }))
          const faster = roundsOf(ask({ ramGib, writtenGibPerSecond, gbps: gbps * 2 }))
          const allowed = made.converges ? ((gbps * 0.7) / 8.589934592) * 0.2 : ramGib
          expect(made.leftGib).toBeLessThanOrEqual(allowed + 1e-9)
          expect(made.rounds.reduce((sum, one) => sum + one.seconds, 0)).toBeCloseTo(made.seconds, 6)
          expect(faster.seconds).toBeLessThanOrEqual(made.converges ? made.seconds + 1e-9 : Infinity)
        },
      ),
    )
  })
})
