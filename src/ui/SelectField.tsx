import { type ReactNode, useId } from "react"
import { classes } from "./classes.ts"
import field from "./Field.module.css"
import { FieldLabel, FieldNote } from "./Field.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./SelectField.module.css"

export interface Option<T extends string = string> {
  readonly value: T
  readonly label: string
  readonly disabled?: boolean
}
export interface OptionGroup<T extends string = string> {
  readonly label: string
  readonly options: readonly Option<T>[]
}

export interface SelectFieldProps<T extends string = string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: T
  readonly options: readonly (Option<T> | OptionGroup<T>)[]
  readonly onChange: (value: T) => void
  readonly hint?: ReactNode
  readonly disabled?: boolean
  readonly className?: string
}

const isGroup = <T extends string>(row: Option<T> | OptionGroup<T>): row is OptionGroup<T> => "options" in row

/** One of a few. The browser's own select: it is what phones, screen readers and keyboards know best. */
export function SelectField<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  hint,
  disabled = false,
  className,
}: SelectFieldProps<T>) {
  const id = useId()
  const one = (option: Option<T>) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  )
  return (
    <div className={classes(styles.root, className)}>
      <FieldLabel htmlFor={id} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <div className={styles.box}>
        <select
          id={id}
          className={classes(field.box, styles.select)}
          value={value}
          disabled={disabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map((row) =>
            isGroup(row) ? (
              <optgroup key={row.label} label={row.label}>
                {row.options.map(one)}
              </optgroup>
            ) : (
              one(row)
            ),
          )}
        </select>
        <span className={styles.chevron}>
          <Icon name="chevron-down" size={14} />
        </span>
      </div>
      {hint && <FieldNote id={`${id}-hint`}>{hint}</FieldNote>}
    </div>
  )
}
