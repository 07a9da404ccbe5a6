import { useContext, useEffect, useRef, useState, type ReactElement, type RefObject } from "react"
import type { LessonStep as StepOfLesson } from "../../../dataset/schema/index.ts"
import { HiddenContext } from "../../common/hidden.ts"
import { lookWords } from "../../common/lookWords.ts"
import { Part } from "../../common/Part.tsx"
import { LiveFrame } from "./LiveFrame.tsx"
import { Prediction, type Said } from "./Prediction.tsx"
import { Prose } from "./Prose.tsx"
import { Revealed } from "./Revealed.tsx"
import { areMet } from "./score.ts"
import { Task } from "./Task.tsx"
import css from "./Lessons.module.css"

export interface LessonStepProps {
  readonly step: StepOfLesson
  readonly place: number
  readonly steps: number
  readonly said: Said | undefined
  readonly onSaid: (said: Said) => void
  readonly onSolved: () => void
  /** Beside the form in which it is written the focus stays there. */
  readonly takesFocus?: boolean
}

/** One step of a lesson: text, prediction, what is told and shown once it was made, task. */
export function LessonStep({ step, place, steps, said, onSaid, onSolved, takesFocus = true }: LessonStepProps): ReactElement {
  const [before] = useState(said)
  const heading = useHeading(step.id, takesFocus)
  // A question that the author of a frame left out waits for no answer.
  const asks = !useContext(HiddenContext).includes("prediction")
  const revealed = !step.prediction || !asks || said !== undefined
  return (
    <section className={css["step"]} aria-labelledby="lesson-step" data-paper="flow">
      <header>
        <p className={css["place"]}>
          Step {place + 1} of {steps}
        </p>
        <h3 ref={heading} id="lesson-step" tabIndex={-1}>
          {step.title}
        </h3>
      </header>
      <div className={css["text"]}>
        <Prose text={step.text} />
      </div>
      <Part is="prediction">{step.prediction && <Prediction prediction={step.prediction} said={said} onSaid={onSaid} />}</Part>
      {revealed && step.reveal !== undefined && <Revealed text={step.reveal} takesFocus={said !== before} />}
      <Part is="live">{revealed && step.live && <Live live={step.live} />}</Part>
      <Part is="task">
        {step.task && <Task task={step.task} title={step.title} onGoals={(goals) => void (areMet(goals) && onSolved())} />}
      </Part>
    </section>
  )
}

/** What is to be seen, below the words that say what to look at: there it has a frame around it. */
const Live = ({ live: { view, fragment, words, look = [] } }: { readonly live: NonNullable<StepOfLesson["live"]> }): ReactElement => (
  <div className={css["live"]}>
    {look.length > 0 && (
      <p className={css["look"]}>
        <strong>Look at</strong> {lookWords(look)}.
      </p>
    )}
    <LiveFrame view={view} fragment={fragment} title={words} look={look} part="live" />
  </div>
)

/** The step's heading, which the focus goes to when a reader has gone there from another step of the same lesson. */
function useHeading(id: string, takesFocus: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // On arrival the page's own name has the focus already, or takes it after this.
    if (takesFocus) heading.current?.focus({ preventScroll: true })
  }, [id, takesFocus])
  return heading
}
