import type { ReactNode } from "react"
import styles from "./VisuallyHidden.module.css"

/** For ears only. It takes no room, not even in a grid. */
export const VisuallyHidden = ({
  as: Tag = "span",
  children,
}: {
  readonly as?: "span" | "h1" | "h2" | "h3"
  readonly children: ReactNode
}) => <Tag className={styles.hidden}>{children}</Tag>
