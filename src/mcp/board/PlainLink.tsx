import type { ReactNode } from "react"

interface PlainLinkProps {
  readonly children: ReactNode
  readonly className?: string
}

/** In place of links to the explorer's other views, which an assistant's window does not have: the words or the mark alone (scripts/board-page.ts). */
export const ViewLink = ({ children, className }: PlainLinkProps) => <span className={className}>{children}</span>
