import { Menu as Base } from "@base-ui/react/menu"
import type { ReactElement, ReactNode } from "react"
import styles from "./Menu.module.css"

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly mark?: ReactNode
  readonly disabled?: boolean
}
export interface MenuSection {
  readonly label?: string
  readonly entries: readonly MenuEntry[]
}
export interface MenuProps {
  /** A button: it opens the menu. */
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly sections: readonly MenuSection[]
  readonly onSelect: (id: string) => void
  readonly align?: "start" | "center" | "end"
}

/** A list of things to do. */
export function Menu({ trigger, sections, onSelect, align = "start" }: MenuProps) {
  const rows = (entries: readonly MenuEntry[]) =>
    entries.map((entry) => (
      <Base.Item
        key={entry.id}
        className={styles.item}
        disabled={entry.disabled ?? false}
        label={entry.label}
        onClick={() => onSelect(entry.id)}
      >
        {entry.mark}
        <span className={styles.words}>
          <span>{entry.label}</span>
          {entry.detail !== undefined && <span className={styles.detail}>{entry.detail}</span>}
        </span>
      </Base.Item>
    ))
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} align={align} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            {sections.map((section, index) =>
              section.label === undefined ? (
                rows(section.entries)
              ) : (
                <Base.Group key={section.label ?? index}>
                  <Base.GroupLabel className={styles.groupLabel}>{section.label}</Base.GroupLabel>
                  {rows(section.entries)}
                </Base.Group>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
