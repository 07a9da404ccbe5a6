import { useContext, useEffect, useRef, useState, type ReactElement, type ReactNode } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import { plural } from "../../../ui/format.ts"
import { Button } from "../../../ui/Button.tsx"
import { happened } from "../../common/happenings.ts"
import { HiddenContext } from "../../common/hidden.ts"
import { Part } from "../../common/Part.tsx"
import { goTo, ViewLink } from "../../common/ViewLink.tsx"
import { Leads } from "../parts/Leads.tsx"
import { Block } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { LessonStep } from "./LessonStep.tsx"
import type { Said } from "./Prediction.tsx"
import { keepProgress, keptProgress } from "./progress.ts"
import { atStep, judged, recapOf, stepShown, type PlayedLesson } from "./steps.ts"
import pills from "../../../ui/Pills.module.css"
import css from "./Lessons.module.css"

export interface LessonPageProps {
  readonly lesson: PlayedLesson
  /** The place under which the page shows it; for the page's own lessons their id. */
  readonly focus: string
  /** What is taught after it. */
  readonly next?: PlayedLesson | undefined
  /** What its last step names. */
  readonly sources: ReactNode
}

/** One lesson, step by step. */
export function LessonPage({ lesson, focus, next, sources }: LessonPageProps): ReactElement {
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
  useInSight(id)
  if (!step) return <p>This lesson has no steps.</p>
  const asks = (part: "prediction" | "task"): boolean => step[part] !== undefined && !hidden.includes(part)
  const isThrough = (!asks("prediction") || said[step.id] !== undefined) && (!asks("task") || tasks.includes(step.id))
  const recap = isLast && isThrough ? recapOf(lesson, said, tasks) : ""
  const go = (to: number): void => {
    const target = lesson.steps[to]
    if (target) goTo({ view: "lessons", focus, table: atStep(target.id, words) })
  }
  return (
    <RowPage
      view="lessons"
      all="lessons"
      back={{}}
      short
      title={lesson.title}
      kicker={`${lesson.summary} About ${plural(lesson.minutes, "minute")}.`}
    >
      <Part is="steps">
        <nav aria-label="Steps">
          <ol className={pills["pills"]}>
            {lesson.steps.map(({ id: other, title }, place) => (
              <li key={other}>
                <Leads
                  part="steps"
                  view="lessons"
                  focus={focus}
                  table={atStep(other, words)}
                  current={place === at}
                  label={`${place + 1}: ${title}`}
                  hint
                >
                  {place + 1}
                </Leads>
              </li>
            ))}
          </ol>
        </nav>
      </Part>
      <LessonStep
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
      <Part is="recap">
        {recap !== "" && (
          <p className={css["recap"]}>
            <strong>How it went.</strong> {recap}
          </p>
        )}
      </Part>
      <div className={css["actions"]}>
        <Part is="turn">
          {at > 0 && (
            <Button icon="chevron-left" onClick={() => go(at - 1)}>
              Back
            </Button>
          )}
          {!isLast && (
            <Button variant={isThrough ? "primary" : "secondary"} iconEnd="chevron-right" onClick={() => go(at + 1)}>
              Next
            </Button>
          )}
        </Part>
        {isLast && next && !hidden.includes("next") && (
          <ViewLink view="lessons" focus={next.id}>
            Next lesson: {next.title}
          </ViewLink>
        )}
      </div>
      <Part is="sources">{isLast && <Block title="Sources">{sources}</Block>}</Part>
    </RowPage>
  )
}

/** A step that is gone to begins below the page's header: what stands above it was read on arrival. */
function useInSight(step: string | undefined): void {
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    document.getElementById("lesson-step")?.parentElement?.scrollIntoView()
  }, [step])
}

/** Where a step stands in its lesson, from 1. */
const placeIn = ({ steps }: PlayedLesson, id: string) => ({
  at: steps.findIndex((one) => one.id === id) + 1,
  of: steps.length,
  tasks: steps.filter(({ task }) => task).length,
})
