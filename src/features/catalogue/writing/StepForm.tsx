import type { ReactElement } from "react"
import type { LessonPrediction, LessonStep } from "../../../dataset/schema/lesson.ts"
import { looksOf } from "../../../dataset/schema/looksOf.ts"
import { Button } from "../../../ui/Button.tsx"
import { Checkbox } from "../../../ui/Checkbox.tsx"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { TextArea } from "../../../ui/TextArea.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { lookNames, lookWords } from "../../common/lookWords.ts"
import { changeStep, newPrediction, newTask, without, type ChangeStep } from "./edits.ts"
import { stepFormId } from "./fields.ts"
import { isLessonView, lastPlace, scenarioNow, viewNames } from "./place.ts"
import { PredictionForm } from "./PredictionForm.tsx"
import { useWriting } from "./store.ts"
import { TaskForm } from "./TaskForm.tsx"
import css from "./Writing.module.css"

const predictionKinds: readonly { readonly value: LessonPrediction["kind"] | "none"; readonly label: string }[] = [
  { value: "none", label: "None" },
  { value: "choice", label: "One of some answers" },
  { value: "number", label: "A number" },
  { value: "bar", label: "A bar to drag" },
]

/** All that a step has. */
export function StepForm({ step, at }: { readonly step: LessonStep; readonly at: number }): ReactElement {
  const edit = useWriting((state) => state.edit)
  const change: ChangeStep = (how, field) =>
    edit((lesson) => changeStep(lesson, at, how), field === undefined ? undefined : `${step.id}.${field}`)
  const { prediction, reveal, task } = step
  return (
    <section id={stepFormId} aria-label={`Step ${at + 1}`} className={css["part"]}>
      <h3>Step {at + 1}</h3>
      <TextField label="Title of the step" value={step.title} onChange={(title) => change((one) => ({ ...one, title }), "title")} />
      <TextArea
        label="Text"
        rows={6}
        value={step.text}
        onChange={(text) => change((one) => ({ ...one, text }), "text")}
        hint="Markdown: **bold**, *emphasis*, lists, [a link](#view=glossary) or [one to the web](https://…). HTML is shown as it is written."
      />
      <SelectField
        label="Prediction"
        value={prediction?.kind ?? "none"}
        options={predictionKinds}
        onChange={(kind) =>
          change((one) =>
            kind === "none"
              ? without(without(one, "prediction"), "reveal")
              : { ...one, prediction: newPrediction(kind, one.prediction), reveal: one.reveal ?? "" },
          )
        }
      />
      {prediction && (
        <PredictionForm
          prediction={prediction}
          onChange={(next, field) => change((one) => ({ ...one, prediction: next }), `prediction.${field}`)}
        />
      )}
      {(prediction ?? reveal) !== undefined && (
        <TextArea
          label="What is told then"
          rows={4}
          value={reveal ?? ""}
          onChange={(text) => change((one) => ({ ...one, reveal: text }), "reveal")}
        />
      )}
      <LiveForm step={step} change={change} />
      {task ? (
        <TaskForm task={task} change={change} />
      ) : (
        <div>
          <Button icon="plus" onClick={() => change((one) => ({ ...one, task: newTask(scenarioNow()) }))}>
            Add a task
          </Button>
        </div>
      )}
    </section>
  )
}

function LiveForm({ step: { live }, change }: { readonly step: LessonStep; readonly change: ChangeStep }): ReactElement {
  const put = (about: Partial<NonNullable<LessonStep["live"]>>, field?: string): void =>
    change((one) => (one.live ? { ...one, live: { ...one.live, ...about } } : one), field)
  if (!live)
    return (
      <div>
        <Button icon="plus" onClick={() => change((one) => ({ ...one, live: { ...lastPlace(), words: "" } }))}>
          Add something to look at
        </Button>
      </div>
    )
  return (
    <fieldset className={css["group"]}>
      <legend>What to look at</legend>
      <SelectField
        label="View"
        value={live.view}
        options={Object.entries(viewNames).map(([value, label]) => ({ value, label }))}
        onChange={(view) => isLessonView(view) && put({ view, look: live.look?.filter((word) => looksOf(view).includes(word)) })}
      />
      <TextField
        label="Link to it, behind #"
        value={live.fragment}
        onChange={(fragment) => put({ fragment: fragment.replace(/^.*#/, "") }, "live.fragment")}
      />
      <TextField label="What the picture is called" value={live.words} onChange={(words) => put({ words }, "live.words")} />
      {looksOf(live.view).length > 0 && (
        <Disclosure title="Frame in it" summary={lookWords(live.look ?? []) || "nothing"} level={4}>
          <div className={css["looks"]}>
            {looksOf(live.view).map((word) => (
              <Checkbox
                key={word}
                label={lookNames[word]}
                checked={live.look?.includes(word) ?? false}
                onChange={(on) => put({ look: looksOf(live.view).filter((one) => (one === word ? on : live.look?.includes(one))) })}
              />
            ))}
          </div>
        </Disclosure>
      )}
      <div className={css["row"]}>
        <Button onClick={() => put({ ...lastPlace(), look: undefined })}>Take what was open last</Button>
        <Button variant="quiet" icon="close" onClick={() => change((one) => without(one, "live"))}>
          Remove what to look at
        </Button>
      </div>
    </fieldset>
  )
}
