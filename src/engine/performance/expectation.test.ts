import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { techniqueIds, workloadClasses } from "../../dataset/schema/index.ts"
import { measuredEfficiency } from "./efficiency.ts"
import { parametersCiting, predictShare, usesOfMeasurement } from "./expectation.ts"

describe("the share the model predicts", () => {
  it("is an ordered range between nothing and native, for every technique and class it speaks of", () => {
    const said = techniqueIds.flatMap((technique) => workloadClasses.flatMap((work) => predictShare(technique, work, catalogue) ?? []))
    expect(said.length).toBeGreaterThan(25)
    for (const { range } of said) {
      expect(range.low).toBeGreaterThan(0)
      expect(range.low).toBeLessThanOrEqual(range.likely)
      expect(range.likely).toBeLessThanOrEqual(range.high)
      expect(range.high).toBeLessThanOrEqual(1)
    }
  })

  it("holds what the engine takes for each product", () => {
    const product = catalogue.product("vmware-vgpu-nvidia")!
    const one = measuredEfficiency(product, "nvidia-vgpu", "ml-inference", catalogue).range
    const all = predictShare("mediated-pass-through", "ml-inference", catalogue)!
    expect(all.range.low).toBeLessThanOrEqual(one.low)
    expect(all.range.high).toBeGreaterThanOrEqual(one.high)
    const alone = predictShare("mediated-pass-through", "ml-inference", catalogue, ({ id }) => id === product.id)!
    expect(alone.products).toBe(1)
    expect(alone.range.low).toBeLessThanOrEqual(one.low)
  })

  it("comes from measurements for pass-through, and says when other classes stand in", () => {
    expect(predictShare("fixed-pass-through", "ml-inference", catalogue)).toMatchObject({ from: "measurements", sameClass: true })
    const stand = predictShare("fixed-pass-through", "2d-desktop", catalogue)!
    expect(stand).toMatchObject({ from: "measurements", sameClass: false })
    expect(stand.rows.every((row) => row.workloadClass !== "2d-desktop")).toBe(true)
  })

  it("comes from the mechanism for remoting and software rendering, and falls as draw calls grow", () => {
    const heavy = predictShare("api-remoting", "3d-graphics-draw-call-heavy", catalogue)!
    const light = predictShare("api-remoting", "ml-inference", catalogue)!
    expect(heavy.from).toBe("mechanism")
    expect(heavy.range.likely).toBeLessThan(light.range.likely)
    expect(predictShare("device-emulation", "game", catalogue)!.range.high).toBeLessThan(0.1)
  })

  it("is not stated where no workload of the class can be put into a mechanism, nor for work without a GPU", () => {
    expect(predictShare("api-remoting", "hpc-transfer-bound", catalogue)).toBeNull()
    for (const technique of techniqueIds) expect(predictShare(technique, "cpu-only-control", catalogue)).toBeNull()
  })
})

describe("what rests on a measurement", () => {
  it("is every efficiency taken from it, and nothing where it is only context", () => {
    for (const row of catalogue.measurements) {
      for (const use of usesOfMeasurement(row, catalogue)) {
        expect(measuredEfficiency(use.product, use.technology, use.workClass, catalogue).rows).toContain(row)
      }
    }
    const used = catalogue.measurements.filter((row) => usesOfMeasurement(row, catalogue).length > 0)
    expect(used.length).toBeGreaterThan(20)
    expect(usesOfMeasurement({ ...used[0]!, use: "context" }, catalogue)).toEqual([])
  })

  it("names the constants that cite a source", () => {
    const [parameter] = catalogue.parameters
    const source = parameter!.evidence[0]!.source
    expect(parametersCiting(new Set([source]), catalogue)).toContain(parameter)
    expect(parametersCiting(new Set(), catalogue)).toEqual([])
  })
})
