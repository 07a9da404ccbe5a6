import { Popover as Base } from "@base-ui/react/popover"
import type { ReactElement, RefObject } from "react"
import type { Term } from "../../dataset/schema/index.ts"
import { Icon } from "../../ui/Icon.tsx"
import popover from "../../ui/Popover.module.css"
import { TermText } from "../common/terms/TermText.tsx"
import { ViewLink } from "../common/ViewLink.tsx"
import { isProduct } from "./finder.ts"
import { ProductText } from "./ProductText.tsx"
import type { Marked } from "./scan.ts"
import { WordName } from "./WordName.tsx"
import css from "./TermLayer.module.css"

export interface TermPopoverProps extends Marked {
  readonly popup: RefObject<HTMLDivElement | null>
  readonly onClose: () => void
}

const Explained = ({ term }: { readonly term: Term }): ReactElement => (
  <>
    <TermText term={term} />
    <p className={css["more"]}>
      <ViewLink view="glossary" focus={term.id}>
        Sources, and words beside it
      </ViewLink>
    </p>
  </>
)

/** A word's explanation beside it. The focus stays where it is. */
export function TermPopover({ word, range, popup, onClose }: TermPopoverProps): ReactElement {
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
          <Base.Popup
            ref={popup}
            className={popover.popup}
            initialFocus={false}
            finalFocus={false}
            onClick={({ target }) => {
              // Followed, a link has left the word behind.
              if ((target as Element).closest("a")) onClose()
            }}
          >
            <div className={popover.head}>
              <Base.Title className={popover.title}>
                <WordName word={word} />
              </Base.Title>
              <Base.Close className={popover.close} aria-label="Close">
                <Icon name="close" />
              </Base.Close>
            </div>
            {isProduct(word) ? <ProductText product={word} /> : <Explained term={word} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
