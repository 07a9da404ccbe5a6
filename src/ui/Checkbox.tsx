import { type ReactNode, useId } from "react"
import { classes } from "./classes.ts"
import styles from "./Checkbox.module.css"

export interface CheckboxProps {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

export function Checkbox({ label, checked, onChange, hint, disabled = false }: CheckboxProps) {
  const id = useId()
  return (
    <div className={styles.root}>
      <label className={classes(styles.row, disabled && styles.disabled)}>
        <input
          type="checkbox"
          className={styles.input}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={styles.label}>{label}</span>
      </label>
      {hint && (
        <span id={id} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}

/** The same choice where it takes effect like a light switch: a theme, a technique shown or not. */
export function Toggle({ label, checked, onChange, hint, disabled = false }: CheckboxProps) {
  const id = useId()
  return (
    <div className={styles.root}>
      <label className={classes(styles.row, styles.toggleRow, disabled && styles.disabled)}>
        <span className={styles.label}>{label}</span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className={styles.toggle}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
      </label>
      {hint && (
        <span id={id} className={styles.toggleHint}>
          {hint}
        </span>
      )}
    </div>
  )
}
