import { useId } from "react"
import { classes } from "./classes.ts"
import field from "./Field.module.css"
import { FieldLabel } from "./Field.tsx"
import styles from "./TextField.module.css"

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The field is left, or Enter pressed. */
  readonly onDone?: () => void
  readonly placeholder?: string
  readonly type?: "text" | "date" | "url"
  /** Which keys a phone offers, where these are not letters. */
  readonly inputMode?: "decimal" | "numeric"
}

/** A few words or a number that is no quantity: a version, a date. */
export function TextField({ label, value, onChange, onDone, placeholder, type, inputMode }: TextFieldProps) {
  const id = useId()
  return (
    <div className={styles.root}>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <input
        id={id}
        type={type}
        inputMode={inputMode}
        className={classes(field.box, styles.input)}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onDone}
        onKeyDown={(event) => {
          if (event.key === "Enter") onDone?.()
        }}
      />
    </div>
  )
}
