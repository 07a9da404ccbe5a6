import { afterEach, describe, expect, it, vi } from "vitest"
import * as v from "valibot"
import { today } from "../../../base/day.ts"
import { loadLessons } from "../../../dataset/reference.ts"
import { loadSources } from "../../../dataset/sources.ts"
import { LessonSchema, type LessonPrediction } from "../../../dataset/schema/index.ts"
import { looksOf } from "../../../dataset/schema/looksOf.ts"
import { keepProgress, keptProgress } from "./progress.ts"
import { paragraphs } from "./prose.ts"
import { atStep, judged, numberIn, recapOf, remarkOn, stepShown, verdictOn, within } from "./steps.ts"

const [lessons, sources] = await Promise.all([loadLessons(), loadSources()])
const [lesson] = lessons as [(typeof lessons)[number]]

describe("the lessons", () => {
  it("are of the form that this page reads, under ids of their own, and say where they have it from", () => {
    for (const one of lessons) {
      expect(v.parse(LessonSchema, one)).toEqual(one)
      expect(new Set(one.steps.map(({ id }) => id)).size).toBe(one.steps.length)
      expect(one.evidence.filter(({ source }) => !(source in sources))).toEqual([])
      expect(one.evidence.length).toBeGreaterThan(0)
    }
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length)
  })

  it("refuse another version and keys that nobody knows", () => {
    expect(v.is(LessonSchema, { ...lesson, version: 2 })).toBe(false)
    expect(v.is(LessonSchema, { ...lesson, certificate: true })).toBe(false)
  })

  it("say of each picture what to look at, and name nothing that it does not have", () => {
    const live = lessons.flatMap(({ id, steps }) => steps.flatMap((step) => (step.live ? [{ at: `${id}:${step.id}`, ...step.live }] : [])))
    expect(live.filter(({ look = [] }) => look.length === 0).map(({ at }) => at)).toEqual([])
    expect(live.filter(({ view, look = [] }) => look.some((word) => !looksOf(view).includes(word))).map(({ at }) => at)).toEqual([])
  })

  it("are in whole sentences, each choice with one right answer and each reveal behind its question", () => {
    for (const { steps, id } of lessons) {
      for (const { prediction, reveal, text } of steps) {
        expect([id, text]).toEqual([id, expect.stringMatching(/^“?[A-Z][^]*[.?]”?$/)])
        expect([id, reveal === undefined]).toEqual([id, prediction === undefined])
        const last = prediction?.kind === "choice" ? prediction.options.length - 1 : (prediction?.most ?? 0)
        expect(prediction?.answer ?? 0).toBeLessThanOrEqual(last)
      }
    }
  })
})

describe("a lesson's text", () => {
  it("has paragraphs, bold and links to places of the page, and nothing else", () => {
    expect(paragraphs("One **two** [three](#view=share).\n\nFour")).toEqual([
      [
        { is: "text", text: "One " },
        { is: "bold", text: "two" },
        { is: "text", text: " " },
        { is: "link", text: "three", fragment: "view=share" },
        { is: "text", text: "." },
      ],
      [{ is: "text", text: "Four" }],
    ])
    for (const odd of ["<b>x</b>", "[x](https://example.org)", "[x](javascript:alert(1))", "**", "[](#)"])
      expect(paragraphs(odd)).toEqual([[{ is: "text", text: odd }]])
  })
})

describe("a prediction", () => {
  const number: LessonPrediction = { kind: "number", question: "?", unit: "%", least: 0, most: 100, answer: 74, within: 8 }
  it("is right, close or off, and who makes none is told the answer", () => {
    expect([74, 74.5, 82, 83].map((guess) => judged(number, guess))).toEqual(["right", "right", "close", "off"])
    expect(verdictOn(number, 17)).toBe("You said 17. Not so: 74 %")
    expect(verdictOn(number, null)).toBe("The answer: 74 %")
    const choice: LessonPrediction = { kind: "choice", question: "?", options: ["No.", "Yes."], answer: 1 }
    expect([verdictOn(choice, 1), verdictOn(choice, 0)]).toEqual(["Right: Yes.", "Not so: Yes."])
  })
})

