import type { Evidence, HowItWorks, Lesson, TechniqueId } from "../../dataset/schema/index.ts"
import { paragraphs } from "../../features/catalogue/lessons/prose.ts"
import { techniqueOrder, techniqueStyle } from "../../features/common/techniqueStyle.ts"

/** What a slide shows. One is led through step by step. */
export type Slide =
  | { readonly kind: "start" }
  | { readonly kind: "technique"; readonly technique: TechniqueId; readonly row: HowItWorks }
  | { readonly kind: "board" }
  | { readonly kind: "share"; readonly most: number }
  | { readonly kind: "cost" }
  | { readonly kind: "lesson"; readonly lesson: Lesson; readonly part: LessonPart }

/** A lesson's step, cut where the room is asked something. */
export interface LessonPart {
  readonly id: string
  readonly title: string
  /** Paragraphs that stand from the first step on. */
  readonly text: string
  /** Asked on the second step, and its answer told on the third. */
  readonly question: string | null
  readonly options: readonly string[]
  readonly answer: string | null
  /** What is said with the answer. */
  readonly reveal: string
  /** What the text speaks of and a slide has no room for. */
  readonly picture: Picture | null
}

/** A mechanism, or a view of a scenario, that is shown in a window of its own. */
export interface Picture {
  readonly words: string
  /** From `?` on. */
  readonly address: string
}

/** One press further: a slide, at one of its steps. */
export interface Frame {
  /** Stands in the address (`present=`): permanent. */
  readonly id: string
  readonly slide: Slide
  /** From 0. */
  readonly step: number
  readonly title: string
  /** What is told: to the speaker, and to who does not see the screen. */
  readonly says: readonly string[]
  readonly evidence: readonly Evidence[]
}

export interface DeckInput {
  readonly ways: readonly HowItWorks[]
  readonly lesson: Lesson | undefined
  /** The scenario's name, and its answer in sentences. */
  readonly title: string
  readonly verdict: readonly string[]
  /** What the board and the chart of costs say, an option a sentence. */
  readonly board: readonly string[]
  readonly costs: readonly string[]
  /** What happens on the shared GPU at each VM that comes. */
  readonly arrivals: readonly string[]
}

/** Paragraphs of a lesson on one slide, in characters at the most. */
const mostOnSlide = 560

/** Texts joined to slides: paragraphs stay whole. */
export function pages(text: string): readonly string[] {
  const found: string[] = []
  for (const paragraph of text.split(/\n{2,}/)) {
    const last = found.at(-1)
    if (last !== undefined && last.length + paragraph.length <= mostOnSlide) found[found.length - 1] = `${last}\n\n${paragraph}`
    else found.push(paragraph)
  }
  return found
}

/** A lesson for a room: its texts, its questions before their answers, its tasks before their explanations. */
export function lessonParts(lesson: Lesson): readonly LessonPart[] {
  return lesson.steps.flatMap(({ id, title, text, prediction, reveal, live, task }): LessonPart[] => {
    const picture = live
      ? {
          words: live.words,
          address: `?embed=${live.view}&hide=link,open${live.look ? `&look=${live.look.join(",")}` : ""}#${live.fragment}`,
        }
      : null
    const asked = prediction?.question ?? task?.text ?? null
    const options = prediction?.kind === "choice" ? prediction.options : []
    const answer = !prediction
      ? null
      : prediction.kind === "choice"
        ? (prediction.options[prediction.answer] ?? null)
        : `${prediction.answer} ${prediction.unit}`
    const told = reveal ?? task?.explanation ?? ""
    const all = pages(text)
    const plain = all.map((one, at): LessonPart => {
      const last = at === all.length - 1
      return {
        id: at === 0 ? id : `${id}-${at + 1}`,
        title,
        text: one,
        question: last ? asked : null,
        options: last ? options : [],
        answer: last ? answer : null,
        reveal: last ? (pages(told)[0] ?? "") : "",
        picture: last ? picture : null,
      }
    })
    const more = pages(told)
      .slice(1)
      .map((one, at): LessonPart => ({
        id: `${id}-told-${at + 2}`,
        title,
        text: one,
        question: null,
        options: [],
        answer: null,
        reveal: "",
        picture,
      }))
    return [...plain, ...more]
  })
}

/** A text as it is spoken: its paragraphs, without the signs of Markdown. */
const spoken = (text: string): readonly string[] => paragraphs(text).map((runs) => runs.map((run) => run.text).join(""))

/** Steps of one part: its text, what is asked, what is answered. */
const partSteps = ({ question, reveal }: LessonPart): number => 1 + (question === null ? 0 : 1) + (reveal === "" ? 0 : 1)

/** The picture that belongs to what is shown: with the answer, where something is asked. */
export const pictureOf = ({ slide, step }: Frame): Picture | null =>
  slide.kind === "lesson" && step === partSteps(slide.part) - 1 ? slide.part.picture : null

const idOf = (slide: string, step: number): string => (step === 0 ? slide : `${slide}.${step + 1}`)

function techniqueFrames(row: HowItWorks): readonly Frame[] {
  const { technique } = row
  const slide: Slide = { kind: "technique", technique, row }
  const title = `${techniqueStyle[technique].name}: ${row.name}`
  const last = [row.crossing, row.scheduler, row.state, row.shared]
  return [...row.steps.map((one) => [one]), last].map((statements, step) => ({
    id: idOf(technique, step),
    slide,
    step,
    title,
    says: [...(step === 0 ? [row.summary] : []), ...statements.map(({ text }) => text)],
    evidence: statements.flatMap(({ evidence }) => evidence),
  }))
}

/** The whole talk: what it is about, each technique step by step, the board, a mechanism, the cost, a lesson. */
export function deckOf({ ways, lesson, title, verdict, board, costs, arrivals }: DeckInput): readonly Frame[] {
  const plain = (id: string, slide: Slide, name: string, says: readonly (readonly string[])[]): readonly Frame[] =>
    says.map((told, step) => ({ id: idOf(id, step), slide, step, title: name, says: told, evidence: [] }))
  const rows = techniqueOrder.flatMap((technique) => ways.find((one) => one.technique === technique) ?? [])
  return [
    ...plain("start", { kind: "start" }, "GPU virtualization", [[title]]),
    ...rows.flatMap(techniqueFrames),
    ...plain("board", { kind: "board" }, title, [board, verdict]),
    ...plain(
      "share",
      { kind: "share", most: arrivals.length },
      "Sharing a GPU",
      arrivals.map((one) => [one]),
    ),
    ...plain("cost", { kind: "cost" }, "Cost", [costs]),
    ...(lesson
      ? lessonParts(lesson).flatMap((part) => {
          const told = [
            [part.text],
            ...(part.question === null ? [] : [[part.question, ...part.options]]),
            [part.answer ?? "", part.reveal],
          ]
          return Array.from({ length: partSteps(part) }, (_, step): Frame => ({
            id: idOf(`${lesson.id}:${part.id}`, step),
            slide: { kind: "lesson", lesson, part },
            step,
            title: part.title,
            says: (told[step] ?? []).flatMap(spoken),
            evidence: step === 0 ? lesson.evidence : [],
          }))
        })
      : []),
  ]
}

/** Place of the frame that an address names; an unknown one is the start. */
export const placeOf = (deck: readonly Frame[], id: string): number =>
  Math.max(
    0,
    deck.findIndex((one) => one.id === id),
  )
