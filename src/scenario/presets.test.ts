import { describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { decodeFragment, encodeFragment, knownIds } from "./url/index.ts"
import { standardState } from "./url/decode.ts"
import { presetById, presets } from "./presets.ts"

const known = knownIds(catalogue)

describe("presets", () => {
  test("there are seven at least, each with an id of its own", () => {
    expect(presets.length).toBeGreaterThanOrEqual(7)
    expect(new Set(presets.map((preset) => preset.id)).size).toBe(presets.length)
    expect(presetById("call-centre")?.state.groups[0]?.count).toBe(1500)
  })

  test.each(presets)("$id names only what the dataset knows and fits into a link of 300 characters", ({ state }) => {
    const text = encodeFragment({ ...standardState, scenario: state }, { datasetVersion: "2026.11.1", modelVersion: "1" })
    expect(text.length).toBeLessThanOrEqual(300)
    const decoded = decodeFragment(text, known)
    expect(decoded.repairs).toEqual([])
    expect(decoded.state.scenario).toEqual(state)
  })
})
