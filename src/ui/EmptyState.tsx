import type { ReactNode } from "react"
import styles from "./EmptyState.module.css"

/** Nothing here yet: says why, and what to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={styles.root}>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  )
}
