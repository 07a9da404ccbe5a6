import { Dialog as Base } from "@base-ui/react/dialog"
import type { ReactElement, ReactNode } from "react"
import { classes } from "./classes.ts"
import styles from "./Dialog.module.css"
import { Icon } from "./Icon.tsx"

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
}: DialogProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}>
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
