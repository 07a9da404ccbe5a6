import type { ReactElement } from "react"
import type { Term } from "../../../dataset/schema/index.ts"
import type { View } from "../../../scenario/view.ts"
import { TechniqueMark } from "../TechniqueMark.tsx"
import { ViewLink, type Target } from "../ViewLink.tsx"
import { TermPicture } from "./TermPicture.tsx"
import css from "./Terms.module.css"

/** The place in the page where a term is at work. */
export const seenTarget = ({ seen }: Term): Target => ({
  view: seen.view as View,
  focus: seen.focus ?? null,
  table: seen.filter === undefined ? {} : { filter: seen.filter },
})

/** Names that are signs are shown as the marks they are. */
export const TermName = ({ term }: { readonly term: Term }): ReactElement =>
  term.topic === "marks" && term.technique ? (
    <TechniqueMark technique={term.technique} size={18} label={`${term.name}, the ${term.also[0] ?? "mark"}`} />
  ) : (
    <span className={css["name"]}>
      {term.technique && <TechniqueMark technique={term.technique} size={13} />}
      <span>{term.name}</span>
    </span>
  )

/** What a term means, in two lines, and where it is seen at work. */
export function TermText({ term, picture = true }: { readonly term: Term; readonly picture?: boolean }): ReactElement {
  const { lines, seen } = term
  return (
    <div className={css["text"]} data-picture={(picture && term.picture) || undefined}>
      <div className={css["lines"]}>
        <p>{lines[0]}</p>
        <p className={css["why"]}>{lines[1]}</p>
        <p className={css["seen"]}>
          At work: <ViewLink {...seenTarget(term)}>{seen.words}</ViewLink>
        </p>
      </div>
      {picture && <TermPicture term={term} className={css["picture"]} />}
    </div>
  )
}
