import { useDeferredValue, useState, type ReactElement } from "react"
import { Button } from "../../../ui/Button.tsx"
import { LessonStep } from "../lessons/LessonStep.tsx"
import type { Said } from "../lessons/Prediction.tsx"
import { useWriting } from "./store.ts"
import css from "./Writing.module.css"

/** The step that is open, by what plays lessons. */
export function Preview(): ReactElement {
  const lesson = useDeferredValue(useWriting((state) => state.lesson))
  const at = useDeferredValue(useWriting((state) => state.at))
  const [answer, setAnswer] = useState<{ readonly step: string; readonly said: Said } | null>(null)
  const [round, setRound] = useState(0)
  const step = lesson.steps[at]
  return (
    <section id="own-preview" tabIndex={-1} aria-label="Preview" className={css["preview"]}>
      <header className={css["row"]}>
        <h3>As the reader sees it</h3>
        <Button
          icon="reset"
          onClick={() => {
            setAnswer(null)
            setRound(round + 1)
          }}
        >
          Play the step anew
        </Button>
      </header>
      {step ? (
        <LessonStep
          key={`${step.id}.${round}`}
          step={step}
          place={at}
          steps={lesson.steps.length}
          said={answer?.step === step.id ? answer.said : undefined}
          onSaid={(said) => setAnswer({ step: step.id, said })}
          onSolved={() => undefined}
          takesFocus={false}
        />
      ) : (
        <p>This lesson has no steps.</p>
      )}
    </section>
  )
}
