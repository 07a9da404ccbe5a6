import type { AnchorHTMLAttributes, ReactElement } from "react"
import type { Components } from "react-markdown"
import { views, type View } from "../../../scenario/view.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { drawn } from "./markdown.ts"

/** A lesson's text: Markdown, whoever has written it; as it is written where no Markdown can be made of it. */
export const Prose = ({ text }: { readonly text: string }): ReactElement => drawn(text, components) ?? <p>{text}</p>

function Link({ href = "", children }: AnchorHTMLAttributes<HTMLAnchorElement>): ReactElement {
  if (href === "") return <>{children}</>
  const asked = new URLSearchParams(href.slice(1))
  const view = asked.get("view") as View | null
  const isPlace =
    href.startsWith("#") && view !== null && views.includes(view) && [...asked.keys()].every((key) => key === "view" || key === "focus")
  // A place of the page keeps the reader's scenario; a scenario of its own opens beside it, and so does the web.
  return isPlace ? (
    <ViewLink view={view} focus={asked.get("focus")}>
      {children}
    </ViewLink>
  ) : (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

const components: Components = { a: Link }
