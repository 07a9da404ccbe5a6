import type { ReactElement, ReactNode } from "react"
import { ViewLink, type Target } from "../../common/ViewLink.tsx"
import css from "./Parts.module.css"

export interface PartNavProps {
  /** What the parts are parts of. */
  readonly label: string
  readonly parts: readonly { readonly label: ReactNode; readonly target: Target; readonly current: boolean }[]
}

/** The parts of one view, of which it shows one at a time: a switch, each of whose places has its link. */
export const PartNav = ({ label, parts }: PartNavProps): ReactElement => (
  <nav className={css["partNav"]} aria-label={label}>
    {parts.map((part, at) => (
      <ViewLink key={at} {...part.target} current={part.current}>
        {part.label}
      </ViewLink>
    ))}
  </nav>
)
