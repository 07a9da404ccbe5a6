import type { ReactElement } from "react"
import type { LessonPrediction } from "../../../dataset/schema/lesson.ts"
import { Button, IconButton } from "../../../ui/Button.tsx"
import { NumberInput } from "../../../ui/NumberInput.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { TextArea } from "../../../ui/TextArea.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import type { NumberPrediction } from "../lessons/steps.ts"
import css from "./Writing.module.css"

type Choice = Extract<LessonPrediction, { readonly kind: "choice" }>
type Bar = Extract<LessonPrediction, { readonly kind: "bar" }>

interface FormProps<P extends LessonPrediction> {
  readonly prediction: P
  readonly onChange: (next: LessonPrediction, field: string) => void
}

/** Figures of lessons are small; these bounds keep a slip of the finger out. */
const bounds = { min: -1e9, max: 1e9, whole: false } as const
const fewest = 2
const most = 8

/** What the reader is asked. */
export function PredictionForm({ prediction, onChange }: FormProps<LessonPrediction>): ReactElement {
  return (
    <fieldset className={css["group"]}>
      <legend>The prediction</legend>
      <TextArea
        label="Question"
        rows={2}
        value={prediction.question}
        onChange={(question) => onChange({ ...prediction, question }, "question")}
      />
      {prediction.kind === "choice" ? (
        <Options prediction={prediction} onChange={onChange} />
      ) : (
        <>
          <Numbers prediction={prediction} onChange={onChange} />
          {prediction.kind === "bar" && <Bars prediction={prediction} onChange={onChange} />}
        </>
      )}
    </fieldset>
  )
}

function Options({ prediction, onChange }: FormProps<Choice>): ReactElement {
  const { options, answer } = prediction
  return (
    <>
      {options.map((option, at) => (
        <div key={at} className={css["removable"]}>
          <TextField
            label={`Answer ${at + 1}`}
            value={option}
            onChange={(text) => onChange({ ...prediction, options: options.with(at, text) }, `option.${at}`)}
          />
          {options.length > fewest && (
            <IconButton
              label={`Remove answer ${at + 1}`}
              icon="close"
              onClick={() => {
                const right = at < answer ? answer - 1 : Math.min(answer, options.length - 2)
                onChange({ ...prediction, options: options.toSpliced(at, 1), answer: right }, `removed.${at}`)
              }}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          disabled={options.length >= most}
          onClick={() => onChange({ ...prediction, options: [...options, ""] }, `added.${options.length}`)}
        >
          Add an answer
        </Button>
      </div>
      <SelectField
        label="The right one"
        value={String(answer)}
        options={options.map((option, at) => ({ value: String(at), label: option.trim() === "" ? `Answer ${at + 1}` : option }))}
        onChange={(at) => onChange({ ...prediction, answer: Number(at) }, "answer")}
      />
    </>
  )
}

function Numbers({ prediction, onChange }: FormProps<NumberPrediction>): ReactElement {
  const { least, most: highest, answer, within } = prediction
  const put = (about: Partial<NumberPrediction>, field: string): void => onChange({ ...prediction, ...about } as LessonPrediction, field)
  const span = highest - least
  return (
    <>
      <TextField label="Unit" value={prediction.unit} onChange={(unit) => put({ unit }, "unit")} />
      <div className={css["pair"]}>
        <NumberInput label="Least" value={least} {...bounds} max={highest - 1e-6} onChange={(value) => put({ least: value }, "least")} />
        <NumberInput label="Most" value={highest} {...bounds} min={least + 1e-6} onChange={(value) => put({ most: value }, "most")} />
        <NumberInput label="The answer" value={answer} {...bounds} onChange={(value) => put({ answer: value }, "answer")} />
        <NumberInput
          label="Close within"
          value={within}
          {...bounds}
          min={0}
          max={span}
          onChange={(value) => put({ within: value }, "within")}
        />
      </div>
    </>
  )
}

function Bars({ prediction, onChange }: FormProps<Bar>): ReactElement {
  const { beside, step } = prediction
  return (
    <>
      <TextField label="Name of the reader’s bar" value={prediction.name} onChange={(name) => onChange({ ...prediction, name }, "name")} />
      <NumberInput
        label="One key moves it by"
        value={step}
        {...bounds}
        min={1e-6}
        onChange={(value) => onChange({ ...prediction, step: value }, "step")}
      />
      {beside.map((bar, at) => (
        <div key={at} className={css["removable"]}>
          <div className={css["pair"]}>
            <TextField
              label={`Bar ${at + 1} to compare with`}
              value={bar.name}
              onChange={(name) => onChange({ ...prediction, beside: beside.with(at, { ...bar, name }) }, `bar.${at}.name`)}
            />
            <NumberInput
              label={`Value of bar ${at + 1}`}
              value={bar.value}
              {...bounds}
              onChange={(value) => onChange({ ...prediction, beside: beside.with(at, { ...bar, value }) }, `bar.${at}.value`)}
            />
          </div>
          <IconButton
            label={`Remove bar ${at + 1}`}
            icon="close"
            onClick={() => onChange({ ...prediction, beside: beside.toSpliced(at, 1) }, `bar-removed.${at}`)}
          />
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          disabled={beside.length >= most}
          onClick={() =>
            onChange({ ...prediction, beside: [...beside, { name: "", value: prediction.least }] }, `bar-added.${beside.length}`)
          }
        >
          Add a bar to compare with
        </Button>
      </div>
    </>
  )
}
