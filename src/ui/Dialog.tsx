import { Dialog as Base } from "@base-ui/react/dialog"
import { useState, type ReactElement, type ReactNode } from "react"
import { classes } from "./classes.ts"
import styles from "./Dialog.module.css"
import { Icon } from "./Icon.tsx"
import { useOverlay } from "./useOverlay.ts"

export interface DialogProps {
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
  /** A button that opens it; or steer it with `open`. */
  readonly trigger?: ReactElement<Record<string, unknown>>
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Centre of the page, or a sheet from the right or the bottom edge. */
  readonly placement?: "centre" | "right" | "bottom"
  readonly size?: "m" | "l"
  /** The address says that it is open: going back closes it as it is. */
  readonly inAddress?: boolean
}

/** Takes over the page until it is closed; focus returns to where it came from. */
export function Dialog({
  title,
  description,
  children,
  footer,
  trigger,
  open,
  onOpenChange,
  placement = "centre",
  size = "m",
  inAddress = false,
}: DialogProps) {
  const [own, setOwn] = useState(false)
  const isOpen = open ?? own
  const change = (next: boolean): void => {
    setOwn(next)
    onOpenChange?.(next)
  }
  useOverlay(isOpen && !inAddress, () => change(false))
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => change(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classes(styles.popup, styles[placement], size === "l" && styles.large)}>
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close className={styles.close} aria-label="Close">
              <Icon name="close" />
            </Base.Close>
          </div>
          {description !== undefined && <Base.Description className={styles.description}>{description}</Base.Description>}
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <div className={styles.foot}>{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** A dialog that slides in from an edge. */
export const Sheet = ({ placement = "right", ...rest }: DialogProps) => <Dialog placement={placement} {...rest} />
