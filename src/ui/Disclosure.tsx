import { type ReactNode, useId, useState } from "react"
import { classes } from "./classes.ts"
import styles from "./Disclosure.module.css"
import { Icon } from "./Icon.tsx"

export interface DisclosureProps {
  readonly title: ReactNode
  /** One line that informs while it is closed. */
  readonly summary?: ReactNode
  readonly children: ReactNode
  readonly defaultOpen?: boolean
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Level of the heading that holds the button; none unless told. */
  readonly level?: 2 | 3 | 4
  /** section: ruled, with a title; inline: a small text button. */
  readonly variant?: "section" | "inline"
}

/** Detail on demand. The content is made only once it has been asked for. */
export function Disclosure({
  title,
  summary,
  children,
  defaultOpen = false,
  open,
  onOpenChange,
  level,
  variant = "section",
}: DisclosureProps) {
  const id = useId()
  const [own, setOwn] = useState(defaultOpen)
  const isOpen = open ?? own
  const Heading = level === undefined ? "div" : (`h${level}` as const)
  return (
    <div className={classes(styles.root, styles[variant])} data-open={isOpen || undefined}>
      <Heading className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => {
            setOwn(!isOpen)
            onOpenChange?.(!isOpen)
          }}
        >
          <span className={styles.chevron}>
            <Icon name="chevron-right" size={14} />
          </span>
          <span className={styles.title}>{title}</span>
          {summary !== undefined && <span className={styles.summary}>{summary}</span>}
        </button>
      </Heading>
      {isOpen && (
        <div id={id} className={styles.panel}>
          {children}
        </div>
      )}
    </div>
  )
}
