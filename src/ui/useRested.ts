import { startTransition, useCallback, useEffect, useRef, useState } from "react"

/** ms without change after which a value counts as at rest. */
const rest = 300

/**
 * The value for a part of the page that costs much to draw, and a ref for its element: at once while the reader sees it; while it is out of
 * sight, as it was until it has come to rest, so that nothing which is seen waits for it. It does not come to rest in a hand that moves it.
 */
export function useRested<T>(value: T, inHand = false): readonly [ref: (node: Element | null) => (() => void) | undefined, value: T] {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  const [unseen, setUnseen] = useState<{ readonly value: T } | null>(null)
  const ref = useCallback((node: Element | null) => {
    if (!node) return undefined
    const observer = new IntersectionObserver((entries) => {
      const isSeen = entries.at(-1)?.isIntersecting ?? true
      setUnseen(isSeen ? null : { value: latest.current })
    })
    observer.observe(node)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (inHand || unseen === null || Object.is(unseen.value, value)) return undefined
    const timer = setTimeout(() => startTransition(() => setUnseen((now) => now && { value })), rest)
    return () => clearTimeout(timer)
  }, [unseen, value, inHand])
  return [ref, unseen ? unseen.value : value]
}
