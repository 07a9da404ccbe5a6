import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react"
import { classes } from "./classes.ts"
import field from "./Field.module.css"
import { FieldLabel, FieldNote } from "./Field.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./NumberInput.module.css"
import { type NumberRules, readNumber, stepNumber, writeNumber } from "../base/readNumber.ts"

export interface NumberInputProps extends NumberRules {
  readonly label: string
  readonly hideLabel?: boolean
  /** Null: nothing stated; the placeholder says what is used instead. */
  readonly value: number | null
  readonly onChange: (value: number) => void
  /** Given: the field may be emptied, and shows a button for it while it holds a value. */
  readonly onClear?: () => void
  /** What the clear button is called; "Use the default" unless told. */
  readonly clearLabel?: string
  /** First and last keystroke of a visit, so that typing is one undo step. */
  readonly onStart?: () => void
  readonly onEnd?: () => void
  readonly unit?: string
  readonly placeholder?: string
  readonly hint?: ReactNode
  readonly disabled?: boolean
  /** Only the box: no note below it; the caller shows the sentence. */
  readonly onProblem?: (sentence: string | null) => void
}

/**
 * A typed number. Each valid keystroke is given on at once; a number out of bounds is clamped and says so; what is not a number
 * says so and leaves the last good value in force. Arrow keys step, with Shift by ten.
 */
export function NumberInput({
  label,
  hideLabel = false,
  value,
  onChange,
  onClear,
  clearLabel = "Use the default",
  onStart,
  onEnd,
  unit,
  placeholder,
  hint,
  disabled = false,
  onProblem,
  ...rules
}: NumberInputProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const visiting = useRef(false)
  const shown = draft ?? (value === null ? "" : writeNumber(value, rules))

  const report = (sentence: string | null) => {
    setProblem(sentence)
    onProblem?.(sentence)
  }
  const begin = () => {
    if (!visiting.current) onStart?.()
    visiting.current = true
  }
  const end = () => {
    setDraft(null)
    if (visiting.current) onEnd?.()
    visiting.current = false
  }
  const type = (text: string) => {
    setDraft(text)
    if (text.trim() === "" && onClear) {
      begin()
      report(null)
      onClear()
      return
    }
    const read = readNumber(text, rules, label)
    report(read.problem)
    if (read.value !== null && read.value !== value) {
      begin()
      onChange(read.value)
    }
  }
  // Left while its undo step is open (the row was removed, a sheet closed): close the step.
  const close = useRef(end)
  useEffect(() => {
    close.current = end
  })
  useEffect(
    () => () => {
      if (visiting.current) close.current()
    },
    [],
  )

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      end()
    } else if (event.key === "Escape" && draft !== null) {
      event.stopPropagation()
      report(null)
      end()
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault()
      const from = value ?? (placeholder ? readNumber(placeholder, rules, label).value : null) ?? rules.min
      const next = stepNumber(from, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1), rules)
      report(null)
      setDraft(null)
      if (next !== value) {
        begin()
        onChange(next)
      }
    }
  }

  const noteId = `${id}-note`
  const note = onProblem ? null : (problem ?? hint)
  return (
    <div className={styles.root}>
      <FieldLabel htmlFor={id} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <div className={classes(field.box, styles.box, problem !== null && styles.invalid, disabled && styles.disabled)}>
        <input
          id={id}
          className={styles.input}
          type="text"
          inputMode={rules.whole ? "numeric" : "decimal"}
          autoComplete="off"
          spellCheck={false}
          value={shown}
          placeholder={placeholder}
          disabled={disabled}
          aria-invalid={problem !== null || undefined}
          aria-describedby={note === null || note === undefined ? undefined : noteId}
          onChange={(event) => type(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => {
            // A clamped value stands corrected in the box; the sentence about it has done its work once the field is left with a good value.
            end()
            report(null)
          }}
          onKeyDown={onKeyDown}
        />
        {unit && !(shown === "" && placeholder && !/\d/.test(placeholder)) && (
          <span className={styles.unit} aria-hidden="true">
            {unit}
          </span>
        )}
        {onClear && value !== null && !disabled && (
          <button
            type="button"
            className={styles.clear}
            aria-label={`${label}: ${clearLabel.toLowerCase()}`}
            title={clearLabel}
            onClick={() => {
              setDraft(null)
              report(null)
              onClear()
            }}
          >
            <Icon name="reset" size={14} />
          </button>
        )}
      </div>
      {note !== null && note !== undefined && (
        <FieldNote id={noteId} tone={problem === null ? "hint" : "error"}>
          {note}
        </FieldNote>
      )}
    </div>
  )
}
