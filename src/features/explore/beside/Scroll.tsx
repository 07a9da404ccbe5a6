import type { ReactElement, ReactNode } from "react"
import css from "./Beside.module.css"

/** What scrolls has to be reached by keyboard. */
const scrollable = { tabIndex: 0 } as const

/** A table that may be wider than its place. */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className={css["scroll"]} {...scrollable} aria-label={label}>
      {children}
    </section>
  )
}
