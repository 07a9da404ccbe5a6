import type { ReactNode } from "react"
import { classes } from "./classes.ts"
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
        <button type="button" className={styles.dismiss} aria-label="Dismiss" onClick={onDismiss}>
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  )
}
