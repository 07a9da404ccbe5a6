import { startTransition, useCallback, useState } from "react"
import { flushSync } from "react-dom"

/** What there is for a picture: the width inside its element and the size of the reader's type, in pixels. */
export interface Room {
  readonly width: number
  readonly rem: number
}

const pixels = (text: string): number => Number.parseFloat(text) || 0

function measured(node: HTMLElement): Room {
  const { paddingLeft, paddingRight } = getComputedStyle(node)
  return {
    width: Math.floor(node.clientWidth - pixels(paddingLeft) - pixels(paddingRight)),
    rem: pixels(getComputedStyle(document.documentElement).fontSize) || 16,
  }
}

/** Below the fold what is skipped there need not be laid out for the page to be seen. */
const isSeen = (node: HTMLElement): boolean =>
  typeof node.checkVisibility !== "function" || node.checkVisibility({ contentVisibilityAuto: true })

/**
 * The room of an element, as it changes; `start` is its width until it is there: measured at once where it is seen, else when the page has
 * nothing better to do. Paper asks once more before it takes the picture: below the fold nothing may have been laid out.
 */
export function useRoom(start = 0): readonly [ref: (node: HTMLElement | null) => (() => void) | undefined, room: Room] {
  const [room, setRoom] = useState<Room>({ width: start, rem: 16 })
  const ref = useCallback((node: HTMLElement | null) => {
    if (!node) return undefined
    const measure = (): void => {
      const now = measured(node)
      setRoom((old) => (old.width === now.width && old.rem === now.rem ? old : now))
    }
    const forPaper = (): void => flushSync(measure)
    const timer = setTimeout(() => startTransition(measure))
    if (isSeen(node)) measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    window.addEventListener("beforeprint", forPaper)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      window.removeEventListener("beforeprint", forPaper)
    }
  }, [])
  return [ref, room]
}
