import { useId, type ReactElement, type ReactNode } from "react"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import css from "./Page.module.css"

/** A titled part of the page, found by its name. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const id = useId()
  return (
    <section className={css["section"]} data-paper="flow" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

/** The first of a long list, and the rest when asked for. */
export function Shortened<Row>({
  rows,
  shown,
  what,
  children,
}: {
  readonly rows: readonly Row[]
  readonly shown: number
  /** What the rows are, in plural. */
  readonly what: string
  readonly children: (rows: readonly Row[]) => ReactNode
}): ReactElement {
  const rest = rows.slice(shown)
  return (
    <>
      {children(rows.slice(0, shown))}
      {rest.length > 0 && (
        <Disclosure title={`${rest.length} more ${what}`} variant="inline">
          {children(rest)}
        </Disclosure>
      )}
    </>
  )
}
