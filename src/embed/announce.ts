import { useEffect, useRef, type RefObject } from "react"
import { message, throttled, type EmbedMessage } from "./messages.ts"

/** ms between two messages of one kind. */
const pause = 100

/**
 * Announces the view's height and scenario to the page around it. The target origin is "*": an embedding page is anybody's, and a message
 * holds nothing but what the address of the frame holds already.
 */
export function useAnnouncements(root: RefObject<HTMLElement | null>, fragment: string): void {
  const now = useRef({ fragment, height: 0 })
  const greeted = useRef(false)
  const send = useRef((type: EmbedMessage["type"]) => {
    if (window.parent !== window) window.parent.postMessage(message(type, now.current.height, now.current.fragment), "*")
  })

  useEffect(() => {
    const node = root.current
    if (!node) return
    const height = (): number => Math.ceil(node.getBoundingClientRect().height)
    now.current.height = height()
    if (!greeted.current) send.current("ready")
    greeted.current = true
    const resized = throttled(() => {
      const next = height()
      if (next === now.current.height) return
      now.current.height = next
      send.current("resize")
    }, pause)
    const observer = new ResizeObserver(resized.call)
    observer.observe(node)
    return () => {
      observer.disconnect()
      resized.cancel()
    }
  }, [root])

  useEffect(() => {
    if (now.current.fragment === fragment) return
    now.current.fragment = fragment
    const timer = setTimeout(() => send.current("scenario"), pause)
    return () => clearTimeout(timer)
  }, [fragment])
}
