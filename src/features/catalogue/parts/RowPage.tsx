import { useContext, useEffect, useRef, type ReactElement, type ReactNode } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import type { View, ViewState } from "../../../scenario/view.ts"
import { Icon } from "../../../ui/Icon.tsx"
import { Notice } from "../../../ui/Notice.tsx"
import { HiddenContext } from "../../common/hidden.ts"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import css from "./Parts.module.css"

export interface RowPageProps {
  /** The view the row belongs to, and what all its rows are called: "products". */
  readonly view: View
  readonly all: string
  readonly title: ReactNode
  /** Where the way back leads within the view; null: to the view itself. */
  readonly up?: string | null
  /** The table's sorting and filter on the way back, where the page has written choices of its own into them. */
  readonly back?: ViewState["table"]
  /** Holds a table, which takes all the room there is. */
  readonly wide?: boolean
  /** Read from its beginning on a phone as well: there the head takes little room, and what leads beside it is left to the way back. */
  readonly short?: boolean
  /** A line below the title. */
  readonly kicker?: ReactNode
  readonly children: ReactNode
}

/** The page of one row: where it stands, its name, what is known. The way back keeps the table's filter. */
export function RowPage({ view, all, title, up = null, back, kicker, wide = false, short = false, children }: RowPageProps): ReactElement {
  const table = useExplorer((state) => state.view.table)
  const hidden = useContext(HiddenContext)
  const heading = useRef<HTMLHeadingElement>(null)
  // A reader who came by keyboard goes on from the page's name.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    document.title = `${heading.current?.textContent ?? ""} – GPU Virtualization Explorer`
  }, [])
  return (
    <article className={css["page"]} data-paper="flow" data-wide={wide || undefined} data-short={short || undefined}>
      <header className={css["head"]}>
        {!hidden.includes("all") && (
          <ViewLink view={view} focus={up} table={back ?? table} className={css["back"]}>
            <Icon name="chevron-left" size={12} />
            All {all}
          </ViewLink>
        )}
        <h2 ref={heading} tabIndex={-1} className={css["title"]}>
          {title}
        </h2>
        {kicker !== undefined && <div className={css["kicker"]}>{kicker}</div>}
      </header>
      {children}
    </article>
  )
}

/** Said where a link names a row that the dataset does not have. */
export function NoSuchRow({ view, all, id }: { readonly view: View; readonly all: string; readonly id: string }): ReactElement {
  const frame = useContext(FrameContext)
  return (
    <Notice
      tone="warn"
      title={`The dataset has no “${id.length > 60 ? `${id.slice(0, 59)}…` : id}” among its ${all}.`}
      actions={<ViewLink view={view}>See all {all}</ViewLink>}
    >
      {frame === null && <p>It may have another name here; search finds it by any name its sources use.</p>}
    </Notice>
  )
}
