import { useEffect, type RefObject } from "react"

/** At which ends a row that is wider than its room goes on. */
function endsOf({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): string {
  // Half a pixel of rounding is no rest.
  return [scrollLeft > 1 && "start", scrollWidth - clientWidth - scrollLeft > 1 && "end"].filter(Boolean).join(" ")
}

/** Marks such a row with them (`data-goes-on="start end"`), so that its look can say so. */
export function useGoesOn(row: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = row.current
    if (!element) return undefined
    const look = (): void => {
      element.setAttribute("data-goes-on", endsOf(element))
    }
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener("scroll", look, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener("scroll", look)
    }
  }, [row])
}
