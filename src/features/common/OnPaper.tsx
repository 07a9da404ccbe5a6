import type { ReactElement, ReactNode } from "react"
import { createPortal } from "react-dom"
import { classes } from "../../ui/classes.ts"
import css from "./OnPaper.module.css"

interface OnPaperProps {
  readonly className: string | undefined
  readonly children: ReactNode
}

/** A document: while it is there the browser prints it in place of the page. Nothing of it is seen on screen. */
export const OnPaper = ({ className, children }: OnPaperProps): ReactElement =>
  createPortal(<div className={classes(css["paper"], className)}>{children}</div>, document.body)
