import { useId, type ReactElement, type ReactNode } from "react"
import type { Running } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { Notice } from "../../ui/Notice.tsx"
import css from "./Explore.module.css"
import own from "./Section.module.css"

interface SectionProps {
  readonly title: string
  /** One or two sentences: what is seen, and how it is found. */
  readonly lead: ReactNode
  readonly controls?: ReactNode
  readonly children: ReactNode
}

export function Section({ title, lead, controls, children }: SectionProps): ReactElement {
  const id = useId()
  return (
    <section className={css["section"]} data-paper="flow" aria-labelledby={id}>
      <header className={own["head"]}>
        <div>
          <h3 id={id}>{title}</h3>
          <p>{lead}</p>
        </div>
        {controls && <div className={own["controls"]}>{controls}</div>}
      </header>
      {children}
      <p className={css["unknown"]}>Not yet known when this was printed.</p>
    </section>
  )
}

/** Says that a part failed, beside what may still be there of an earlier answer, and lets it be asked again. */
export function Failed({ running, what }: { readonly running: Running<unknown>; readonly what: string }): ReactElement | null {
  if (running.state !== "failed") return null
  return (
    <Notice tone="error" title={`${what} could not be worked out.`} actions={<Button onClick={running.again}>Try again</Button>}>
      <p>{running.message}</p>
    </Notice>
  )
}

/** What stands in a part's place until it is ready. */
export function Waiting({ running, what }: { readonly running: Running<unknown>; readonly what: string }): ReactElement | null {
  if (running.state === "failed") return null
  return <p className={css["waiting"]}>{running.state === "cancelled" ? `${what}: stopped.` : `${what}: being worked out …`}</p>
}
