import { useEffect, useSyncExternalStore, type ReactElement, type ReactNode } from "react"
import { AnchoredPopover } from "../../../ui/AnchoredPopover.tsx"
import { Sheet } from "../../../ui/Dialog.tsx"

const narrow = "(width <= 40em)"

/** A phone's screen. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(narrow)
      list.addEventListener("change", changed)
      return () => list.removeEventListener("change", changed)
    },
    () => matchMedia(narrow).matches,
  )

export const cellElement = (key: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`)

/** Brings a cell into sight and gives it the focus. */
export function toCell(key: string): void {
  const cell = cellElement(key)
  cell?.scrollIntoView({ block: "center", inline: "center" })
  cell?.focus({ preventScroll: true })
}

export interface CellWindowProps {
  /** Key of the cell, and whether it stands in the table or is filtered away. */
  readonly cell: string
  readonly inTable: boolean
  readonly title: ReactNode
  readonly children: ReactNode
  readonly onClose: () => void
}

/** What is known of a cell: beside it, or from an edge of the screen where there is no room or no cell. */
export function CellWindow({ cell, inTable, title, children, onClose }: CellWindowProps): ReactElement {
  const isNarrow = useNarrow()
  // A link opens a cell that may be far down.
  useEffect(() => {
    const element = cellElement(cell)
    const place = element?.getBoundingClientRect()
    if (place && (place.top < 0 || place.bottom > innerHeight)) element?.scrollIntoView({ block: "center", inline: "center" })
  }, [cell])
  if (isNarrow || !inTable) {
    return (
      <Sheet open inAddress onOpenChange={(open) => !open && onClose()} title={title} placement={isNarrow ? "bottom" : "right"}>
        {children}
      </Sheet>
    )
  }
  return (
    <AnchoredPopover
      anchor={() => cellElement(cell)}
      title={title}
      onClose={(event) => {
        // A press on another cell opens that one instead.
        const onCell = event.type !== "keydown" && event.target instanceof Element && event.target.closest("[data-cell]") !== null
        if (!onCell) onClose()
      }}
    >
      {children}
    </AnchoredPopover>
  )
}
