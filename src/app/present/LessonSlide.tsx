import type { ReactElement } from "react"
import { paragraphs } from "../../features/catalogue/lessons/prose.ts"
import type { Lesson } from "../../dataset/schema/index.ts"
import type { LessonPart, Picture } from "./deck.ts"
import css from "./Present.module.css"
import own from "./LessonSlide.module.css"

export interface LessonSlideProps {
  readonly lesson: Lesson
  readonly part: LessonPart
  readonly step: number
  readonly picture: Picture | null
}

/** A step of a lesson for a room: its text; then what it asks; then the answer. */
export function LessonSlide({ lesson, part, step, picture }: LessonSlideProps): ReactElement {
  const asks = part.question !== null && step > 0
  const answered = part.reveal !== "" && step === (part.question === null ? 1 : 2)
  return (
    <div className={css["slide"]}>
      <header>
        <p className={css["quiet"]}>{lesson.title}</p>
        <h2 className={css["title"]}>{part.title}</h2>
      </header>
      {step === 0 && <Text text={part.text} />}
      {asks && (
        <div className={own["asked"]}>
          <Text text={part.question ?? ""} />
          {part.options.length > 0 && (
            <ol>
              {part.options.map((one) => (
                <li key={one} data-right={(answered && one === part.answer) || undefined}>
                  {one}
                </li>
              ))}
            </ol>
          )}
        </div>
      )}
      {answered && (
        <div className={own["told"]}>
          {part.options.length === 0 && part.answer !== null && <p className={own["figure"]}>{part.answer}</p>}
          <Text text={part.reveal} />
        </div>
      )}
      {picture && <p className={css["quiet"]}>Picture: {picture.words} (key M)</p>}
    </div>
  )
}

/** On a slide links lead nowhere: nobody in the room can press them. */
const Text = ({ text }: { readonly text: string }): ReactElement => (
  <div className={own["text"]}>
    {paragraphs(text).map((runs, at) => (
      <p key={at}>{runs.map((run, place) => (run.is === "bold" ? <strong key={place}>{run.text}</strong> : run.text))}</p>
    ))}
  </div>
)
