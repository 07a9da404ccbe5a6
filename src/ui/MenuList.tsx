import { Menu as Base } from "@base-ui/react/menu"
import { useEffect, useLayoutEffect, useRef, useState } from "react"
import type { MenuEntry, MenuProps, MenuSection } from "./Menu.tsx"
import styles from "./Menu.module.css"
import { isTouched, useOverlay } from "./useOverlay.ts"

export interface MenuListProps extends MenuProps {
  readonly sections: readonly MenuSection[]
  /** What it was asked for with: by keys, the first entry has the focus when it opens. */
  readonly askedBy: "keys" | "pointer"
}

/** The button with its list, which opens at once: it was asked for. */
export function MenuList({ trigger, sections, onSelect, align = "start", focusAfter, askedBy }: MenuListProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(askedBy === "pointer")
  useOverlay(isOpen && isTouched(), () => setOpen(false))
  // With the button it stands in for, the focus went.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [])
  // A press of keys that the button would have had itself.
  const [byKeys] = useState(askedBy === "keys")
  useEffect(() => {
    if (byKeys) button.current?.click()
  }, [byKeys])
  const hasChosen = useRef(false)
  // A finger that chooses wants no keyboard over the page.
  const goOn = (by: string): HTMLElement | true => (hasChosen.current && by !== "touch" && focusAfter?.()) || true
  const rows = (entries: readonly MenuEntry[]) =>
    entries.map((entry) => (
      <Base.Item
        key={entry.id}
        className={styles.item}
        disabled={entry.disabled ?? false}
        label={entry.label}
        onClick={() => {
          hasChosen.current = true
          onSelect(entry.id)
        }}
      >
        {entry.mark}
        <span className={styles.words}>
          <span>{entry.label}</span>
          {entry.detail !== undefined && <span className={styles.detail}>{entry.detail}</span>}
        </span>
      </Base.Item>
    ))
  return (
    <Base.Root
      modal={false}
      open={isOpen}
      onOpenChange={(next) => {
        if (next) hasChosen.current = false
        setOpen(next)
      }}
    >
      <Base.Trigger ref={button} render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} align={align} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={styles.popup} finalFocus={goOn}>
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
