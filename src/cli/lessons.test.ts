import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { loadLessons } from "../dataset/reference.ts"
import type { Lesson, LessonClaim, LessonPrediction } from "../dataset/schema/index.ts"
import { paragraphs } from "../features/catalogue/lessons/prose.ts"
import { taskLinks } from "../features/catalogue/lessons/steps.ts"
import { embedInputs } from "../features/share/embedQuery.ts"
import { answer, readInput } from "./answer.ts"
import { figuresAt, sharesShown, usualCall } from "./lessonFigures.fixture.ts"

const lessons = await loadLessons()

/** Numbers that a prediction states. */
function numbersOf(prediction: LessonPrediction | undefined): readonly number[] {
  if (!prediction || prediction.kind === "choice") return []
  return [prediction.answer, ...(prediction.kind === "bar" ? prediction.beside.map(({ value }) => value) : [])]
}

const decimals = (value: number): number => String(value).split(".")[1]?.length ?? 0
const written = ({ value }: LessonClaim): string => value.toLocaleString("en")

/** All that a lesson says, without the signs of its Markdown. */
const textsOf = ({ title, summary, steps }: Lesson): readonly string[] =>
  [
    title,
    summary,
    ...steps.flatMap(({ title: name, text, prediction, reveal, live, task }) => [
      name,
      text,
      prediction?.question,
      ...(prediction?.kind === "choice" ? prediction.options : []),
      ...(prediction?.kind === "bar"
        ? [prediction.name, ...prediction.beside.map((one) => `${one.name}: ${one.value} ${prediction.unit}`)]
        : []),
      reveal,
      live?.words,
      ...(task ? [task.text, ...task.hints, task.explanation] : []),
    ]),
  ]
    .filter((text) => text !== undefined)
    .flatMap((text) => paragraphs(text).map((runs) => runs.map((run) => run.text).join("")))

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))("the lesson %s", (_, lesson) => {
  it("claims no figure that the engine does not say at its link", () => {
    const said = lesson.claims.map(({ link, figure, value }) => [link, figure, figuresAt(link)[figure]?.toFixed(decimals(value))])
    expect(said).toEqual(lesson.claims.map(({ link, figure, value }) => [link, figure, String(value)]))
  })

  it("has each claim in its words, and no figure besides but names and settings", () => {
    const texts = textsOf(lesson)
    for (const claim of lesson.claims) {
      expect([claim.says, texts.some((text) => text.includes(claim.says))]).toEqual([claim.says, true])
      expect(claim.says).toContain(written(claim))
    }
    for (const words of lesson.given) expect([words, texts.some((text) => text.includes(words))]).toEqual([words, true])
    const known = [...lesson.claims.map(({ says }) => says), ...lesson.given].toSorted((a, b) => b.length - a.length)
    const loose = texts.map((text) => known.reduce((left, words) => left.replaceAll(words, "…"), text)).filter((text) => /\d/.test(text))
    expect(loose).toEqual([])
  })

  it("asks for numbers that it claims", () => {
    const answers = lesson.steps.flatMap(({ prediction }) => numbersOf(prediction))
    expect(answers.filter((one) => !lesson.claims.some(({ value }) => value === one))).toEqual([])
  })

  it("shows in its picture of a shared GPU the share that it asks for", () => {
    const asked = lesson.steps.filter(({ live, prediction }) => live?.view === "share" && numbersOf(prediction).length > 0)
    for (const { id, live, prediction } of asked) {
      if (!live || !prediction || prediction.kind === "choice" || !prediction.unit.startsWith("%")) continue
      expect([id, sharesShown(live)["share-likely"]?.toFixed(0)]).toEqual([id, String(prediction.answer)])
    }
  })

  it("opens what it shows, and links to what is there", () => {
    for (const { live, text, reveal } of lesson.steps) {
      const links = [text, reveal ?? ""].flatMap((one) => paragraphs(one)).flatMap((runs) => runs.filter((run) => run.is === "link"))
      for (const fragment of [...links.map((run) => run.fragment), ...(live ? [live.fragment] : [])]) {
        const { state, repairs } = readInput(fragment, catalogue)
        expect([fragment, repairs]).toEqual([fragment, []])
        expect([fragment, state.view.view === (live?.fragment === fragment ? live.view : state.view.view)]).toEqual([fragment, true])
      }
    }
  })

  it("sets tasks that are not met where they begin, and are at their solution", () => {
    for (const { task } of lesson.steps) {
      if (!task) continue
      const links = taskLinks(task)
      const at = (link: string) => answer(link, catalogue)
      expect([links.start, at(links.start).goals?.met, at(links.start).warnings]).toEqual([links.start, false, []])
      expect([links.solution, at(links.solution).goals?.met, at(links.solution).warnings]).toEqual([links.solution, true, []])
      expect(task.controls.filter((one) => !embedInputs.includes(one))).toEqual([])
    }
  })
})

it("the settings of a call that lessons name are those of the view", () => {
  expect(usualCall).toEqual({ calls: 1000, rtt: 0.2 })
})
