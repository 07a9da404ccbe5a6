import { useEffect, useRef, type ReactElement } from "react"
import { Prose } from "./Prose.tsx"
import css from "./Lessons.module.css"

export interface RevealedProps {
  readonly text: string
  /** The button that was pressed for it is gone: who works by keyboard goes on from here. */
  readonly takesFocus: boolean
}

/** What was kept back until it was asked for. */
export function Revealed({ text, takesFocus }: RevealedProps): ReactElement {
  const root = useRef<HTMLDivElement>(null)
  const takes = useRef(takesFocus)
  useEffect(() => {
    if (takes.current) root.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={root} tabIndex={-1} className={css["then"]}>
      <Prose text={text} />
    </div>
  )
}
