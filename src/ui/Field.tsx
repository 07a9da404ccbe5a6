import type { ReactNode } from "react"
import styles from "./Field.module.css"
import { VisuallyHidden } from "./VisuallyHidden.tsx"

export interface FieldLabelProps {
  readonly htmlFor?: string
  readonly id?: string
  readonly hidden?: boolean
  readonly children: ReactNode
}

export function FieldLabel({ htmlFor, id, hidden = false, children }: FieldLabelProps) {
  const text = hidden ? <VisuallyHidden>{children}</VisuallyHidden> : children
  return (
    <label htmlFor={htmlFor} id={id} className={hidden ? styles.hiddenLabel : styles.label}>
      {text}
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
