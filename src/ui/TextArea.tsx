import { useId } from "react"
import { classes } from "./classes.ts"
import field from "./Field.module.css"
import { FieldLabel, FieldNote } from "./Field.tsx"
import styles from "./TextArea.module.css"

export interface TextAreaProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Lines that are seen at once. */
  readonly rows: number
  readonly hint?: string
}

/** A text of several lines. */
export function TextArea({ label, value, onChange, rows, hint }: TextAreaProps) {
  const id = useId()
  return (
    <div className={styles.root}>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <textarea
        id={id}
        className={classes(field.box, styles.text)}
        value={value}
        rows={rows}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && <FieldNote id={`${id}-hint`}>{hint}</FieldNote>}
    </div>
  )
}
