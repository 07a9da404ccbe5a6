import { describe, expect, it } from "vitest"
import { catalogue } from "../../../dataset/load.ts"
import type { LessonStep } from "../../../dataset/schema/lesson.ts"
import { knownIds } from "../../../scenario/url/index.ts"
import type { OwnLesson } from "../lessons/ownLesson.ts"
import { check, contradiction, goalsOf, type Places } from "./check.ts"
import { addStep, changeStep, moveStep, newLesson, newPrediction, newTask, removeStep } from "./edits.ts"
import { example } from "./lesson.fixture.ts"

const places: Places = { known: knownIds(catalogue), rows: new Map([["glossary", new Set(["mig"])]]) }
const [first, task] = example.steps as [LessonStep, LessonStep]
const withStep = (step: Partial<LessonStep>): OwnLesson => changeStep(example, 0, (before) => ({ ...before, ...step }))
const told = (lesson: OwnLesson): readonly string[] => check(lesson, places).map(({ step, part, says }) => `${step}: ${part}: ${says}`)
const withTask = (about: Partial<NonNullable<LessonStep["task"]>>): OwnLesson =>
  changeStep(example, 1, (step) => ({ ...step, ...(task.task && { task: { ...task.task, ...about } }) }))

describe("the check of a lesson", () => {
  it("has nothing to say of one that is complete", () => {
    expect(told(example)).toEqual([])
  })

  it("names links that lead nowhere: other schemes, rows that are not there, what the page would mend", () => {
    expect(
      told(
        withStep({
          text: "[a](javascript:alert(1)) [b](#view=glossary&focus=no-such-term) [c](#view=nowhere) [d](#view=glossary&focus=mig)",
        }),
      ),
    ).toEqual([
      "step-1: Text: The link to “javascript:alert(1)” leads nowhere: it begins with neither # nor https://.",
      "step-1: Text: The link to “#view=glossary&focus=no-such-term”: There is no “no-such-term” in “view=glossary”.",
      expect.stringContaining("step-1: Text: The link to “#view=nowhere”: "),
    ])
  })

  it("names keys, views and goals that are not known", () => {
    expect(told(withTask({ scenario: "vms=cad-medium:40" }))).toEqual([
      expect.stringContaining("step-2: Where it begins: “vms” is not a key known here"),
    ])
    expect(told(withTask({ goals: "speed-least:3" }))).toEqual([
      expect.stringContaining("step-2: Goals: There is no goal “speed-least:3” here"),
      "step-2: Goals: There is no goal: the task is never done.",
    ])
    expect(told(withStep({ live: { view: "share", fragment: "view=move", words: "A picture" } }))).toEqual([
      "step-1: What to look at: It shows “share”, and its link is of “move”.",
    ])
  })

  it("proves without a search that goals which exclude each other cannot be met", () => {
    const { goals } = goalsOf({ goals: "share-least:0.9,gpus-most:3,share-most:0.5" }, places.known)
    expect(contradiction(goals)).not.toBeNull()
    expect(contradiction(goals.slice(0, 2))).toBeNull()
    expect(told(withTask({ goals: "share-least:0.9,share-most:0.5" }))).toEqual([
      "step-2: Goals: No plan meets both share-least:0.9 and share-most:0.5.",
    ])
  })

  it("names predictions that nobody can make right", () => {
    const number = { kind: "number", question: "How many?", unit: "%", least: 0, most: 100, within: 5 } as const
    expect(told(withStep({ prediction: { ...number, answer: 120 } }))).toEqual([
      "step-1: Prediction: The answer, 120, does not lie between 0 and 100: nobody can give it.",
    ])
    expect(told(withStep({ prediction: { kind: "choice", question: "Which?", options: ["A", " A"], answer: 0 } }))).toEqual([
      "step-1: Prediction: Two of the answers are the same.",
    ])
  })

  it("says of a new lesson what is to be written", () => {
    expect(told(newLesson("abcd1234"))).toEqual([
      "null: Title: Title is empty.",
      "null: Summary: Summary is empty.",
      "step-1: Title: Title is empty.",
      "step-1: Text: Text is empty.",
    ])
  })
})

describe("edits of a lesson", () => {
  const ids = (lesson: OwnLesson): readonly string[] => lesson.steps.map(({ id }) => id)
  it("give each step an id that no other has, and keep it wherever the step goes", () => {
    const three = addStep(example, 0)
    expect(ids(three)).toEqual(["step-1", "step-3", "step-2"])
    expect(ids(moveStep(three, 2, 0))).toEqual(["step-2", "step-1", "step-3"])
    expect(moveStep(three, 0, -1)).toBe(three)
    expect(ids(addStep(removeStep(three, 1), 1))).toEqual(["step-1", "step-2", "step-3"])
  })

  it("keep a prediction’s question and its numbers when it becomes another kind", () => {
    const number = { kind: "number", question: "How fast?", unit: "ms", least: 0, most: 50, answer: 21, within: 4 } as const
    expect(newPrediction("bar", number)).toMatchObject({ kind: "bar", question: "How fast?", unit: "ms", most: 50, answer: 21, step: 0.5 })
    expect(newPrediction("choice", number)).toEqual({ kind: "choice", question: "How fast?", options: ["", ""], answer: 0 })
    expect(newPrediction("number", first.prediction)).toMatchObject({ question: "How many GPUs do 40 VMs take?", least: 0, most: 100 })
    expect(newTask("vm=cad-light:3").scenario).toBe("vm=cad-light:3")
  })
})
