import type { ReactElement } from "react"
import type { Reason } from "../../engine/report.ts"
import { plural } from "../../ui/format.ts"
import { sayAnswer } from "../../words/answers.ts"
import css from "./datacenter.module.css"

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** The first of what stands against that which is drawn; nothing where it meets every need. */
export function Missed({ reasons: [first, ...others] }: { readonly reasons: readonly Reason[] }): ReactElement | null {
  if (!first) return null
  return (
    <span className={css["miss"]}>
      {" "}
      Does not meet the requirements: {ended(sayAnswer(first.told))}
      {others.length > 0 ? ` (and ${plural(others.length, "more reason")})` : ""}
    </span>
  )
}
