import { describe, expect, it } from "vitest"
import { exact } from "../../../engine/basics/range.ts"
import { sharingOf } from "../../../engine/performance/sharing.ts"
import { playTurns, within, type TurnsAsk } from "./turns.ts"

const ask = (change: Partial<TurnsAsk> = {}): TurnsAsk => ({
  scheduler: "best-effort",
  arrivals: [0, 0, 0, 0],
  active: [true, true, true, true],
  mostVms: 6,
  duty: 0.3,
  slice: 2,
  cycle: 16,
  capacity: 0.86,
  until: 60_000,
  ...change,
})

/** The share of its own native rate that a VM of the play gets, over all of its time. */
function played(asked: TurnsAsk): number {
  const { done } = playTurns(asked)
  return done.reduce((sum, one) => sum + one, 0) / done.length / asked.until / asked.duty
}
const modelled = (scheduler: Exclude<TurnsAsk["scheduler"], "apart">, { arrivals, mostVms, duty, capacity }: TurnsAsk): number =>
  sharingOf({
    scheduler,
    vms: arrivals.length,
    mostVms,
    activeShare: 1,
    duty: exact(duty),
    contendedCapacity: exact(capacity),
    sliceSpeed: exact(1),
  }).sharing.likely

describe("turns on an engine, over a minute", () => {
  for (const duty of [0.1, 0.3, 0.6]) {
    it(`give under best effort what the model says, of work that fills ${duty} of the engine`, () => {
      const asked = ask({ duty })
      expect(Math.abs(played(asked) - modelled("best-effort", asked))).toBeLessThan(0.03)
    })
  }

  it("give under equal and fixed share what the model says, the nearer the shorter a turn is", () => {
    for (const scheduler of ["equal-share", "fixed-share"] as const) {
      const off = (slice: number): number => {
        const asked = ask({ scheduler, slice })
        return modelled(scheduler, asked) - played(asked)
      }
      expect(Math.abs(off(0.05))).toBeLessThan(0.03)
      expect(off(2)).toBeGreaterThan(off(0.05))
    }
  })

  it("give a VM that is alone all it asks for, but under fixed share", () => {
    const alone = { arrivals: [0], active: [true] }
    for (const scheduler of ["best-effort", "equal-share"] as const) expect(played(ask({ ...alone, scheduler }))).toBeCloseTo(1, 1)
    expect(played(ask({ ...alone, scheduler: "fixed-share" }))).toBeLessThan(0.6)
  })
})

describe("a turn", () => {
  it("is one VM's: no two have the engine at once, and none before it came", () => {
    const arrivals = [0, 100, 200, 300]
    for (const scheduler of ["best-effort", "equal-share", "fixed-share"] as const) {
      const { works } = playTurns(ask({ scheduler, arrivals, until: 1000 }))
      const sorted = works.toSorted((a, b) => a.from - b.from)
      sorted.slice(1).forEach((one, at) => expect(one.from).toBeGreaterThanOrEqual((sorted[at]?.to ?? 0) - 1e-9))
      for (const one of works) expect(one.from).toBeGreaterThanOrEqual(arrivals[one.vm] ?? 0)
    }
  })

  it("stays unused under equal share where its VM has no work, and is given on under best effort", () => {
    const idle = { active: [true, false, false, false], until: 1000 }
    const equal = playTurns(ask({ ...idle, scheduler: "equal-share" }))
    expect(new Set(equal.unused.map((one) => one.vm))).toContain(1)
    const best = playTurns(ask(idle))
    expect(best.unused).toEqual([])
    expect(best.done[0]).toBeGreaterThan((equal.done[0] ?? 0) * 1.1)
  })

  it("is nobody's where each has an engine of its own: then none waits", () => {
    const { works, wants } = playTurns(ask({ scheduler: "apart", until: 1000 }))
    const sum = (spans: readonly { readonly from: number; readonly to: number }[]): number =>
      spans.reduce((all, one) => all + one.to - one.from, 0)
    expect(sum(works)).toBeCloseTo(sum(wants), 3)
    expect(works.length).toBeGreaterThan(50)
  })

  it("is the same whenever it is asked for", () => {
    expect(playTurns(ask({ until: 500 }))).toEqual(playTurns(ask({ until: 500 })))
  })

  it("is cut where the picture ends", () => {
    expect(
      within(
        [
          { vm: 0, from: 0, to: 5 },
          { vm: 1, from: 8, to: 9 },
        ],
        2,
        7,
      ),
    ).toEqual([{ vm: 0, from: 2, to: 5 }])
  })
})
