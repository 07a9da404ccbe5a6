import { useId, type ReactElement } from "react"
import type { LessonPrediction } from "../../../dataset/schema/index.ts"
import { written } from "./steps.ts"
import css from "./Lessons.module.css"

export interface BarGuessProps {
  readonly prediction: Extract<LessonPrediction, { readonly kind: "bar" }>
  readonly guess: number | null
  readonly answered: boolean
  readonly onGuess: (guess: number) => void
}

/** Bars on one scale, and one more whose end the reader drags, or moves with the arrow keys. Once answered, the right one stands below it. */
export function BarGuess({ prediction, guess, answered, onGuess }: BarGuessProps): ReactElement {
  const { least, most, step, unit, name, beside, answer } = prediction
  const id = useId()
  const part = (value: number): React.CSSProperties => ({ "--part": (value - least) / (most - least) }) as React.CSSProperties
  return (
    <div className={css["bars"]}>
      {beside.map((one) => (
        <Bar key={one.name} name={one.name} value={`${written(one.value)} ${unit}`} style={part(one.value)} />
      ))}
      <div className={css["barName"]}>
        <label htmlFor={id}>{name}: your prediction</label>
        <strong>{guess === null ? (answered ? "none" : "drag the bar") : `${written(guess)} ${unit}`}</strong>
      </div>
      <input
        id={id}
        type="range"
        className={css["drag"]}
        style={part(guess ?? least)}
        min={least}
        max={most}
        step={step}
        value={guess ?? least}
        aria-valuetext={guess === null ? "nothing predicted yet" : `${written(guess)} ${unit}`}
        onChange={(event) => onGuess(Number(event.target.value))}
      />
      {answered && <Bar name={`${name}: the answer`} value={`${written(answer)} ${unit}`} style={part(answer)} isAnswer />}
    </div>
  )
}

interface BarProps {
  readonly name: string
  readonly value: string
  readonly style: React.CSSProperties
  readonly isAnswer?: boolean
}

const Bar = ({ name, value, style, isAnswer = false }: BarProps): ReactElement => (
  <>
    <div className={css["barName"]}>
      <span>{name}</span>
      <strong>{value}</strong>
    </div>
    <div className={css["bar"]} data-answer={isAnswer || undefined} style={style} />
  </>
)
