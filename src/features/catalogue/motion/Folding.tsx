import { createContext, useContext, useState, type ReactElement, type ReactNode } from "react"
import { Button } from "../../../ui/Button.tsx"
import { HiddenContext, LookedAtContext } from "../../common/hidden.ts"
import { Part as AnyPart, type PartProps } from "../../common/Part.tsx"
import css from "./Motion.module.css"

/** Whether what folds is shown; null: nothing folds. */
const FoldContext = createContext<boolean | null>(null)

/** What a mechanism is nothing without. */
const always: readonly string[] = ["picture", "play", "story"]

/**
 * A mechanism of which, where there is little room and the author of a frame asks for it (`hide=rest`), only the picture, its controls, the
 * figure and what is looked at stand there; the rest is a press away.
 */
export function Folding({ children }: { readonly children: ReactNode }): ReactElement {
  const folds = useContext(HiddenContext).includes("rest")
  const [open, setOpen] = useState(false)
  if (!folds) return <>{children}</>
  return (
    <FoldContext value={open}>
      {children}
      <div className={css["unfold"]}>
        <Button variant="quiet" icon={open ? "chevron-up" : "chevron-down"} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Less of it" : "All of it"}
        </Button>
      </div>
    </FoldContext>
  )
}

/** A part of a mechanism, which may fold. */
export function Part({ is, children }: PartProps): ReactElement {
  const open = useContext(FoldContext)
  const isLookedAt = useContext(LookedAtContext).includes(is)
  const part = <AnyPart is={is}>{children}</AnyPart>
  if (open === null || isLookedAt || always.includes(is)) return part
  return (
    <div className={css["rest"]} data-open={open ? "" : undefined}>
      {part}
    </div>
  )
}
