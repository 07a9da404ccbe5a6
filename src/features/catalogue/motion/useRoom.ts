import { useCallback, useRef, useState } from "react"

/** The least that a picture is laid out for. */
const least = 260

/**
 * The width there is for a picture, in units of a sixteenth of the page's own type: where everything is larger, on a projector, so is what
 * is drawn.
 */
export function useRoom(): readonly [ref: (node: HTMLElement | null) => void, width: number] {
  const [width, setWidth] = useState(0)
  const observer = useRef<ResizeObserver | null>(null)
  const ref = useCallback((node: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!node) return
    const measure = (pixels: number): void => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
      setWidth(Math.max(least, Math.floor(pixels / unit)))
    }
    measure(node.clientWidth)
    observer.current = new ResizeObserver(([entry]) => {
      if (entry) measure(entry.contentRect.width)
    })
    observer.current.observe(node)
  }, [])
  return [ref, width]
}
