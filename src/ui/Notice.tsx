import type { MouseEvent, ReactNode } from "react"
import { classes } from "./classes.ts"
import { handOn, mainOf } from "./handOn.ts"
import { Icon } from "./Icon.tsx"
import styles from "./Notice.module.css"

export interface NoticeProps {
  readonly tone?: "info" | "warn" | "error"
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly onDismiss?: () => void
}

const words = { info: "Note", warn: "Warning", error: "Error" } as const

/** Something that happened, in a sentence. Announced politely. */
export function Notice({ tone = "info", title, children, actions, onDismiss }: NoticeProps) {
  /** The focus goes to what the notice stood above. */
  const pressed = (event: MouseEvent): void => {
    const main = mainOf(event.currentTarget)
    handOn(() => main)
  }
  return (
    <div className={classes(styles.notice, styles[tone])} role={tone === "error" ? "alert" : "status"}>
      <span className={styles.icon} title={words[tone]}>
        <Icon name={tone} />
      </span>
      <div className={styles.body}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss && (
        <button
          type="button"
          className={styles.dismiss}
          aria-label="Dismiss"
          onClick={(event) => {
            pressed(event)
            onDismiss()
          }}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  )
}
