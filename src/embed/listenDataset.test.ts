import * as fc from "fast-check"
import { afterEach, describe, expect, test } from "vitest"
import { canPlay, happened, type Play } from "../features/common/happenings.ts"
import { codecArrived, currentVersions } from "../scenario/link.ts"
import { explorerStore } from "../scenario/store.ts"
import { encodeFragment } from "../scenario/url/index.ts"
import { playedAround, sayHostile, target } from "./frame.fixture.ts"
import { listenDataset } from "./listenDataset.ts"

function frame() {
  codecArrived((state) => encodeFragment(state, currentVersions))
  const { door, ...rest } = playedAround()
  return { ...rest, stop: listenDataset({ view: () => "share", height: () => 700 }, door) }
}

let open: ReturnType<typeof frame> | null = null
const opened = () => (open = frame())
afterEach(() => open?.stop())

describe("a view of the dataset in a frame", () => {
  test("has its mechanism played, and says where it is; without one, or against the reader's wish, that is refused", () => {
    const one = opened()
    one.say({ target, type: "play", id: 1, play: "run" })
    const asked: Play[] = []
    const gone = canPlay((play) => {
      asked.push(play)
      return play !== "run"
    })
    for (const play of ["run", "step", "back", "pause", "restart"]) one.say({ target, type: "play", id: play, play })
    gone()
    one.say({ target, type: "play", id: 2, play: "step" })
    expect(asked).toEqual(["run", "step", "back", "pause", "restart"])
    expect(one.told.flatMap((m) => (m.type === "refused" || m.type === "state" ? [[m.type, m.id]] : []))).toEqual([
      ["refused", 1],
      ["refused", "run"],
      ["state", "step"],
      ["state", "back"],
      ["state", "pause"],
      ["state", "restart"],
      ["refused", 2],
    ])
    expect(one.told.at(2)).toMatchObject({ version: 2, why: "not-here" })
  })

  test("tells answers and progress as version 3, and who listens late is told where the reader is", () => {
    const progress = { type: "lesson-progress", lesson: "a", step: "b", at: 2, of: 5, done: false, solved: [], tasks: 1 } as const
    happened(progress)
    const one = opened()
    expect(one.told[0]).toEqual({ source: target, version: 3, ...progress })
    happened({ type: "answer-given", lesson: "a", step: "b", guess: 74, judged: "right" })
    expect(one.told.at(-1)).toEqual({
      source: target,
      version: 3,
      type: "answer-given",
      lesson: "a",
      step: "b",
      guess: 74,
      judged: "right",
    })
    one.stop()
    const before = one.told.length
    happened(progress)
    expect(one.told).toHaveLength(before)
  })

  test("is set nothing, and hears nobody but the frame's parent", () => {
    const one = opened()
    one.say({ target, type: "set", id: 1, scenario: "vm=task-worker:1" })
    one.say({ target, type: "get", id: 2 }, { name: "the page around" })
    expect(one.told.flatMap((m) => (m.type === "refused" ? [m.why] : []))).toEqual(["not-here"])
    expect(one.told.some(({ type }) => type === "state")).toBe(false)
  })

  test("ten thousand hostile messages play nothing, change nothing and are refused at most", () => {
    const one = opened()
    const asked: Play[] = []
    const gone = canPlay((play) => asked.push(play) > 0)
    const before = explorerStore.getState()
    const words = fc.constantFrom("play", "set", "get", "run", "run ", "RUN", "constructor", target, "javascript:alert(1)")
    const near = fc.dictionary(
      fc.constantFrom("target", "type", "id", "play", "scenario", "then", "__proto__", "toString"),
      fc.oneof(words, fc.anything({ maxDepth: 2 })),
    )
    sayHostile(one.say, near)
    gone()
    expect(asked).toEqual([])
    expect(explorerStore.getState()).toBe(before)
    for (const { type } of one.told) expect(["listening", "refused", "lesson-progress"]).toContain(type)
  })
})
