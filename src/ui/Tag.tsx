import type { ReactNode } from "react"
import { classes } from "./classes.ts"
import styles from "./Tag.module.css"

export interface TagProps {
  readonly tone?: "neutral" | "good" | "warn" | "bad" | "accent"
  readonly children: ReactNode
  readonly title?: string
}

/** One or two words about the thing beside it. */
export const Tag = ({ tone = "neutral", children, title }: TagProps) => (
  <span className={classes(styles.tag, styles[tone])} title={title}>
    {children}
  </span>
)
