import { Combobox } from "@base-ui/react/combobox"
import { useId, useRef } from "react"
import { classes } from "./classes.ts"
import field from "./Field.module.css"
import { FieldLabel } from "./Field.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./SearchSelect.module.css"
import type { Option } from "./SelectField.tsx"

export interface SearchSelectProps {
  readonly label: string
  readonly hideLabel?: boolean
  /** Null: nothing chosen. */
  readonly value: string | null
  readonly options: readonly (Option & { readonly detail?: string })[]
  readonly onChange: (value: string | null) => void
  readonly placeholder?: string
}

/** One of very many, found by typing part of its name. */
export function SearchSelect({ label, hideLabel = false, value, options, onChange, placeholder = "Search" }: SearchSelectProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const chosen = options.find((option) => option.value === value) ?? null
  return (
    <div className={styles.root}>
      <FieldLabel htmlFor={id} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <Combobox.Root
        items={options}
        value={chosen}
        onValueChange={(option) => onChange(option?.value ?? null)}
        autoHighlight
        limit={80}
        itemToStringLabel={(option: Option) => option.label}
        isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
      >
        <div ref={box} className={classes(field.box, styles.box)}>
          <Icon name="search" size={14} />
          <Combobox.Input id={id} className={styles.input} placeholder={placeholder} />
          {chosen && (
            <Combobox.Clear className={styles.clear} aria-label={`${label}: clear`}>
              <Icon name="close" size={14} />
            </Combobox.Clear>
          )}
        </div>
        <Combobox.Portal>
          <Combobox.Positioner anchor={box} className={styles.positioner} sideOffset={4} collisionPadding={8}>
            <Combobox.Popup className={styles.popup}>
              <Combobox.Empty className={styles.empty}>Nothing matches.</Combobox.Empty>
              <Combobox.List className={styles.list}>
                {(option: Option & { readonly detail?: string }) => (
                  <Combobox.Item key={option.value} value={option} className={styles.item}>
                    <span>{option.label}</span>
                    {option.detail && <span className={styles.detail}>{option.detail}</span>}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </div>
  )
}
