import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { loadHowItWorks } from "../../../dataset/reference.ts"
import { drawings } from "../techniques/drawings.ts"
import { limits, settingOf, withSetting, workOf } from "./address.ts"
import { placeOf } from "./placeOf.ts"
import { wayOf } from "../../common/wayOf.ts"
import { ran } from "../motion/useRun.ts"
import { walked } from "../motion/useWalk.ts"
import { exampleOf, piecesOf, secondsAtSteps, timeOf } from "./ways.ts"
import { spokenStep, story, time } from "./words.ts"

const ways = await loadHowItWorks()
const work = workOf({})

describe("the ways of a call", () => {
  it("are each timed with a product that works so, but for the one that draws no 3D", () => {
    for (const way of ways) {
      const example = exampleOf(way, catalogue)
      expect([way.id, example && way.technologies.includes(example.technology)]).toEqual([way.id, true])
      expect([way.id, timeOf(way, work, catalogue) === null]).toEqual([way.id, way.id === "emulated-adapter"])
    }
  })

  it("lose no part of the frame between their steps", () => {
    for (const way of ways) {
      const frame = timeOf(way, work, catalogue)
      if (!frame) continue
      const total = frame.native + frame.added
      expect(piecesOf(frame).reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(total)
      const at = secondsAtSteps(way, drawings[way.id]?.steps.indexOf("boundary") ?? -1, frame)
      expect([way.id, at.length]).toEqual([way.id, way.steps.length + 1])
      expect(at.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total)
    }
  })

  it("are told in whole sentences without a figure that nobody knows", () => {
    for (const way of ways) {
      const told = story(timeOf(way, work, catalogue), exampleOf(way, catalogue), work.drawCalls, work.vcpu)
      expect(told).toMatch(/^[A-Z0-9].*\.$/)
      expect(told).not.toMatch(/NaN|undefined|Infinity/)
      expect(spokenStep(way, 2, 0.001)).toMatch(/^Step 3 of \d: .*1 ms of this frame are gone\.$/)
    }
  })
})

describe("every product", () => {
  it("leads to a way that is drawn, and is timed on it", () => {
    for (const product of catalogue.products) {
      const way = wayOf(product, ways)
      expect([product.id, way && way.id in drawings]).toEqual([product.id, true])
      if (!way) continue
      const frame = timeOf(way, work, catalogue, product)
      expect([product.id, frame === null]).toEqual([product.id, product.technology === "emulated-adapter"])
      const example = exampleOf(way, catalogue, product)
      expect(example).toEqual({ product, technology: product.technology })
      expect(story(frame, example, work.drawCalls, work.vcpu)).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it("has an id that no way has: a link to a call's way names either", () => {
    expect(ways.flatMap(({ id }) => (catalogue.product(id) ? [id] : []))).toEqual([])
  })
})

describe("a call", () => {
  it("goes down step by step and straight back", () => {
    const levels = [10, 30, 90]
    expect(placeOf(0.5, levels)).toEqual({ y: 20, back: false })
    expect(placeOf(2, levels)).toEqual({ y: 90, back: false })
    expect(placeOf(2.5, levels)).toEqual({ y: 50, back: true })
    expect(placeOf(3, levels)).toEqual({ y: 10, back: true })
  })

  it("never goes back by itself, though a frame of the screen began before it was let go", () => {
    expect(walked({ at: 0, running: true }, { do: "go", by: -0.02, steps: 5 }).at).toBe(0)
    expect(walked({ at: 4.9, running: true }, { do: "go", by: 0.2, steps: 5 }).at).toBeCloseTo(0.1)
    expect(ran({ at: 0, running: true }, { do: "go", by: -0.02, last: 3 }).at).toBe(0)
  })

  it("stops at each step when stepped, and begins anew after its answer", () => {
    const next = (at: number): number => walked({ at, running: true }, { do: "step", by: 1, steps: 5 }).at
    expect([next(0), next(1.4), next(4), next(5)]).toEqual([1, 2, 5, 0])
    expect(walked({ at: 0, running: false }, { do: "step", by: -1, steps: 5 })).toEqual({ at: 5, running: false })
    expect(walked({ at: 4.9, running: true }, { do: "go", by: 0.2, steps: 5 }).at).toBeCloseTo(0.1)
  })
})

describe("what the sliders set", () => {
  it("stands in the link, within bounds, and the usual value needs no word", () => {
    const words = withSetting("calls", 5000, withSetting("rtt", 2, {}))
    expect([settingOf("calls", words), settingOf("rtt", words), settingOf("vcpu", words)]).toEqual([5000, 2, limits.vcpu.usual])
    expect(withSetting("rtt", limits.rtt.usual, withSetting("calls", limits.calls.usual, words))).toEqual({})
    expect(settingOf("calls", { filter: ";calls:1e9" })).toBe(limits.calls.most)
    expect(settingOf("calls", { filter: ";calls:many" })).toBe(limits.calls.usual)
  })
})

it("times are said in the unit that fits", () => {
  expect([time(0.0000012), time(0.0167), time(1.4)]).toEqual(["1.2 µs", "16.7 ms", "1.4 s"])
})
