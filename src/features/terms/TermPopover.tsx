import { Popover as Base } from "@base-ui/react/popover"
import type { ReactElement, RefObject } from "react"
import { Icon } from "../../ui/Icon.tsx"
import popover from "../../ui/Popover.module.css"
import { TermName, TermText } from "../common/terms/TermText.tsx"
import { ViewLink } from "../common/ViewLink.tsx"
import type { Marked } from "./scan.ts"
import css from "./TermLayer.module.css"

export interface TermPopoverProps {
  readonly marked: Marked
  readonly popup: RefObject<HTMLDivElement | null>
  readonly onClose: () => void
}

/** A word's explanation beside it. The focus stays where it is. */
export function TermPopover({ marked: { term, range }, popup, onClose }: TermPopoverProps): ReactElement {
  return (
    <Base.Root
      open
      onOpenChange={(open, { event }) => {
        // Moving through the list of words opens the next one.
        if (!open && !(event.target instanceof Element && event.target.closest("[data-terms=no]"))) onClose()
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={{ getBoundingClientRect: () => range.getBoundingClientRect() }}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className={popover.positioner}
        >
          <Base.Popup ref={popup} className={popover.popup} initialFocus={false} finalFocus={false}>
            <div className={popover.head}>
              <Base.Title className={popover.title}>
                <TermName term={term} />
              </Base.Title>
              <Base.Close className={popover.close} aria-label="Close">
                <Icon name="close" />
              </Base.Close>
            </div>
            <TermText term={term} />
            <p className={css["more"]}>
              <ViewLink view="glossary" focus={term.id}>
                Sources, and words beside it
              </ViewLink>
            </p>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
