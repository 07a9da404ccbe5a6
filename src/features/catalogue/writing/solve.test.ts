import { describe, expect, it } from "vitest"
import { catalogue } from "../../../dataset/load.ts"
import { finish } from "../../../engine/basics/task.ts"
import { rank } from "../../../engine/decisions/rank.ts"
import { evaluate } from "../../../engine/evaluate.ts"
import { mixOf } from "../../../engine/mix/mix.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { allMet } from "../../../scenario/goals.ts"
import { decodeFragment, knownIds } from "../../../scenario/url/index.ts"
import { goalsAt, solve, type Asked, type Search } from "./solve.ts"

const known = knownIds(catalogue)
const scenarioOf = (fragment: string): Scenario => decodeFragment(fragment, known).state.scenario
const asked: Asked = {
  report: async (scenario) => evaluate(scenario, catalogue),
  mix: async (scenario) => finish(mixOf(scenario, catalogue)),
  rank: async (scenario) => rank(scenario, catalogue).options,
}
const search = (about: Partial<Search> = {}): Search => ({
  controls: ["technique"],
  workloads: catalogue.workloads.map(({ id }) => id),
  most: 40,
  ...about,
})
const designers = "vm=cad-medium:40&compare=fixed-pass-through"

describe("the search for a task’s solution", () => {
  it("finds by the inputs of the task a place that the engine says meets all goals", async () => {
    const { place, tried } = await solve(scenarioOf(`${designers}&goal=gpus-most:10,share-least:0.5`), search(), asked)
    expect(tried).toBeLessThan(10)
    const found = place && (await goalsAt(place, asked)).checks
    expect(found && allMet(found)).toBe(true)
    expect(place?.scenario.groups).toEqual(scenarioOf(designers).groups)
  })

  it("finds none by inputs that do not lead there, and says how many places it tried", async () => {
    const start = scenarioOf(`${designers}&goal=gpus-most:10,share-least:0.5,vms-least:40`)
    expect(await solve(start, search({ controls: ["count"], most: 12 }), asked)).toEqual({ place: null, tried: 12, all: false })
  })

  it("moves counts to what a goal asks for", async () => {
    const { place } = await solve(scenarioOf(`${designers}&goal=vms-least:73,vms-most:73`), search({ controls: ["count"] }), asked)
    expect(place?.scenario.groups.map(({ count }) => count)).toEqual([73])
  })

  it("tries options by name where a learner may choose them", async () => {
    const start = scenarioOf("vm=cad-medium:40&compare=fixed-pass-through&goal=technique:mediated-pass-through,gpus-most:10")
    const { place } = await solve(start, search({ controls: ["slice"] }), asked)
    const found = place && (await goalsAt(place, asked)).checks
    expect(found && allMet(found)).toBe(true)
  })

  it("stops where it is told to", async () => {
    const stop = new AbortController()
    const start = scenarioOf(`${designers}&goal=gpus-most:1`)
    const { place, tried } = await solve(
      start,
      search({ signal: stop.signal, onTried: (count) => void (count === 3 && stop.abort()) }),
      asked,
    )
    expect([place, tried]).toEqual([null, 3])
  })
})
