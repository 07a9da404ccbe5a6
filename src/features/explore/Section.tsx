import { useId, type ReactElement, type ReactNode } from "react"
import type { Running } from "../../scenario/worker/useJob.ts"
import { Notice } from "../../ui/Notice.tsx"
import css from "./Explore.module.css"

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
    <section className={css["section"]} aria-labelledby={id}>
      <header className={css["head"]}>
        <div>
          <h3 id={id}>{title}</h3>
          <p>{lead}</p>
        </div>
        {controls && <div className={css["controls"]}>{controls}</div>}
      </header>
      {children}
    </section>
  )
}

/** What stands in a part's place until it is ready, or where it failed. */
export function Waiting({ running, what }: { readonly running: Running<unknown>; readonly what: string }): ReactElement {
  if (running.state === "failed") {
    return (
      <Notice tone="error" title={`${what} could not be worked out.`}>
        <p>{running.message}</p>
      </Notice>
    )
  }
  return <p className={css["waiting"]}>{running.state === "cancelled" ? `${what}: stopped.` : `${what}: being worked out …`}</p>
}
