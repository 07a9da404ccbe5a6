import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { loadHowItWorks, loadLessons } from "../dataset/reference.ts"
import type { Lesson, LessonClaim, LessonFigure, Range } from "../dataset/schema/index.ts"
import { evaluate } from "../engine/evaluate.ts"
import { settingOf, workOf } from "../features/catalogue/call/address.ts"
import { piecesOf, timeOf } from "../features/catalogue/call/ways.ts"
import { askedOf as moveAsked } from "../features/catalogue/moving/address.ts"
import { moveOf } from "../features/catalogue/moving/move.ts"
import { paragraphs } from "../features/catalogue/lessons/prose.ts"
import { taskLinks } from "../features/catalogue/lessons/steps.ts"
import { askedOf as shareAsked } from "../features/catalogue/sharing/address.ts"
import { onGpu, waysOf } from "../features/catalogue/sharing/arrivals.ts"
import { shownOption } from "../features/compare/verdict.ts"
import { embedInputs } from "../features/share/embedQuery.ts"
import type { PageState } from "../scenario/view.ts"
import { answer, readInput } from "./answer.ts"

const [lessons, ways] = await Promise.all([loadLessons(), loadHowItWorks()])

type Figures = Partial<Record<LessonFigure, number>>

const shares = ({ low, likely, high }: Range): Figures => ({
  "share-low": low * 100,
  "share-likely": likely * 100,
  "share-high": high * 100,
})

/** What the engine says at a link, in the units of claims. */
function figuresAt(link: string): Figures {
  const { state, repairs } = readInput(link, catalogue)
  if (repairs.length > 0) throw new Error(`${link}: ${repairs.map(({ text }) => text).join(" ")}`)
  const { view, table } = state.view
  if (view === "share") return ofSharing(state)
  if (view === "call") return ofCall(state)
  if (view === "move") {
    const { pause } = moveOf(catalogue.product(state.view.focus ?? "")!, moveAsked(table), catalogue)
    return pause ? { "pause-low": pause.expected.low, "pause-high": pause.expected.high } : {}
  }
  const option = shownOption(evaluate(state.scenario, catalogue), state.scenario, state.view.focus)
  return { ...(option?.placement && { gpus: option.placement.gpus.count }), ...(option?.nativeShare && shares(option.nativeShare)) }
}

function ofSharing({ view: { focus, table } }: PageState): Figures {
  const gpu = catalogue.gpu(focus ?? "")!
  const asked = shareAsked(table)
  const found = onGpu(gpu, waysOf(gpu, catalogue)!.turns, asked, catalogue)
  if ("refused" in found) throw new Error(`refused on ${gpu.id}`)
  const { nativeShare } = found.at(asked.vms)
  return { "vms-that-fit": found.full.vms, "vms-planned": found.kept.vms, ...shares(nativeShare) }
}

function ofCall({ view: { focus, table } }: PageState): Figures {
  const time = timeOf(
    ways.find(({ id }) => id === focus)!,
    workOf(table),
    catalogue,
  )!
  const trips = piecesOf(time).find(({ id }) => id === "trips")
  return {
    "native-ms": time.native * 1000,
    "added-ms": time.added * 1000,
    ...shares(time.share),
    ...(time.forwarded && { calls: time.forwarded.apiCalls, "call-microseconds": time.forwarded.secondsPerCall * 1e6 }),
    ...(trips && { "waits-ms": trips.seconds * 1000 }),
  }
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
    const answers = lesson.steps.flatMap(({ prediction }) => (prediction?.kind === "number" ? [prediction.answer] : []))
    expect(answers.filter((one) => !lesson.claims.some(({ value }) => value === one))).toEqual([])
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
  expect([settingOf("calls", {}), settingOf("rtt", {})]).toEqual([1000, 0.2])
})
