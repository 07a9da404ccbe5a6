import type { ReactElement } from "react"
import { views, type View } from "../../../scenario/view.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { paragraphs, type Run } from "./prose.ts"

/** A lesson's text. */
export const Prose = ({ text }: { readonly text: string }): ReactElement[] =>
  paragraphs(text).map((runs, at) => (
    <p key={at}>
      {runs.map((run, place) => (
        <Piece key={place} run={run} />
      ))}
    </p>
  ))

function Piece({ run }: { readonly run: Run }): ReactElement | string {
  if (run.is === "text") return run.text
  if (run.is === "bold") return <strong>{run.text}</strong>
  const asked = new URLSearchParams(run.fragment)
  const view = asked.get("view") as View | null
  const isPlace = view !== null && views.includes(view) && [...asked.keys()].every((key) => key === "view" || key === "focus")
  // A place of the page keeps the reader's scenario; a scenario of its own opens beside it.
  return isPlace ? (
    <ViewLink view={view} focus={asked.get("focus")}>
      {run.text}
    </ViewLink>
  ) : (
    <a href={`#${run.fragment}`} target="_blank" rel="noopener">
      {run.text}
    </a>
  )
}
