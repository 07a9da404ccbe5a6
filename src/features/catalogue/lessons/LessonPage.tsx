import { useContext, useEffect, useRef, useState, type ReactElement, type RefObject } from "react"
import type { Lesson, LessonStep } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { plural } from "../../../ui/format.ts"
import { Button } from "../../../ui/Button.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { happened } from "../../common/happenings.ts"
import { HiddenContext } from "../../common/hidden.ts"
import { goTo, ViewLink } from "../../common/ViewLink.tsx"
import { Block } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { LiveFrame } from "./LiveFrame.tsx"
import { Prediction, type Said } from "./Prediction.tsx"
import { keepProgress, keptProgress } from "./progress.ts"
import { Prose } from "./Prose.tsx"
import { Revealed } from "./Revealed.tsx"
import { areMet } from "./score.ts"
import { atStep, judged, stepShown } from "./steps.ts"
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
  const [tasks, setTasks] = useState(kept?.solved ?? [])
  useEffect(() => {
    if (id === undefined) return
    const { done, solved } = keepProgress(lesson.id, { step: id, done: isLast, solved: tasks })
    happened({ type: "lesson-progress", lesson: lesson.id, step: id, ...placeIn(lesson, id), done, solved })
  }, [lesson, id, isLast, tasks])
  const hidden = useContext(HiddenContext)
  if (!step) return <p>This lesson has no steps.</p>
  const go = (to: number): void => {
    const target = lesson.steps[to]
    if (target) goTo({ view: "lessons", focus: lesson.id, table: atStep(target.id) })
  }
  return (
    <RowPage
      view="lessons"
      all="lessons"
      back={{}}
      title={lesson.title}
      kicker={`${lesson.summary} About ${plural(lesson.minutes, "minute")}.`}
    >
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
        onSaid={(one) => {
          setSaid({ ...said, [step.id]: one })
          const judgement = one.guess === null || !step.prediction ? null : judged(step.prediction, one.guess)
          happened({ type: "answer-given", lesson: lesson.id, step: step.id, guess: one.guess, judged: judgement })
        }}
        onSolved={() => setTasks((before) => (before.includes(step.id) ? before : [...before, step.id]))}
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
        {isLast && next && !hidden.includes("next") && (
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

/** Where a step stands in its lesson, from 1. */
const placeIn = ({ steps }: Lesson, id: string) => ({
  at: steps.findIndex((one) => one.id === id) + 1,
  of: steps.length,
  tasks: steps.filter(({ task }) => task).length,
})

interface StepProps {
  readonly step: LessonStep
  readonly place: number
  readonly steps: number
  readonly said: Said | undefined
  readonly onSaid: (said: Said) => void
  readonly onSolved: () => void
}

/** px until a mechanism has told its own height. */
const mechanismHeight = 1400

function Step({ step, place, steps, said, onSaid, onSolved }: StepProps): ReactElement {
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
      {step.task && <Task task={step.task} title={step.title} onGoals={(goals) => void (areMet(goals) && onSolved())} />}
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
