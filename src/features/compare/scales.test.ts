import { describe, expect, it } from "vitest"
import {
  axisLabels,
  axisTicks,
  boardScales,
  costScale,
  gpuScale,
  heldScales,
  linearScale,
  logScale,
  niceMax,
  shareScale,
} from "./scales.ts"
import { fixed, mediated, remoting, emulation, testCost, testOption, testPlacement } from "./testReport.ts"

describe("niceMax", () => {
  it("gives the next readable number that holds the value", () => {
    expect([0.9, 1, 1.2, 13, 200, 201, 4_700_000].map(niceMax)).toEqual([1, 1, 1.5, 15, 200, 250, 5_000_000])
  })
  it("gives 1 for nothing, less than nothing and what is no number", () => {
    expect([0, -5, Number.NaN, Number.POSITIVE_INFINITY].map(niceMax)).toEqual([1, 1, 1, 1])
  })
})

describe("axisTicks", () => {
  it("divides every nice maximum into round steps, at most six", () => {
    expect(axisTicks(2_500_000)).toEqual([0, 500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000])
    expect(axisTicks(250)).toEqual([0, 50, 100, 150, 200, 250])
    expect([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((max) => axisTicks(max).length - 1)).toEqual([5, 6, 4, 5, 6, 4, 5, 6, 4])
  })
})

describe("the labels of an axis", () => {
  const text = (value: number): string => value.toLocaleString("en-US")
  it("show at the ends always, and between them where they are clear of both neighbours", () => {
    expect(axisLabels(linearScale(200), text)).toEqual([
      { tick: 0, text: "0", at: 0, edge: "start", room: null },
      { tick: 100, text: "100", at: 0.5, edge: undefined, room: 11 },
      { tick: 200, text: "200", at: 1, edge: "end", room: null },
    ])
  })
  it("ask for more room the longer they are and the nearer they stand", () => {
    const rooms = axisLabels(logScale(1e6), text).map(({ room }) => room)
    expect(rooms).toEqual([null, 25, null])
  })
})

describe("a linear scale", () => {
  it("starts at zero and names its middle and its end", () => {
    expect(linearScale(180).ticks).toEqual([0, 100, 200])
    expect(linearScale(180).at(50)).toBe(0.25)
  })
  it("cuts what lies beyond its end and says so", () => {
    const scale = linearScale(100)
    expect(scale.at(400)).toBe(1)
    expect(scale.beyond(400)).toBe(true)
    expect(scale.beyond(100)).toBe(false)
  })
})

describe("a logarithmic scale", () => {
  it("gives every power of ten the same room", () => {
    const scale = logScale(1000)
    expect([1, 10, 100, 1000].map((value) => Math.round(scale.at(value) * 300))).toEqual([0, 100, 200, 300])
    expect(scale.ticks).toEqual([1, 10, 100, 1000])
  })
  it("puts zero at its start instead of at minus infinity", () => {
    expect(logScale(1000).at(0)).toBe(0)
  })
  it("shows at most four ticks however far it reaches", () => {
    expect(logScale(10_000_000).ticks.length).toBeLessThanOrEqual(4)
  })
})

describe("the share scale", () => {
  it("keeps what is faster than native at its end and marks it", () => {
    expect(shareScale.at(1.04)).toBe(1)
    expect(shareScale.beyond(1.04)).toBe(true)
  })
})

describe("the GPU column's scale", () => {
  it("is linear where counts lie within a factor of twenty", () => {
    expect(gpuScale([mediated, remoting, fixed]).kind).toBe("linear")
  })
  it("turns logarithmic where they lie further apart", () => {
    expect(gpuScale([testOption({ placement: testPlacement(4) }), fixed]).kind).toBe("log")
  })
  it("is not stretched by an option without a GPU", () => {
    expect(gpuScale([emulation, mediated, fixed]).kind).toBe("linear")
    expect(gpuScale([emulation]).kind).toBe("linear")
  })
  it("leaves room for the GPUs that come with the boards", () => {
    expect(gpuScale([testOption({ placement: testPlacement(13, { boards: 5, bought: 24 }) })]).max).toBeGreaterThanOrEqual(24)
  })
})

describe("the cost column's scale", () => {
  it("holds the top of every feasible option's range", () => {
    expect(costScale([mediated, fixed]).max).toBeGreaterThanOrEqual(fixed.cost!.total.high)
  })
  it("is not squeezed by an option that cannot be built", () => {
    const dear = testOption({ feasible: false, cost: testCost([9e9, 0, 0, 0, 0]) })
    expect(costScale([mediated, dear]).max).toBeLessThan(1e6)
  })
  it("takes in everything where nothing can be built", () => {
    const dear = testOption({ feasible: false, cost: testCost([9e9, 0, 0, 0, 0]) })
    expect(costScale([dear]).max).toBeGreaterThan(9e9)
  })
})

describe("scales while a value is dragged", () => {
  const of = (gpus: number, usd: number) => [
    testOption({ placement: testPlacement(gpus, { bought: gpus }), cost: testCost([usd, 0, 0, 0, 0]) }),
  ]
  const start = boardScales(of(100, 1e6))

  it("hold while every bar is on them, and are the very same", () => {
    expect(heldScales(start, of(20, 2e5))).toBe(start)
    expect(heldScales(start, of(100, 1e6))).toBe(start)
  })
  it("grow beyond what they must hold, so that bars go on moving, and never shrink", () => {
    const more = heldScales(start, of(1000, 1e7))
    expect(more.gpus.at(1000)).toBeLessThan(0.5)
    expect(more.cost.at(1e7)).toBeLessThan(0.5)
    expect(heldScales(more, of(2000, 2e7))).toBe(more)
    expect(heldScales(more, of(10, 1e5))).toBe(more)
  })
  it("go from squares to bars where GPUs get too many to count, and not back", () => {
    const few = boardScales(of(8, 1e5))
    expect(few.units).toBe(true)
    const many = heldScales(few, of(200, 1e6))
    expect(many.units).toBe(false)
    expect(heldScales(many, of(8, 1e5)).units).toBe(false)
  })
})
