import { useId, useState, type ReactElement } from "react"
import { writeNumber } from "../../../base/readNumber.ts"
import type { LessonPrediction } from "../../../dataset/schema/index.ts"
import { Button } from "../../../ui/Button.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { BarGuess } from "./BarGuess.tsx"
import { numberIn, remarkOn, verdictOn, within, type NumberPrediction } from "./steps.ts"
import css from "./Lessons.module.css"

/** What a reader said; null: would rather not say. */
export interface Said {
  readonly guess: number | null
}

export interface PredictionProps {
  readonly prediction: LessonPrediction
  /** Undefined until the answer is asked for. */
  readonly said: Said | undefined
  readonly onSaid: (said: Said) => void
}

/** What the reader expects is entered before the answer is shown; who would rather not say sees it all the same. */
export function Prediction({ prediction, said, onSaid }: PredictionProps): ReactElement {
  const [entered, setGuess] = useState<number | null>(null)
  const guess = said ? said.guess : entered
  const answered = said !== undefined
  return (
    <form
      className={css["prediction"]}
      onSubmit={(event) => {
        event.preventDefault()
        onSaid({ guess })
      }}
    >
      <fieldset disabled={answered}>
        <legend>
          <strong>Predict.</strong> {prediction.question}
        </legend>
        {prediction.kind === "choice" ? (
          <Options prediction={prediction} guess={guess} answered={answered} onGuess={setGuess} />
        ) : prediction.kind === "bar" ? (
          <BarGuess prediction={prediction} guess={guess} answered={answered} onGuess={setGuess} />
        ) : (
          <NumberGuess prediction={prediction} guess={guess} onGuess={setGuess} />
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

interface GuessProps<P> {
  readonly prediction: P
  readonly guess: number | null
  readonly onGuess: (guess: number | null) => void
}

function Options({
  prediction,
  guess,
  answered,
  onGuess,
}: GuessProps<Extract<LessonPrediction, { readonly kind: "choice" }>> & { readonly answered: boolean }): readonly ReactElement[] {
  const name = useId()
  return prediction.options.map((option, at) => (
    <label key={option} className={css["option"]} data-answer={(answered && at === prediction.answer) || undefined}>
      <input type="radio" name={name} checked={guess === at} onChange={() => onGuess(at)} />
      {option}
    </label>
  ))
}

function NumberGuess({ prediction, guess, onGuess }: GuessProps<NumberPrediction>): ReactElement {
  const [text, setText] = useState(guess === null ? "" : writeNumber(guess, {}))
  return (
    <div className={css["number"]}>
      <TextField
        label={`Your prediction, ${prediction.unit}`}
        value={text}
        // Keys of numbers have no minus on every phone.
        {...(prediction.least < 0 ? {} : { inputMode: "decimal" as const })}
        onChange={(typed) => {
          setText(typed)
          const value = numberIn(typed)
          onGuess(value === null ? null : within(value, prediction))
        }}
      />
      <output className={css["remark"]}>{remarkOn(text, prediction)}</output>
    </div>
  )
}
