import { useEffect, useRef, useState, type ReactElement, type RefObject } from "react"
import type { Lesson, LessonStep } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { goTo, ViewLink } from "../../common/ViewLink.tsx"
import { Block } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { LiveFrame } from "./LiveFrame.tsx"
import { Prediction, type Said } from "./Prediction.tsx"
import { keepProgress, keptProgress } from "./progress.ts"
import { Prose } from "./Prose.tsx"
import { Revealed } from "./Revealed.tsx"
import { atStep, stepShown } from "./steps.ts"
import { Task } from "./Task.tsx"
import pills from "../../../ui/Pills.module.css"
import css from "./Lessons.module.css"

export interface LessonPageProps {
  readonly lesson: Lesson
  /** What is taught after it. */
  readonly next: Lesson | undefined
}

/** One lesson, step by step. */
export function LessonPage({ lesson, next }: LessonPageProps): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const [kept] = useState(() => keptProgress()[lesson.id])
  // What was said stays said where the reader comes back to a step.
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({})
  const at = stepShown(lesson, words, kept)
  const step = lesson.steps[at]
  const isLast = at === lesson.steps.length - 1
  const id = step?.id
  useEffect(() => {
    if (id !== undefined) keepProgress(lesson.id, { step: id, done: isLast })
  }, [lesson, id, isLast])
  if (!step) return <p>This lesson has no steps.</p>
  const go = (to: number): void => {
    const target = lesson.steps[to]
    if (target) goTo({ view: "lessons", focus: lesson.id, table: atStep(target.id) })
  }
  return (
    <RowPage view="lessons" all="lessons" back={{}} title={lesson.title} kicker={`${lesson.summary} About ${lesson.minutes} minutes.`}>
      <nav aria-label="Steps">
        <ol className={pills["pills"]}>
          {lesson.steps.map(({ id: other, title }, place) => (
            <li key={other}>
              <ViewLink view="lessons" focus={lesson.id} table={atStep(other)} current={place === at} label={`${place + 1}: ${title}`} hint>
                {place + 1}
              </ViewLink>
            </li>
          ))}
        </ol>
      </nav>
      <Step
        key={step.id}
        step={step}
        place={at}
        steps={lesson.steps.length}
        said={said[step.id]}
        onSaid={(one) => setSaid({ ...said, [step.id]: one })}
      />
      <div className={css["actions"]}>
        {at > 0 && (
          <Button icon="chevron-left" onClick={() => go(at - 1)}>
            Back
          </Button>
        )}
        {!isLast && (
          <Button variant="primary" iconEnd="chevron-right" onClick={() => go(at + 1)}>
            Next
          </Button>
        )}
        {isLast && next && (
          <ViewLink view="lessons" focus={next.id}>
            Next lesson: {next.title}
          </ViewLink>
        )}
      </div>
      {isLast && (
        <Block title="Sources">
          <EvidenceList evidence={lesson.evidence} />
        </Block>
      )}
    </RowPage>
  )
}

interface StepProps {
  readonly step: LessonStep
  readonly place: number
  readonly steps: number
  readonly said: Said | undefined
  readonly onSaid: (said: Said) => void
}

/** px until a mechanism has told its own height. */
const mechanismHeight = 1400

function Step({ step, place, steps, said, onSaid }: StepProps): ReactElement {
  const [before] = useState(said)
  const heading = useHeading(step.id)
  const revealed = !step.prediction || said !== undefined
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
      {step.prediction && <Prediction prediction={step.prediction} said={said} onSaid={onSaid} />}
      {revealed && step.reveal !== undefined && <Revealed text={step.reveal} takesFocus={said !== before} />}
      {revealed && step.live && (
        <LiveFrame view={step.live.view} fragment={step.live.fragment} title={step.live.words} height={mechanismHeight} />
      )}
      {step.task && <Task task={step.task} title={step.title} />}
    </section>
  )
}

/** The step's heading, which the focus goes to when a reader has gone there from another step of the same lesson. */
function useHeading(id: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // On arrival the page's own name has the focus already, or takes it after this.
    heading.current?.focus({ preventScroll: true })
  }, [id])
  return heading
}
