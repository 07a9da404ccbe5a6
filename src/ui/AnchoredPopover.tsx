import { Popover as Base } from "@base-ui/react/popover"
import type { ReactNode } from "react"
import { Icon } from "./Icon.tsx"
import styles from "./Popover.module.css"

export interface AnchoredPopoverProps {
  /** What it stands beside; the focus returns there. */
  readonly anchor: () => HTMLElement | null
  readonly title: ReactNode
  readonly children: ReactNode
  /** Closed with Escape, by its button, or by a press elsewhere: the event that did it. */
  readonly onClose: (event: Event) => void
}

/** A popover beside one of very many things, open from the start: one for all of them, instead of one each. */
export function AnchoredPopover({ anchor, title, children, onClose }: AnchoredPopoverProps) {
  return (
    <Base.Root
      open
      onOpenChange={(open, details) => {
        if (!open) onClose(details.event)
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} side="bottom" align="start" sideOffset={4} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.popup} finalFocus={anchor}>
            <div className={styles.head}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <Base.Close className={styles.close} aria-label="Close">
                <Icon name="close" />
              </Base.Close>
            </div>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
