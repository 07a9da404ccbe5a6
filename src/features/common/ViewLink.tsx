import { createContext, useContext, useEffect, useRef, type MouseEvent, type ReactNode } from "react"
import { linkOf } from "../../scenario/link.ts"
import { explorerStore, useExplorer, type ExplorerState } from "../../scenario/store.ts"
import type { View, ViewState } from "../../scenario/view.ts"

/** A view, and what is opened in it. */
export interface Target {
  readonly view: View
  /** The id of the row that is opened; null: the view itself. */
  readonly focus?: string | null
  readonly table?: ViewState["table"]
}

const viewOf = ({ view, focus = null, table = {} }: Target): ViewState => ({ view, focus, table })

/** The fragment that shows a view with the scenario as it is, with `#`. */
export const targetHref = ({ scenario, kept, versions, beside }: ExplorerState, target: Target): string =>
  `#${linkOf({ scenario, kept, versions, beside, view: viewOf(target) })}`

/** Shows a view, from its top. */
export function goTo(target: Target): void {
  explorerStore.getState().actions.visit(viewOf(target))
  scrollTo({ top: 0 })
}

/** A press that asks for another tab or window is the browser's. */
const isPlain = (event: MouseEvent): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** In somebody else's page only one view is shown: links to others open the full page beside it. Null: this is the full page. */
export const FrameContext = createContext<View | null>(null)

export interface ViewLinkProps extends Target {
  readonly children: ReactNode
  readonly className?: string | undefined
  readonly current?: boolean
  /** Its name, where it has no words or these do not tell one link from the next. */
  readonly label?: string
  /** Whether its name shows when it is pointed at: for a link without words. */
  readonly hint?: boolean
}

/** Nobody follows a link while a slider moves: what it leads to is written when that rests. */
function useRestingHref(target: Target): string {
  const last = useRef<string | null>(null)
  const href = useExplorer((state) => (state.dragging && last.current) || targetHref(state, target))
  useEffect(() => {
    last.current = href
  }, [href])
  return href
}

/** A link to a view or to a row of it: can be copied, opened in another tab, and keeps the scenario. */
export function ViewLink({ children, className, current, label, hint = false, ...target }: ViewLinkProps) {
  const href = useRestingHref(target)
  const frame = useContext(FrameContext)
  if (frame !== null && frame !== target.view) {
    return (
      <a
        href={`${location.pathname}${href}`}
        className={className}
        aria-label={label}
        title={hint ? label : undefined}
        target="_blank"
        rel="noopener"
      >
        {children}
      </a>
    )
  }
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      title={hint ? label : undefined}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        if (!isPlain(event)) return
        event.preventDefault()
        goTo(target)
      }}
    >
      {children}
    </a>
  )
}
