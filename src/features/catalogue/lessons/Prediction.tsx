import { useId, useState, type ReactElement } from "react"
import type { LessonPrediction } from "../../../dataset/schema/index.ts"
import { Button } from "../../../ui/Button.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { verdictOn } from "./steps.ts"
import css from "./Lessons.module.css"

export interface PredictionProps {
  readonly prediction: LessonPrediction
  readonly answered: boolean
  readonly onAnswered: () => void
}

/** What was typed as a number within the bounds; null where it is none. */
function numberIn(typed: string, { least, most }: { readonly least: number; readonly most: number }): number | null {
  const value = Number(typed.replace(",", "."))
  return typed.trim() === "" || !Number.isFinite(value) ? null : Math.min(most, Math.max(least, value))
}

/** What the reader expects is entered before the answer is shown; who would rather not say sees it all the same. */
export function Prediction({ prediction, answered, onAnswered }: PredictionProps): ReactElement {
  const [guess, setGuess] = useState<number | null>(null)
  const [text, setText] = useState("")
  const name = useId()
  return (
    <form
      className={css["prediction"]}
      onSubmit={(event) => {
        event.preventDefault()
        onAnswered()
      }}
    >
      <fieldset disabled={answered}>
        <legend>
          <strong>Predict.</strong> {prediction.question}
        </legend>
        {prediction.kind === "choice" ? (
          prediction.options.map((option, at) => (
            <label key={option} className={css["option"]} data-answer={(answered && at === prediction.answer) || undefined}>
              <input type="radio" name={name} checked={guess === at} onChange={() => setGuess(at)} />
              {option}
            </label>
          ))
        ) : (
          <div className={css["number"]}>
            <TextField
              label={`Your prediction, ${prediction.unit}`}
              value={text}
              onChange={(typed) => {
                setText(typed)
                setGuess(numberIn(typed, prediction))
              }}
            />
          </div>
        )}
      </fieldset>
      {!answered && (
        <div>
          <Button type="submit" variant={guess === null ? "secondary" : "primary"}>
            {guess === null ? "Show the answer without predicting" : "That is my prediction"}
          </Button>
        </div>
      )}
      <output className={css["verdict"]}>{answered ? verdictOn(prediction, guess) : ""}</output>
    </form>
  )
}
