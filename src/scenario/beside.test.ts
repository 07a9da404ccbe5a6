import { describe, expect, test } from "vitest"
import { defaultScenario, type Scenario } from "../engine/scenario.ts"
import { copyBeside, keepBeside, makeBase, removeBeside, renameBeside, swapBeside } from "./beside.ts"
import { besideNames, nameOf } from "../words/beside.ts"
import { setEconomics } from "./edit.ts"
import { createExplorerStore, type ExplorerStore } from "./store.ts"
import { mostBeside } from "./view.ts"

const years = (count: number): Scenario => setEconomics(defaultScenario, { years: count })
type Step = (held: ReturnType<ExplorerStore["getState"]>) => ReturnType<typeof keepBeside>

function page() {
  const store = createExplorerStore()
  const { actions } = store.getState()
  const does = (step: Step): void => {
    const change = step(store.getState())
    if (change) actions.setBeside(change)
  }
  const shown = () => {
    const { scenario, beside } = store.getState()
    return [scenario.economics.years, ...beside.others.map((one) => one.scenario.economics.years)]
  }
  const names = () => [
    nameOf(store.getState().beside, null),
    ...store.getState().beside.others.map((_, at) => nameOf(store.getState().beside, at)),
  ]
  return { store, actions, does, shown, names }
}

describe("a scenario kept beside the page's own", () => {
  test("stays as it was while the page's own is edited, and undo takes one step after another back", () => {
    const { actions, does, shown } = page()
    does((held) => keepBeside(held, besideNames))
    actions.setEconomics({ years: 7 })
    expect(shown()).toEqual([7, 4])
    actions.undo()
    expect(shown()).toEqual([4, 4])
    actions.undo()
    expect(shown()).toEqual([4])
    actions.redo()
    expect(shown()).toEqual([4, 4])
  })

  test("keeps the name it was given, and the page's own, which will change, takes the next", () => {
    const { actions, does, shown, names } = page()
    does((held) => renameBeside(held, null, "New build"))
    does((held) => keepBeside(held, besideNames))
    actions.setEconomics({ years: 7 })
    expect([shown(), names()]).toEqual([
      [7, 4],
      ["New build 2", "New build"],
    ])
    does((held) => keepBeside(held, besideNames))
    expect(names()).toEqual(["New build 3", "New build", "New build 2"])
  })

  test("changes places with the page's own, names and all, and back again", () => {
    const { actions, does, shown, names } = page()
    does((held) => keepBeside(held, besideNames))
    does((held) => renameBeside(held, null, "Today"))
    does((held) => renameBeside(held, 0, " Long "))
    actions.setEconomics({ years: 7 })
    does((held) => swapBeside(held, 0))
    expect([shown(), names()]).toEqual([
      [4, 7],
      ["Long", "Today"],
    ])
    does((held) => swapBeside(held, 0))
    expect([shown(), names()]).toEqual([
      [7, 4],
      ["Today", "Long"],
    ])
  })

  test("becomes the base in the place of the page's own, which undo brings back", () => {
    const { actions, does, shown } = page()
    does((held) => keepBeside(held, besideNames))
    actions.setEconomics({ years: 7 })
    does((held) => makeBase(held, 0))
    expect(shown()).toEqual([4])
    actions.undo()
    expect(shown()).toEqual([7, 4])
  })

  test("is copied under a name that is free, and removed, as far as there is room", () => {
    const { does, names } = page()
    for (let times = 0; times < mostBeside + 2; times++) does((held) => keepBeside(held, besideNames))
    expect(names()).toEqual(["This scenario", "Scenario 1", "Scenario 2", "Scenario 3", "Scenario 4"])
    does((held) => copyBeside(held, 0, besideNames))
    expect(names()).toHaveLength(mostBeside + 1)
    does((held) => removeBeside(held, 1))
    does((held) => copyBeside(held, 0, besideNames))
    expect(names()).toEqual(["This scenario", "Scenario 1", "Scenario 2", "Scenario 3", "Scenario 4"])
    does((held) => removeBeside(held, 9))
    expect(names()).toHaveLength(mostBeside + 1)
  })

  test("outlives a preset and another start", () => {
    const { store, actions, does, shown } = page()
    does((held) => keepBeside(held, besideNames))
    actions.reset(years(9))
    expect(shown()).toEqual([9, 4])
    expect(store.getState().beside.others).toHaveLength(1)
  })
})
