import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cases } from "../../base/cases.fixture.ts"
import { catalogue } from "../../dataset/load.ts"
import type { Goal } from "../../engine/goal.ts"
import { defaultScenario } from "../../engine/scenario.ts"
import { hostileText } from "../arbitrary.ts"
import { boundOf, isFigureGoal } from "../goals.ts"
import { noBeside, noVersions } from "../view.ts"
import { decodeFile, decodeFragment, encodeFile, encodeFragment, knownIds } from "./index.ts"
import { sayRepair } from "../../words/repairs.ts"

const known = knownIds(catalogue)
const current = { datasetVersion: "1", modelVersion: "1" }
const read = (value: string): readonly Goal[] => decodeFragment(`goal=${value}`, known).state.scenario.goals
const written = (value: string): string =>
  encodeFragment(decodeFragment(`goal=${value}`, known).state, current).replace("&data=1&model=1", "")
const kinds = (value: string): readonly string[] => decodeFragment(`goal=${value}`, known).repairs.map(({ kind }) => kind)

describe("goals in links", () => {
  test("signs of comparison are read, and written in the grammar's own characters", () => {
    expect(written("share>=0.9,gpus<=10")).toBe("goal=share-least:0.9,gpus-most:10")
    expect(written("share%3E%3D0.9,gpus%3C=10")).toBe("goal=share-least:0.9,gpus-most:10")
    expect(written("share ≥ 0.9, cost ≤ 250,000")).toBe("goal=share-least:0.9,cost-most:250000")
    expect(kinds("share>=0.9,gpus<=10,migration=live")).toEqual([])
  })

  test("a sign that leaves equality out is read as the next whole number, or as the same figure, and that is said", () => {
    expect(written("gpus<10,vms>200,share>0.9")).toBe("goal=gpus-most:9,vms-least:201,share-least:0.9")
    expect(kinds("gpus<10,vms>200,share>0.9")).toEqual(["corrected", "corrected", "corrected"])
  })

  test("numbers are read as people write them", () => {
    expect(written("share-least:90%,power<=40 kW,cost<=$1.2m,stun<=500ms")).toBe(
      "goal=share-least:0.9,power-most:40,cost-most:1200000,stun-most:0.5",
    )
  })

  test("a group is named by name, by workload or by place", () => {
    expect(read("share-least@Design_Team:0.9")[0]).toMatchObject({ group: "Design Team" })
    expect(read("share>=0.9,share@cad-medium>=0.8,vms@2>=40").map((goal) => isFigureGoal(goal) && goal.group)).toEqual([
      null,
      "cad-medium",
      2,
    ])
    expect(written("share-least@~37-:0.9")).toBe("goal=share-least@~37-:0.9")
    expect(read("share-least@~37-:0.9")[0]).toMatchObject({ group: "7" })
  })

  test("a figure that only all groups together have takes no group, and stays a goal", () => {
    expect(written("cost-most@office:5000")).toBe("goal=cost-most:5000")
    expect(kinds("cost-most@office:5000")).toEqual(["ignored"])
  })

  test("the same goal twice counts as the last one says, at the place of the first", () => {
    expect(written("share-least:0.8,gpus-most:3,share-least:0.9")).toBe("goal=share-least:0.9,gpus-most:3")
    expect(kinds("share-least:0.8,gpus-most:3,share-least:0.9")).toEqual(["ignored"])
    expect(written("migration:live,migration:suspend")).toBe("goal=migration:live,migration:suspend")
  })

  test("a goal nobody knows is named with what is near, kept, and takes no other with it", () => {
    const { state, repairs } = decodeFragment("goal=gpuz-most:3,share-least:0.9,technique:hologram,gpus:4", known)
    expect(state.scenario.goals).toEqual([{ about: "share", side: "least", value: 0.9, group: null }])
    expect(repairs.map(sayRepair)).toEqual([
      "There is no goal “gpuz-most:3” here, so it is left out; did you mean “gpus-most”?",
      expect.stringContaining("“hologram”"),
      "“gpus:4” in “goal=” says neither least nor most, so it is left out.",
    ])
    expect(state.kept).toEqual([
      ["goal", "gpuz-most:3"],
      ["goal", "technique:hologram"],
      ["goal", "gpus:4"],
    ])
  })

  test("bounds stay within what their figures can be", () => {
    expect(written("share-least:7,hosts-most:0")).toBe("goal=share-least:1,hosts-most:1")
    expect(kinds("share-least:7,hosts-most:0")).toEqual(["clamped", "clamped"])
  })

  test("beyond twenty they are set aside", () => {
    const many = Array.from({ length: 23 }, (_, at) => `share-least@${at + 1}:0.5`).join(",")
    const { state } = decodeFragment(`goal=${many}`, known)
    expect(state.scenario.goals).toHaveLength(20)
    expect(state.kept).toHaveLength(3)
    expect(decodeFragment(encodeFragment(state, current), known).state).toMatchObject({ scenario: state.scenario, kept: state.kept })
  })

  test("a file that holds them oddly says so and keeps the scenario", () => {
    const { state } = decodeFragment("vm=cad-medium:7&goal=share-least:0.9", known)
    const file = encodeFile(state, current)
    expect(decodeFile(file, known)).toMatchObject({ state: { scenario: state.scenario }, repairs: [] })
    const odd = decodeFile(file.replace('"about": "share"', '"about": "shore"'), known)
    expect(odd.state.scenario).toEqual({ ...state.scenario, goals: [] })
    expect(odd.repairs.map(({ kind }) => kind)).toEqual(["ignored"])
  })

  test("any text at all gives goals within their bounds, whose own link gives the same", () => {
    const piece = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          "share",
          "gpus",
          "cost",
          "vms",
          "migration",
          "technique",
          "-least",
          "-most",
          "@2",
          "@a16",
          ":",
          "=",
          ">=",
          "<",
          ">",
          "0.9",
          "live",
          "12",
          ",",
          "none",
          " ",
          "e9",
        ),
      },
      hostileText,
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const { state } = decodeFragment(`goal=${pieces.join("").replaceAll("&", "")}`, known)
        for (const goal of state.scenario.goals.filter(isFigureGoal)) {
          const { min, max } = boundOf(goal.about)
          expect(goal.value).toBeGreaterThanOrEqual(min)
          expect(goal.value).toBeLessThanOrEqual(max)
        }
        const again = decodeFragment(encodeFragment(state, current), known).state
        expect(again.scenario).toEqual(state.scenario)
        expect(again.kept).toEqual(state.kept)
      }),
      { numRuns: cases(1000, 3000), seed: 20261130 },
    )
  })

  test("“none” means no goal however it is escaped, and nothing of it is kept", () => {
    for (const text of ["none", "NONE", "~6e-one", "none "]) {
      const { state } = decodeFragment(`goal=gpus-most:7,${text}`, known)
      expect(state.kept).toEqual([])
      expect(state.scenario.goals).toHaveLength(1)
    }
  })

  test("signs without words are left out, and said", () => {
    const { state, repairs } = decodeFragment("goal=@,gpus-most:7", known)
    expect(state.kept).toEqual([])
    expect(repairs.map(sayRepair)).toEqual(["“@” in “goal=” names no goal and is left out."])
  })

  test("an untouched page has none and writes none", () => {
    expect(defaultScenario.goals).toEqual([])
    expect(
      encodeFragment(
        { scenario: defaultScenario, view: { view: "board", focus: null, table: {} }, kept: [], versions: noVersions, beside: noBeside },
        current,
      ),
    ).toBe("")
  })
})