describe("what became of a lesson", () => {
  const number: LessonPrediction = { kind: "number", question: "?", unit: "%", least: 0, most: 100, answer: 74, within: 8 }
  const task = { text: "", scenario: "", goals: "", controls: [], hints: [], solution: "", explanation: "" }
  const step = { title: "", text: "" }
  it("counts predictions that were made, right or close, and tasks that were solved; a lesson without either tells nothing", () => {
    const steps = ["a", "b", "c"].map((id) => ({ ...step, id, prediction: number }))
    const said = { a: { guess: 70 }, b: { guess: 3 }, c: { guess: null } }
    expect(recapOf({ steps }, said, [])).toBe("1 of 2 predictions right or close.")
    expect(recapOf({ steps: [...steps, { ...step, id: "d", task }] }, said, ["d"])).toBe(
      "1 of 2 predictions right or close. 1 of 1 task solved.",
    )
    expect(recapOf({ steps: [{ ...step, id: "e" }] }, {}, [])).toBe("")
  })
})

describe("a number that was typed", () => {
  const asked = { kind: "number", question: "?", unit: "ms", least: 0, most: 1000, answer: 21, within: 8 } as const
  it("counts within the bounds, and what becomes of it is said", () => {
    const told = ["", "12,5", "5000", "-1", "many"].map((typed) => remarkOn(typed, asked))
    expect(told).toEqual([
      null,
      null,
      "The answer lies between 0 and 1,000 ms: your prediction counts as 1,000.",
      "The answer lies between 0 and 1,000 ms: your prediction counts as 0.",
      "“many” is no number: one between 0 and 1,000 ms counts.",
    ])
    expect([numberIn("12,5"), numberIn(" "), within(5000, asked)]).toEqual([12.5, null, 1000])
  })
})

describe("the step that is shown", () => {
  const [first, second, third] = lesson.steps.map(({ id }) => id) as [string, string, string]
  it("is the link's, else where the reader was, but for a lesson that is done", () => {
    expect(stepShown(lesson, atStep(third), { step: second, done: false, solved: [] })).toBe(2)
    expect(stepShown(lesson, {}, { step: second, done: false, solved: [] })).toBe(1)
    expect(stepShown(lesson, {}, { step: second, done: true, solved: [] })).toBe(0)
    expect(stepShown(lesson, atStep("no-such-step"), undefined)).toBe(0)
    expect(stepShown(lesson, atStep(first), { step: second, done: false, solved: [] })).toBe(0)
  })
})

describe("progress", () => {
  afterEach(() => void vi.unstubAllGlobals())
  const storage = (kept: Map<string, string>) => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })

  it("is kept by lesson, and what is done stays done", () => {
    vi.stubGlobal("localStorage", storage(new Map()))
    keepProgress("a", { step: "end", done: true, solved: ["task"] })
    keepProgress("a", { step: "start", done: false, solved: ["other"] })
    keepProgress("b", { step: "middle", done: false, solved: [] })
    expect(keptProgress()).toEqual({
      a: { step: "start", done: true, solved: ["task", "other"], on: today() },
      b: { step: "middle", done: false, solved: [] },
    })
  })

  it("of another making is passed over", () => {
    for (const text of ["{", "null", "7", '{"a":1,"b":{"step":2}}']) {
      vi.stubGlobal("localStorage", storage(new Map([["gpu-virtualization-explorer.lessons", text]])))
      expect(keptProgress()).toEqual({})
    }
  })

  it("is done without where storage is refused", () => {
    const refuse = (): never => {
      throw new DOMException("refused", "SecurityError")
    }
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse })
    expect(() => keepProgress("a", { step: "end", done: true, solved: ["task"] })).not.toThrow()
    expect(keptProgress()).toEqual({})
  })
})
