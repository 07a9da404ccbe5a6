import { type ReactNode, useId, useState } from "react"
import { Checkbox } from "./Checkbox.tsx"
import { classes } from "./classes.ts"
import field from "./Field.module.css"
import { FieldNote } from "./Field.tsx"
import { Icon } from "./Icon.tsx"
import { SearchField } from "./SearchField.tsx"
import styles from "./MultiSelect.module.css"
import { Popover } from "./Popover.tsx"
import type { OptionGroup } from "./SelectField.tsx"

export interface MultiSelectProps<T extends string = string> {
  readonly label: string
  readonly values: readonly T[]
  readonly groups: readonly OptionGroup<T>[]
  readonly onChange: (values: readonly T[]) => void
  /** What an empty choice means: "Any". */
  readonly emptyText?: string
  readonly hint?: ReactNode
}

const longList = 12

/** Several of many, as a list of checkboxes in a popover; long lists can be searched. */
export function MultiSelect<T extends string>({ label, values, groups, onChange, emptyText = "Any", hint }: MultiSelectProps<T>) {
  const id = useId()
  const [query, setQuery] = useState("")
  const all = groups.flatMap((group) => group.options)
  const chosen = new Set<string>(values)
  const names = all.filter((option) => chosen.has(option.value)).map((option) => option.label)
  // Chosen once, no longer offered (an older link): still shown, so that it can be taken away.
  const unknown = values.filter((value) => !all.some((option) => option.value === value))
  const summary = values.length === 0 ? emptyText : [...names, ...unknown].join(", ")
  const words = query.trim().toLowerCase()
  const shown = groups
    .map((group) => ({
      ...group,
      options: group.options.filter((option) => `${option.label} ${group.label}`.toLowerCase().includes(words)),
    }))
    .filter((group) => group.options.length > 0)
  const set = (value: T, on: boolean) => onChange(on ? [...values, value] : values.filter((other) => other !== value))

  return (
    <div className={styles.root}>
      <span id={id} className={field.label}>
        {label}
      </span>
      <Popover
        className={styles.popup ?? ""}
        onOpenChange={() => setQuery("")}
        trigger={
          <button type="button" className={classes(field.box, styles.trigger)} aria-label={`${label}: ${summary}`}>
            <span className={classes(styles.summary, values.length === 0 && styles.empty)}>{summary}</span>
            {values.length > 1 && <span className={styles.count}>{values.length}</span>}
            <Icon name="chevron-down" size={14} />
          </button>
        }
      >
        {all.length > longList && (
          <SearchField
            label={`Search ${label.toLowerCase()}`}
            hideLabel
            value={query}
            placeholder="Search"
            className={styles.search}
            onChange={setQuery}
          />
        )}
        <div className={styles.list}>
          {shown.map((group) => (
            <fieldset key={group.label}>
              <legend className={styles.groupLabel}>{group.label || label}</legend>
              {group.options.map((option) => (
                <Checkbox
                  key={option.value}
                  label={option.label}
                  checked={chosen.has(option.value)}
                  onChange={(on) => set(option.value, on)}
                />
              ))}
            </fieldset>
          ))}
          {words === "" &&
            unknown.map((value) => (
              <Checkbox key={value} label={`${value} (not in the dataset)`} checked onChange={(on) => set(value, on)} />
            ))}
          {shown.length === 0 && <p className={styles.none}>Nothing is called “{query}”.</p>}
        </div>
        <div className={styles.foot}>
          <button type="button" className={styles.clear} disabled={values.length === 0} onClick={() => onChange([])}>
            {emptyText}
          </button>
        </div>
      </Popover>
      {hint && <FieldNote>{hint}</FieldNote>}
    </div>
  )
}
