import { useLayoutEffect, useState, type RefObject } from "react"

/** True while an element has less room than so many times the reader's type; it follows both. */
export function useNarrow(ref: RefObject<HTMLElement | null>, rem: number): boolean {
  const [narrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const measure = (): void => {
      const type = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      setNarrow(element.clientWidth > 0 && element.clientWidth < rem * type)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, rem])
  return narrow
}
