import { beforeEach, describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { presetById } from "./presets.ts"
import { createExplorerStore, type ExplorerStore } from "./store.ts"
import { decodeFragment, knownIds } from "./url/index.ts"

const known = knownIds(catalogue)
let store: ExplorerStore
const state = () => store.getState()
const past = () => store.temporal.getState().pastStates.length
const future = () => store.temporal.getState().futureStates.length
beforeEach(() => {
  store = createExplorerStore()
})

describe("undo", () => {
  test("takes back one edit at a time, and redo does it again", () => {
    const { actions } = state()
    actions.addGroup("cad-light", 40)
    actions.setEconomics({ years: 7 })
    actions.undo()
    expect(state().scenario.economics.years).toBe(4)
    expect(state().scenario.groups).toHaveLength(2)
    actions.undo()
    expect(state().scenario).toBe(defaultScenario)
    actions.redo()
    actions.redo()
    expect(state().scenario.economics.years).toBe(7)
  })

  test("does nothing where nothing was done", () => {
    state().actions.undo()
    state().actions.redo()
    expect(state().scenario).toBe(defaultScenario)
  })

  test("an edit that changes nothing is no step", () => {
    state().actions.setEconomics({ years: 4 })
    state().actions.removeGroup(0)
    expect(past()).toBe(0)
  })

  test("what is shown is no step", () => {
    state().actions.setView({ view: "cost", focus: "api-remoting" })
    expect(state().view.view).toBe("cost")
    expect(past()).toBe(0)
  })

  test("brings back what a reset or a preset replaced", () => {
    const { actions } = state()
    actions.addGroup("cad-light", 40)
    const mine = state().scenario
    actions.loadPreset(presetById("ai-cluster")?.state ?? defaultScenario)
    expect(state().scenario.groups[0]?.workload).toBe("ml-training")
    actions.reset()
    expect(state().scenario).toBe(defaultScenario)
    actions.undo()
    actions.undo()
    expect(state().scenario).toBe(mine)
  })

  test("actions keep their identity", () => {
    const { actions } = state()
    actions.addGroup("cad-light")
    expect(state().actions).toBe(actions)
  })
})

describe("a drag", () => {
  test("is one step, however many values it passes", () => {
    const { actions } = state()
    actions.beginDrag()
    for (let count = 201; count <= 400; count++) actions.setGroup(0, { count })
    actions.endDrag()
    expect(past()).toBe(1)
    actions.undo()
    expect(state().scenario).toBe(defaultScenario)
    actions.redo()
    expect(state().scenario.groups[0]?.count).toBe(400)
  })

  test("that ends where it began never happened, and what could be redone still can", () => {
    const { actions } = state()
    actions.setEconomics({ years: 7 })
    actions.undo()
    actions.beginDrag()
    actions.setGroup(0, { count: 300 })
    actions.setGroup(0, { count: 200 })
    actions.endDrag()
    expect([past(), future()]).toEqual([0, 1])
    expect(state().scenario).toBe(defaultScenario)
    actions.setGroup(0, { count: 250 })
    expect(past()).toBe(1)
  })

  test("is ended by undo, a reset and a second begin does no harm", () => {
    const { actions } = state()
    actions.beginDrag()
    actions.setGroup(0, { count: 300 })
    actions.beginDrag()
    actions.setGroup(0, { count: 400 })
    actions.undo()
    expect(state().scenario).toBe(defaultScenario)
    expect(state().dragging).toBe(false)
    actions.endDrag()
    actions.setGroup(0, { count: 5 })
    expect(past()).toBe(1)
  })
})

describe("opening a link", () => {
  test("tells what was repaired and what is kept, until a reset", () => {
    state().actions.loadState(decodeFragment("vm=cad-light:7,nothing:3&zoom=2&data=2020.1&model=0&view=cost", known), { start: true })
    expect(state().repairs.map((repair) => repair.kind)).toEqual(["unknown-id", "unknown-key"])
    expect(state().kept).toEqual([
      ["vm", "nothing:3"],
      ["zoom", "2"],
    ])
    expect(state().versions).toEqual({ dataset: "2020.1", model: "0" })
    expect(past()).toBe(0)
    state().actions.reset()
    expect(state()).toMatchObject({ kept: [], repairs: [], versions: { dataset: null, model: null } })
    state().actions.undo()
    expect(state().kept).toHaveLength(2)
  })

  test("later on is a step of undo", () => {
    state().actions.loadState(decodeFragment("vm=cad-light:7", known))
    state().actions.undo()
    expect(state().scenario).toBe(defaultScenario)
  })
})
