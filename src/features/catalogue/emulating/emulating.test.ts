import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { frameTime } from "../../../engine/performance/frameTime.ts"
import { askedOf, vcpuLimits, withAsked } from "./address.ts"
import { drawnAt, raceOf } from "./race.ts"
import { facesOf } from "./scene.ts"
import { milestones, spoken, story } from "./words.ts"

const race = (vcpu: number) => raceOf(vcpu, catalogue)!

describe("a frame drawn by GPU and CPU", () => {
  it("takes each as long as the engine says", () => {
    for (const vcpu of [1, 4, 32]) {
      const work = { drawCalls: 1, framesPerSecond: 60, roundTripSeconds: null, vcpu }
      const frame = frameTime(catalogue.product("llvmpipe")!, "software-renderer", work, catalogue)!
      expect([vcpu, race(vcpu).cpuSeconds]).toEqual([vcpu, frame.native + frame.added])
      expect(race(vcpu).gpuSeconds / race(vcpu).cpuSeconds).toBeCloseTo(frame.share.likely)
    }
  })

  it("ends when the CPU has its first, and not before", () => {
    for (let vcpu = vcpuLimits.least; vcpu <= vcpuLimits.most; vcpu++) {
      const { frames } = race(vcpu)
      expect([vcpu, drawnAt(race(vcpu), frames).cpu.frames, drawnAt(race(vcpu), frames - 1).cpu.frames]).toEqual([vcpu, 1, 0])
    }
  })

  it("keeps the true ratio at every moment", () => {
    const one = race(4)
    for (const at of [0.5, 1, 50.25]) {
      const { gpu, cpu } = drawnAt(one, at)
      expect((cpu.frames + cpu.part) / (gpu.frames + gpu.part)).toBeCloseTo(one.gpuSeconds / one.cpuSeconds)
    }
  })

  it("is told in whole sentences from the first frame to the last", () => {
    for (const vcpu of [1, 4, 32]) {
      const said = [
        story(race(vcpu), vcpu),
        ...milestones(race(vcpu)).map(({ text }) => text),
        ...[0, 1, race(vcpu).frames].map((at) => spoken(race(vcpu), at)),
      ]
      for (const sentence of said) expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
      expect(said.join(" ")).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it("shows at least two faces of the body, within the picture", () => {
    for (const frame of [0, 45, 188]) {
      const faces = facesOf(frame)
      expect(faces.length).toBeGreaterThanOrEqual(2)
      for (const at of faces.flatMap(({ points }) => points.flat())) expect(at >= 0 && at <= 1).toBe(true)
    }
  })
})

it("what the link says of it round-trips, within bounds, and what is usual needs no word", () => {
  const asked = { vcpu: 8, pace: "tenth", frame: 12 } as const
  expect(askedOf(withAsked(asked, {}))).toEqual(asked)
  expect(withAsked({ vcpu: 4, pace: "real", frame: 0 }, withAsked(asked, {}))).toEqual({})
  expect(askedOf({ filter: ";vcpu:99;pace:constructor;frame:-3" })).toEqual({ vcpu: 32, pace: "real", frame: 0 })
})
