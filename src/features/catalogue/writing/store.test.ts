import { expect, it } from "vitest"
import type { OwnLesson } from "../lessons/ownLesson.ts"
import { addStep, removeStep } from "./edits.ts"
import { example } from "./lesson.fixture.ts"
import { createWritingStore } from "./store.ts"

const titled = (title: string) => (lesson: OwnLesson) => ({ ...lesson, title })

it("what is typed into one field is one step of undo, and another field begins the next", () => {
  const store = createWritingStore(example, () => true)
  const { edit, undo, redo } = store.getState()
  for (const title of ["A", "Ab", "Abc"]) edit(titled(title), "title")
  edit((lesson) => ({ ...lesson, summary: "S" }), "summary")
  undo()
  expect(store.getState().lesson).toEqual({ ...example, title: "Abc" })
  undo()
  expect(store.getState().lesson).toEqual(example)
  redo()
  expect(store.getState().lesson.title).toBe("Abc")
})

it("after undo a field that is typed into again begins a step of its own", () => {
  const store = createWritingStore(example, () => true)
  const { edit, undo } = store.getState()
  edit(titled("A"), "title")
  undo()
  edit(titled("B"), "title")
  undo()
  expect(store.getState().lesson.title).toBe(example.title)
})

it("every edit is kept, and that the browser refuses is known and loses nothing", () => {
  const kept: string[] = []
  const store = createWritingStore(example, ({ title }) => kept.push(title) < 2)
  store.getState().edit(titled("A"))
  expect([store.getState().isKept, kept]).toEqual([true, ["A"]])
  store.getState().edit(titled("B"))
  expect([store.getState().isKept, store.getState().lesson.title]).toEqual([false, "B"])
})

it("the step that is open stays one that is there", () => {
  const store = createWritingStore(example, () => true)
  store.getState().show(1)
  store.getState().edit((lesson) => removeStep(lesson, 1))
  expect(store.getState().at).toBe(0)
  store.getState().edit((lesson) => addStep(lesson, 0))
  store.getState().show(7)
  expect(store.getState().at).toBe(1)
})
