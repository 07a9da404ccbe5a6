import { expect, it } from "vitest"
import { codecArrived, currentVersions } from "../../../scenario/link.ts"
import { decodeFragment, encodeFragment, knownIds } from "../../../scenario/url/index.ts"
import { catalogue } from "../../../dataset/load.ts"
import { createExplorerStore, type ExplorerStore } from "../../../scenario/store.ts"
import { defaultView } from "../../../scenario/view.ts"
import { newLesson } from "./edits.ts"
import { example } from "./lesson.fixture.ts"
import type { KeptRecording } from "./keptRecording.ts"
import { createRecorder, type Recorder } from "./record.ts"
import { createWritingStore, type WritingStore } from "./store.ts"

codecArrived((state) => encodeFragment(state, currentVersions))

interface Setting {
  readonly explorer: ExplorerStore
  readonly into: WritingStore
  readonly recorder: Recorder
}
function begun(lesson = newLesson("abcdefgh")): Setting {
  const explorer = createExplorerStore()
  explorer.getState().actions.addGroup("cad-medium", 40)
  const into = createWritingStore(lesson, () => true)
  const recorder = createRecorder(explorer, into)
  recorder.start()
  return { explorer, into, recorder }
}
const titles = ({ into }: Setting): readonly string[] => into.getState().lesson.steps.map(({ title }) => title)

it("each edit makes a step, named by the input that changed, that shows the scenario as it was then", () => {
  const setting = begun()
  const { actions } = setting.explorer.getState()
  actions.setGroup(0, { count: 60 })
  actions.setGroup(0, { count: 80 })
  expect(titles(setting).map((title) => title.replace(/^.*: /, ""))).toEqual(["60 VMs", "80 VMs"])
  const counts = setting.into
    .getState()
    .lesson.steps.map(({ live }) => decodeFragment(live?.fragment ?? "", knownIds(catalogue)).state.scenario.groups[0]?.count)
  expect(counts).toEqual([60, 80])
  expect(setting.recorder.state()).toEqual({ steps: 2, each: true })
})

it("a drag is one step, made when it ends", () => {
  const setting = begun()
  const { actions } = setting.explorer.getState()
  actions.beginDrag()
  for (const count of [50, 60, 70]) actions.setGroup(0, { count })
  expect(setting.recorder.state()?.steps).toBe(0)
  actions.endDrag()
  expect(titles(setting)).toEqual([expect.stringMatching(/: 70 VMs$/)])
})

it("a view gone to is a step where a lesson can show it, and none where it can't", () => {
  const setting = begun()
  const { actions } = setting.explorer.getState()
  actions.visit({ ...defaultView, view: "products" })
  actions.visit({ ...defaultView, view: "cost" })
  expect(titles(setting)).toEqual(["Cost"])
})

it("where only what is asked for makes a step, edits make none", () => {
  const setting = begun()
  setting.recorder.setEach(false)
  setting.explorer.getState().actions.setGroup(0, { count: 60 })
  expect(setting.recorder.state()?.steps).toBe(0)
  setting.recorder.take()
  expect(titles(setting)).toEqual([expect.stringMatching(/: 60 VMs$/)])
})

it("steps recorded into a lesson that has some stand behind the one that is open, and none come after the end", () => {
  const setting = begun(example)
  setting.explorer.getState().actions.setGroup(0, { count: 60 })
  setting.recorder.stop()
  setting.explorer.getState().actions.setGroup(0, { count: 80 })
  expect(titles(setting)).toEqual([example.steps[0]?.title, expect.stringContaining("60"), example.steps[1]?.title])
  expect(setting.recorder.state()).toBeNull()
})

it("loaded again it goes on behind the step that was recorded last, in the draft it was recorded into", () => {
  const explorer = createExplorerStore()
  explorer.getState().actions.addGroup("cad-medium", 40)
  const into = createWritingStore(example, () => true)
  let kept: KeptRecording | null = null
  const first = createRecorder(explorer, into, (next) => {
    kept = next
  })
  first.start()
  first.setEach(false)
  explorer.getState().actions.setGroup(0, { count: 60 })
  first.take()
  expect(kept).toEqual({ draft: example.id, at: 1, steps: 1, each: false })

  const again = createWritingStore(into.getState().lesson, () => true)
  const second = createRecorder(explorer, again, (next) => {
    kept = next
  })
  second.goOn(kept!)
  explorer.getState().actions.setGroup(0, { count: 80 })
  second.take()
  expect(second.state()).toEqual({ steps: 2, each: false })
  const [, sixty, eighty] = again.getState().lesson.steps.map(({ title }) => title)
  expect([sixty, eighty]).toEqual([expect.stringContaining("60"), expect.stringContaining("80")])
  second.stop()
  expect(kept).toBeNull()
})

it("a lesson in which nothing stands yet is gone on with under its own id, not with another draft", () => {
  const into = createWritingStore(example, () => true)
  const recorder = createRecorder(createExplorerStore(), into)
  recorder.goOn({ draft: "own-nothing0", at: 0, steps: 0, each: true })
  expect(into.getState().lesson).toEqual(newLesson("nothing0"))
})
