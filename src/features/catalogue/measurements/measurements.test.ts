import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { loadTechniques } from "../../../dataset/reference.ts"
import { groupingOf, withGrouping } from "./grouping.ts"
import { axisEnd, claimsOf, groupings, middleOf, plotGroups, siblingsOf } from "./plot.ts"
import { spread, swarm } from "./swarm.ts"
import { claimText, dotLabel, predictionText } from "./words.ts"

const { measurements } = catalogue
const claims = claimsOf(await loadTechniques())

describe("marks that share a place", () => {
  const many = measurements.flatMap((row) => {
    const middle = middleOf(row)
    return middle === null ? [] : [{ id: row.id, x: middle * 300 }]
  })

  it("never hide each other, though they all stand on one line", () => {
    const placed = swarm(many, 9)
    expect(placed).toHaveLength(many.length)
    for (const [at, one] of placed.entries()) {
      for (const other of placed.slice(at + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(9 - 1e-3)
    }
  })

  it("keep their place on the axis, and the same input gives the same picture", () => {
    const placed = swarm(many, 9)
    expect(new Map(placed.map(({ id, x }) => [id, x]))).toEqual(new Map(many.map(({ id, x }) => [id, x])))
    expect(swarm([...many].reverse(), 9)).toEqual(placed)
  })

  it("stay on the middle line where there is room", () => {
    expect(
      spread(
        swarm(
          [
            { id: "a", x: 0 },
            { id: "b", x: 20 },
          ],
          10,
        ),
      ),
    ).toBe(0)
  })
})

describe("the picture", () => {
  it.each(groupings)("shows every measurement once, grouped by %s", (grouping) => {
    const ids = plotGroups(measurements, grouping, claims, catalogue).flatMap((group) =>
      group.rows.flatMap((row) => row.dots.map((dot) => dot.id)),
    )
    expect([...ids].sort()).toEqual(measurements.map((row) => row.id).sort())
  })

  it("sets the article's figures at their techniques", () => {
    expect(claims.map(claimText)).toEqual(
      expect.arrayContaining(["12–86 %", "96–100 %", "Intel GVT-g 80–90 %", "NVIDIA vGPU 88–96 %", "software rendering as low as 3 %"]),
    )
    const groups = plotGroups(measurements, "technique", claims, catalogue)
    expect(groups.flatMap((group) => group.claims)).toHaveLength(claims.length)
  })

  it("says what is missing, and leaves out no reading above native", () => {
    const remoting = plotGroups(measurements, "technique", claims, catalogue).find((group) => group.id === "api-remoting")!
    expect(remoting.without).toContain("Video encoding")
    const most = Math.max(...measurements.map((row) => row.nativeShare.high ?? 0))
    expect(most).toBeGreaterThan(1)
    expect(axisEnd(measurements)).toBeGreaterThanOrEqual(most)
  })

  it("draws the model's band from products of the technology that is asked for", () => {
    const row = (technology: string) =>
      plotGroups(measurements, "technique", claims, catalogue, technology)
        .find((group) => group.id === "mediated-pass-through")!
        .rows.find((one) => one.workClass === "3d-graphics-gpu-bound")!
    const [own, any] = [row("intel-gvt-g").prediction!, row("").prediction!]
    expect(own.products).toBe(catalogue.products.filter((product) => product.technology === "intel-gvt-g").length)
    expect(own.range.low).toBeGreaterThanOrEqual(any.range.low)
    expect(predictionText(own)).toMatch(/^model \d+–\d+ %, taken from \d+ measurements/)
  })

  it("finds the measurements of one paper", () => {
    const row = measurements.find((one) => one.evidence[0]?.source === "mlperf-inf-v2.0")!
    const siblings = siblingsOf(row, measurements)
    expect(siblings.length).toBeGreaterThan(20)
    expect(siblings.every((one) => one.id !== row.id && one.evidence.some((entry) => entry.source === "mlperf-inf-v2.0"))).toBe(true)
  })

  it("names each mark in words without gaps", () => {
    for (const row of measurements) expect(dotLabel(row)).toMatch(/%.* of native, .+, (efficiency|sharing|context only)$/)
  })
})

describe("the picture's choice in links", () => {
  it("stands beside the table's filter, and the usual one is not written", () => {
    expect(withGrouping("grid;technique:api-remoting", "class")).toBe("grid;technique:api-remoting;rows:class")
    expect(groupingOf("grid;technique:api-remoting;rows:class")).toBe("class")
    expect(withGrouping("grid;rows:class;use:sharing", "technique")).toBe("grid;use:sharing")
    expect(groupingOf("x;rows:sideways")).toBe("technique")
    expect(groupingOf()).toBe("technique")
  })
})
