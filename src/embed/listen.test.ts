import * as fc from "fast-check"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { codecArrived, currentVersions } from "../scenario/link.ts"
import { explorerStore } from "../scenario/store.ts"
import { decodeFragment, encodeFragment, knownIds } from "../scenario/url/index.ts"
import { playedAround, sayHostile, target } from "./frame.fixture.ts"
import { listen } from "./listen.ts"
import type { EmbedEvent } from "./messages.ts"

interface Frame {
  readonly told: readonly EmbedEvent[]
  readonly shown: string[]
  readonly say: (data: unknown, source?: unknown) => void
  readonly stop: () => void
}

function frame(): Frame {
  const shown = ["gpus"]
  const { door, told, say } = playedAround()
  const stop = listen({ view: () => shown.at(-1) ?? "", show: (view) => void shown.push(view), height: () => 400 }, door)
  return { told: told as readonly EmbedEvent[], shown, stop, say }
}

const told = <T extends EmbedEvent["type"]>({ told: all }: Frame, type: T): readonly Extract<EmbedEvent, { readonly type: T }>[] =>
  all.filter((one): one is Extract<EmbedEvent, { readonly type: T }> => one.type === type)

let open: Frame | null = null
const opened = (): Frame => (open = frame())
beforeEach(() => {
  codecArrived((state) => encodeFragment(state, currentVersions))
  explorerStore.getState().actions.reset()
})
afterEach(() => open?.stop())

describe("what the page around asks", () => {
  test("set takes a scenario over as a link would, and answers with what became of it", async () => {
    const one = opened()
    one.say({ target, type: "set", id: 7, scenario: "vm=task-worker:50&goal=gpus-most:99&wheels=4", view: "cost" })
    await vi.waitFor(() => expect(told(one, "state")).toHaveLength(1), 20_000)
    expect(told(one, "state")[0]).toMatchObject({
      version: 2,
      id: 7,
      view: "cost",
      fragment: expect.stringContaining("vm=task-worker:50&goal=gpus-most:99&wheels=4"),
      height: 400,
      answered: true,
      goals: [{ goal: "gpus-most:99", says: "At most 99 GPUs", state: "met" }],
      repairs: ["“wheels” is not a key known here. It is kept in the link but changes nothing."],
    })
  })

  test("set of a goal alone keeps the scenario, an empty one takes all away, and undo brings them back", async () => {
    const one = opened()
    explorerStore.getState().actions.setGroup(0, { count: 77 })
    one.say({ target, type: "set", goal: "gpus<=3&vm=llm-inference:9" })
    expect(explorerStore.getState().scenario).toMatchObject({ groups: [{ count: 77 }], goals: [] })
    one.say({ target, type: "set", goal: "gpus<=3" })
    expect(explorerStore.getState().scenario).toMatchObject({ groups: [{ count: 77 }], goals: [{ about: "gpus", value: 3 }] })
    one.say({ target, type: "set", goal: "" })
    expect(explorerStore.getState().scenario.goals).toEqual([])
    explorerStore.getState().actions.undo()
    expect(explorerStore.getState().scenario.goals).toHaveLength(1)
  })

  test("get changes nothing", async () => {
    const one = opened()
    one.say({ target, type: "get", id: "a" })
    await vi.waitFor(() => expect(told(one, "state")).toHaveLength(1), 20_000)
    expect(told(one, "state")[0]).toMatchObject({ id: "a", view: "gpus", fragment: "", goals: [], repairs: [] })
    expect(explorerStore.getState().scenario).toBe(defaultScenario)
  })

  test("a form that is not known is refused by name, and so is what is longer than any link", () => {
    const one = opened()
    one.say({ target, type: "run", id: 1 })
    one.say({ target, type: "set", id: 2, view: "hardware" })
    one.say({ target, type: "set", id: 3, scenario: "vm=task-worker:1", open: "https://example.org" })
    one.say({ target, type: "set", id: 4, scenario: "x".repeat(20_001) })
    expect(told(one, "refused").map(({ id, why }) => [id, why])).toEqual([
      [1, "unknown"],
      [2, "unknown"],
      [3, "unknown"],
      [4, "too-long"],
    ])
    expect(explorerStore.getState().scenario).toBe(defaultScenario)
  })

  test("nobody but the frame's parent is heard", () => {
    const one = opened()
    for (const source of [null, undefined, {}, { name: "the page around" }, globalThis])
      one.say({ target, type: "set", scenario: "vm=task-worker:1" }, source ?? null)
    expect(one.told.map(({ type }) => type)).toEqual(["listening"])
    expect(explorerStore.getState().scenario).toBe(defaultScenario)
  })
})

describe("goals", () => {
  test("that the reader reaches are told once; those that the page around sets are not reached by anybody", async () => {
    const one = opened()
    one.say({ target, type: "set", scenario: "vm=knowledge-worker:200&goal=gpus-most:20,vms-least:1" })
    await vi.waitFor(() => expect(told(one, "goals")).toHaveLength(1), 20_000)
    expect(told(one, "goals")[0]?.goals.map(({ state }) => state)).toEqual(["missed", "met"])
    explorerStore.getState().actions.setGroup(0, { count: 40 })
    await vi.waitFor(() => expect(told(one, "goal-reached")).toHaveLength(1), 20_000)
    expect(told(one, "goal-reached")[0]).toMatchObject({ goal: "gpus-most:20", says: "At most 20 GPUs", all: true })
    one.say({ target, type: "set", scenario: "vm=knowledge-worker:10&goal=gpus-most:21" })
    await vi.waitFor(() => expect(told(one, "goals")).toHaveLength(3), 20_000)
    expect(told(one, "goal-reached")).toHaveLength(1)
  })
})

describe("goals that are met before anything is told of them", () => {
  test("are reached all the same: who is quick misses no “well done”", async () => {
    explorerStore.getState().actions.loadState({
      ...decodeFragment("vm=knowledge-worker:40&goal=gpus-most:20,share-least:0.99", knownIds(catalogue)),
    })
    const one = opened()
    await vi.waitFor(() => expect(told(one, "goal-reached")).toHaveLength(1), 20_000)
    expect(told(one, "goal-reached")[0]).toMatchObject({ goal: "gpus-most:20", all: false, already: true })
  })
})

describe("hostile messages", () => {
  const words = fc.constantFrom(
    "set",
    "get",
    "play",
    "target",
    target,
    "scenario",
    "view",
    "goal",
    "__proto__",
    "constructor",
    "board",
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
  )
  const near = fc.dictionary(
    fc.constantFrom("target", "type", "id", "scenario", "view", "goal", "play", "source", "then", "toString", "__proto__"),
    fc.oneof(words, fc.anything({ maxDepth: 2 }), fc.constant(target)),
  )

  test("a request to play is refused where nothing moves", () => {
    const one = opened()
    one.say({ target, type: "play", id: 1, play: "run" })
    one.say({ target, type: "play", id: 2, play: "explode" })
    expect(told(one, "refused").map(({ id, why }) => [id, why])).toEqual([
      [1, "not-here"],
      [2, "unknown"],
    ])
  })

  test("ten thousand of them change nothing and are answered with a refusal at most", () => {
    const one = opened()
    const before = explorerStore.getState().scenario
    sayHostile(one.say, near, fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }))
    expect(explorerStore.getState().scenario).toBe(before)
    expect(one.shown).toEqual(["gpus"])
    expect(new Set(one.told.map(({ type }) => type))).toEqual(new Set(["listening", "refused"]))
  })
})
