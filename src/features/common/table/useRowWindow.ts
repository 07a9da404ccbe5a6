import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual"
import { useState, type FocusEvent, type RefObject } from "react"
import { usePrinting } from "../../../ui/usePrinting.ts"

/** Tables up to this long are drawn whole, so that the browser's own search finds every row. */
const wholeUpTo = 60
/** Pixels of a row nobody has measured yet. */
const guess = 44
/** Rows drawn beyond what is in sight. */
const spare = 10

export interface RowWindow {
  /** Rows to draw, in order. */
  readonly indices: readonly number[]
  /** Pixels of the rows above and below them. */
  readonly before: number
  readonly after: number
  readonly measure: ((element: HTMLElement | null) => void) | undefined
  readonly bodyProps: { readonly onFocus?: (event: FocusEvent) => void }
}

/** Paper shows every row of a table of a usual size. */
export const firstOnPaper = 150

/** Which rows of a long table are in the page: those in sight, some around them, and the one that has the focus. */
export function useRowWindow(count: number, scroller: RefObject<HTMLElement | null>, mostOnPaper = firstOnPaper): RowWindow {
  const [focused, setFocused] = useState<number | null>(null)
  const printing = usePrinting()
  const whole = printing || count <= wholeUpTo
  // oxlint-disable-next-line react/incompatible-library -- no React Compiler here, and nothing below it is memoized
  const virtualizer = useVirtualizer({
    count,
    enabled: !whole,
    getScrollElement: () => scroller.current,
    estimateSize: () => guess,
    overscan: spare,
    rangeExtractor: (range: Range) => {
      const near = defaultRangeExtractor(range)
      return focused === null || focused >= count || near.includes(focused) ? near : [...near, focused].sort((a, b) => a - b)
    },
  })
  const drawn = printing ? Math.min(count, mostOnPaper) : count
  if (whole) return { indices: Array.from({ length: drawn }, (_, index) => index), before: 0, after: 0, measure: undefined, bodyProps: {} }
  const items = virtualizer.getVirtualItems()
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
  const isNear = (index: number): boolean => index >= startIndex - spare && index <= endIndex + spare
  const near = items.filter((item) => isNear(item.index))
  const first = near[0]
  const last = near.at(-1)
  // The row with the focus stands at the edge of the window when it has been scrolled away, in the place of as much of the gap.
  const away = items.find((item) => !isNear(item.index))
  const above = away && first && away.index < first.index ? away.size : 0
  const below = away && last && away.index > last.index ? away.size : 0
  return {
    indices: items.map((item) => item.index),
    before: Math.max(0, (first?.start ?? 0) - above),
    after: last ? Math.max(0, virtualizer.getTotalSize() - last.end - below) : 0,
    measure: virtualizer.measureElement,
    bodyProps: {
      onFocus: (event) => {
        const index = Number((event.target as HTMLElement).closest("tr")?.dataset["index"])
        setFocused(Number.isNaN(index) ? null : index)
      },
    },
  }
}
