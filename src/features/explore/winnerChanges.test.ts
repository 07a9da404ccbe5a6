import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { BreakEven, Change } from "../../engine/decisions/breakEven.ts"
import { changeAt, nearestChanges, placeMarks } from "./winnerChanges.ts"

const change = (below: number, above: number): Change => ({ below, above, before: null, after: null, technique: false })

const found = (now: number, changes: readonly Change[]): BreakEven => ({
  dial: { kind: "vms", group: 0 },
  now,
  from: 1,
  to: 1000,
  points: [],
  changes,
})

describe("where the winner changes", () => {
  it("is told as the first value of the new winner, the nearest on either side of today's", () => {
    const { below, above } = nearestChanges(found(120, [change(53, 54), change(72, 73), change(268, 269)]))
    expect([below, above].map((one) => one && changeAt(one))).toEqual([73, 269])
  })

  it("is below where today's value is the first of its winner, beyond where today's is the last", () => {
    expect(nearestChanges(found(54, [change(53, 54)]))).toEqual({ below: change(53, 54), above: undefined })
    expect(nearestChanges(found(53, [change(53, 54)]))).toEqual({ below: undefined, above: change(53, 54) })
  })

  const room = { left: 60, right: 320 }
  const letter = 6.6
  const marks = fc
    .uniqueArray(fc.double({ min: room.left, max: room.right, noNaN: true }), { minLength: 1, maxLength: 12 })
    .chain((places) =>
      fc.record({
        places: fc.constant(places.toSorted((a, b) => a - b)),
        texts: fc.array(fc.stringMatching(/^[0-9]{1,12} VMs$/), { minLength: places.length, maxLength: places.length }),
        told: fc.nat(places.length - 1),
      }),
    )
    .map(({ places, texts, told }) =>
      places.map((at, index) => ({ at, text: texts[index] ?? "", told: index === told || index === told + 1 })),
    )

  it("has its words in the picture wherever the sentence tells it", () => {
    fc.assert(
      fc.property(marks, (all) => {
        const unnamed = placeMarks(all, room, letter).filter((one) => one.told && one.textAt === null)
        expect(unnamed).toEqual([])
      }),
    )
  })

  it("has no words in the picture that meet others or leave it", () => {
    fc.assert(
      fc.property(marks, (all) => {
        const words = placeMarks(all, room, letter)
          .flatMap(({ text, textAt }) => (textAt === null ? [] : [{ textAt, half: (text.length * letter) / 2 }]))
          .toSorted((a, b) => a.textAt - b.textAt)
        for (const [index, one] of words.entries()) {
          const before = words[index - 1]
          expect(one.textAt - one.half).toBeGreaterThanOrEqual((before ? before.textAt + before.half : room.left) - 0.001)
          expect(one.textAt + one.half).toBeLessThanOrEqual(room.right + 0.001)
        }
      }),
    )
  })

  it("names both changes beside a value, where others lie close by", () => {
    const at = [80, 84, 90, 250]
    const placed = placeMarks(
      at.map((one) => ({ at: one, text: `${one} VMs`, told: one === 84 || one === 90 })),
      room,
      letter,
    )
    expect(placed.filter((one) => one.textAt !== null).map((one) => one.text)).toEqual(["84 VMs", "90 VMs", "250 VMs"])
  })
})
