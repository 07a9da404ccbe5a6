import type { ReactElement, ReactNode } from "react"
import css from "./Support.module.css"

/** The region in which a wide table scrolls. */
export const Scroller = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <div className={css["scroll"]}>
    <p id="matrix-keys" hidden>
      Arrow keys move from cell to cell, Enter opens one.
    </p>
    {children}
  </div>
)
