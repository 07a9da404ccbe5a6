import { useId } from "react"
import { classes } from "./classes.ts"
import field from "./Field.module.css"
import { FieldLabel } from "./Field.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./SearchField.module.css"

export interface SearchFieldProps {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly className?: string | undefined
}

/** Words by which rows are found; what is found follows as they are typed. */
export function SearchField({ label, hideLabel = false, value, onChange, placeholder = "Any word", className }: SearchFieldProps) {
  const id = useId()
  return (
    <div className={classes(styles.root, className)}>
      <FieldLabel htmlFor={id} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <span className={classes(field.box, styles.box)}>
        <Icon name="search" size={14} />
        <input
          id={id}
          type="search"
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    </div>
  )
}
