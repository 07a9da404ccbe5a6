import { Popover as Base } from "@base-ui/react/popover"
import { useState, type ReactElement, type ReactNode } from "react"
import { classes } from "./classes.ts"
import { Icon } from "./Icon.tsx"
import styles from "./Popover.module.css"
import { isTouched, useOverlay } from "./useOverlay.ts"

export interface PopoverProps {
  /** A button: it opens and closes the popover. */
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly title?: ReactNode
  readonly children: ReactNode
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly side?: "top" | "bottom" | "left" | "right"
  readonly align?: "start" | "center" | "end"
  readonly className?: string
}

/** Something beside the page that does not stop it. Closes with Escape and by pressing elsewhere. */
export function Popover({ trigger, title, children, open, onOpenChange, side = "bottom", align = "start", className }: PopoverProps) {
  const [own, setOwn] = useState(false)
  const isOpen = open ?? own
  const change = (next: boolean): void => {
    setOwn(next)
    onOpenChange?.(next)
  }
  useOverlay(isOpen && isTouched(), () => change(false))
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => change(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={classes(styles.popup, className)}>
            {title !== undefined && (
              <div className={styles.head}>
                <Base.Title className={styles.title}>{title}</Base.Title>
                <Base.Close className={styles.close} aria-label="Close">
                  <Icon name="close" />
                </Base.Close>
              </div>
            )}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
