import type { ReactElement, ReactNode } from "react"
import { usePaper } from "../../../ui/usePaper.ts"
import css from "./Scroller.module.css"

/** The region in which a wide table scrolls; on paper, which is turned for it, it stands in full. */
export function Scroller({ children }: { readonly children: ReactNode }): ReactElement {
  usePaper("landscape")
  return (
    <div className={css["scroll"]}>
      <p id="matrix-keys" hidden>
        Arrow keys move from cell to cell, Enter opens one.
      </p>
      {children}
    </div>
  )
}
