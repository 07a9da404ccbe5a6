import type { ReactNode } from "react"
import styles from "./Field.module.css"
import hiddenStyles from "./VisuallyHidden.module.css"

export interface FieldLabelProps {
  readonly htmlFor?: string
  readonly id?: string
  readonly hidden?: boolean
  readonly children: ReactNode
}

export function FieldLabel({ htmlFor, id, hidden = false, children }: FieldLabelProps) {
  return (
    <label htmlFor={htmlFor} id={id} className={hidden ? hiddenStyles.hidden : styles.label}>
      {children}
    </label>
  )
}

/** One line below a control. An error is announced when it appears. */
export function FieldNote({
  id,
  tone = "hint",
  children,
}: {
  readonly id?: string
  readonly tone?: "hint" | "error"
  readonly children: ReactNode
}) {
  return (
    <span id={id} className={tone === "error" ? styles.error : styles.hint} role={tone === "error" ? "alert" : undefined}>
      {children}
    </span>
  )
}
