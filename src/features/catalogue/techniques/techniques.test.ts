import { describe, expect, it } from "vitest"
import { loadHowItWorks, loadTechniques } from "../../../dataset/reference.ts"
import { techniqueIds } from "../../../dataset/schema/index.ts"
import { drawings } from "./drawings.ts"
import { geometry, height, levelOf } from "./geometry.ts"
import { dimensionRows, leading } from "./rows.ts"
import { slideHeight, slideWords } from "./Slide.tsx"
import { askedOf, asking, choosing, variantOf, variantsOf } from "./variants.ts"
import { wrap } from "./wrap.ts"

const ways = await loadHowItWorks()

describe("the drawings", () => {
  it("there is one for every way of the dataset, with a place for every step", () => {
    expect(Object.keys(drawings).sort()).toEqual(ways.map((way) => way.id).sort())
    expect(ways.filter((way) => drawings[way.id]?.steps.length !== way.steps.length).map((way) => way.id)).toEqual([])
  })

  it.each(ways.map((way) => way.id))("%s runs downhill, crosses the guest's edge once, and stays inside its frame", (id) => {
    const drawing = drawings[id]!
    for (const width of [320, 420]) {
      const at = geometry(drawing, width)
      const levels = drawing.steps.map((place) => levelOf(place, at))
      expect(levels).toEqual([...levels].sort((a, b) => a - b))
      expect(new Set(levels).size).toBe(levels.length)
      for (const box of [...at.vms, ...at.guest, ...at.host, at.iommu, ...at.chips, at.engines, at.memory]) {
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01)
        expect(box.y + box.height).toBeLessThanOrEqual(height)
      }
    }
    expect(drawing.steps.filter((place) => place === "boundary")).toHaveLength(1)
  })

  it("a slide holds all its words", () => {
    for (const way of ways) {
      const { words, end } = slideWords(way)
      expect(end).toBeLessThan(slideHeight - 40)
      expect(words.flatMap((one) => one.lines).join(" ")).toContain(way.state.text)
    }
  })

  it("lines are broken between words and lose none", () => {
    const text = "A front-end driver in the guest takes the call and encodes it"
    const lines = wrap(text, 120, 12)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join(" ")).toBe(text)
    expect(wrap("immeasurably", 10, 12)).toEqual(["immeasurably"])
  })
})

describe("the choice in the link", () => {
  it("is the usual way without a word, and round-trips", () => {
    for (const technique of techniqueIds) {
      const [usual, ...others] = variantsOf(technique, ways)
      expect(variantOf(technique, ways, {})).toBe(usual)
      expect(choosing(usual!, ways, { filter: `;${technique}:${others[0]!.id}` })).toEqual({})
      for (const other of others) expect(variantOf(technique, ways, choosing(other, ways, {}))).toBe(other)
    }
  })

  it("keeps the others' choice, and does not mind what an old link sorted and filtered by", () => {
    const mig = ways.find((way) => way.id === "mig")!
    const network = ways.find((way) => way.id === "network")!
    const both = choosing(network, ways, choosing(mig, ways, { sort: "-dimension", filter: "grid;vendor:nvidia" }))
    expect(both.sort).toBe("-dimension")
    expect(variantOf("mediated-pass-through", ways, both)).toBe(mig)
    expect(variantOf("api-remoting", ways, both)).toBe(network)
    expect(variantOf("api-remoting", ways, { filter: ";api-remoting:carrier-pigeon" })?.id).toBe("same-host")
    expect(askedOf(asking("device-emulation", both))).toBe("device-emulation")
    expect(askedOf(asking(null, asking("device-emulation", both)))).toBeNull()
    expect(askedOf({ filter: ";of:magic" })).toBeNull()
  })
})

it("a cell's line answers: it is neither a ranking of ours nor a remark that nothing is said", async () => {
  for (const row of dimensionRows(await loadTechniques()))
    for (const answer of Object.values(row.answers)) {
      const text = (answer && leading(answer)?.text) ?? ""
      expect(text).not.toBe("")
      expect(text).not.toMatch(/our ranking|no answer|gives no answer/i)
    }
})
