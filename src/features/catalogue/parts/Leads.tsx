import { useLocked } from "../../common/Part.tsx"
import { ViewLink, type ViewLinkProps } from "../../common/ViewLink.tsx"

export interface LeadsProps extends ViewLinkProps {
  /** The part of the view that it belongs to. */
  readonly part: string
}

/** One of several places of a view to choose from. Where the author of a frame fixed the choice it leads nowhere. */
export function Leads({ part, ...link }: LeadsProps) {
  const isLocked = useLocked(part)
  if (!isLocked) return <ViewLink {...link} />
  return (
    // oxlint-disable-next-line jsx-a11y/anchor-is-valid -- a link that is none: HTML's own way to say so
    <a className={link.className} aria-current={link.current ? "page" : undefined} aria-disabled="true">
      {link.children}
    </a>
  )
}
