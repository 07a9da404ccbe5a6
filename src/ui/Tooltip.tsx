import { cloneElement, useEffect, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode, type SyntheticEvent } from "react"
import { createPortal } from "react-dom"
import styles from "./Tooltip.module.css"

type Trigger = ReactElement<Record<string, unknown>>

export interface TooltipProps {
  readonly content: ReactNode
  /** The element it belongs to: it must take props, and be focusable. */
  readonly children: Trigger
}

/** ms of rest before it shows, and before it goes: time to move onto it. */
const showAfter = 400
const hideAfter = 120

/** One thing to come at a time. */
function makeTimer() {
  let id: ReturnType<typeof setTimeout> | undefined
  return {
    start: (run: () => void, after: number): void => {
      clearTimeout(id)
      id = setTimeout(run, after)
    },
    stop: (): void => clearTimeout(id),
  }
}

/** A short hint for pointer and keyboard. Never the only place where something is said: touch does not see it. */
export function Tooltip({ content, children }: TooltipProps) {
  const [anchor, setAnchor] = useState<Element | null>(null)
  const [timer] = useState(makeTimer)
  useEffect(() => timer.stop, [timer])

  const show = (element: Element, after: number): void => timer.start(() => setAnchor(element), after)
  const hide = (after: number): void => timer.start(() => setAnchor(null), after)
  const { props } = children
  /** The trigger's own handler first. */
  const then =
    <E extends SyntheticEvent>(name: string, run: (event: E) => void) =>
    (event: E): void => {
      const own = props[name]
      if (typeof own === "function") (own as (event: E) => void)(event)
      run(event)
    }
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: then("onPointerEnter", (event: React.PointerEvent) => {
          if (event.pointerType !== "touch") show(event.currentTarget, showAfter)
        }),
        onPointerLeave: then("onPointerLeave", () => hide(hideAfter)),
        onPointerDown: then("onPointerDown", () => hide(0)),
        onFocus: then("onFocus", (event: React.FocusEvent) => {
          if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget, 0)
        }),
        onBlur: then("onBlur", () => hide(0)),
      })}
      {anchor?.isConnected && (
        <Hint anchor={anchor} onStay={timer.stop} onLeave={() => hide(hideAfter)} onClose={() => hide(0)}>
          {content}
        </Hint>
      )}
    </>
  )
}

interface HintProps {
  readonly anchor: Element
  readonly children: ReactNode
  readonly onStay: () => void
  readonly onLeave: () => void
  readonly onClose: () => void
}

const gap = 6
const edge = 4

/** Above its element, or below where there is no room; never outside the window. */
function Hint({ anchor, children, onStay, onLeave, onClose }: HintProps) {
  const popup = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const node = popup.current
    if (!node) return
    const at = anchor.getBoundingClientRect()
    const { width, height } = node.getBoundingClientRect()
    const above = at.top - gap - height
    const left = Math.min(Math.max(edge, at.left + at.width / 2 - width / 2), document.documentElement.clientWidth - width - edge)
    node.style.left = `${Math.max(edge, left)}px`
    node.style.top = `${above >= edge ? above : at.bottom + gap}px`
  }, [anchor, children])
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") close.current()
    }
    const onScroll = (): void => close.current()
    addEventListener("keydown", onKey)
    addEventListener("scroll", onScroll, { capture: true, passive: true })
    return () => {
      removeEventListener("keydown", onKey)
      removeEventListener("scroll", onScroll, { capture: true })
    }
  }, [])
  return createPortal(
    // The element's own name says the same to those who do not see it.
    <div ref={popup} className={styles.popup} aria-hidden="true" onPointerEnter={onStay} onPointerLeave={onLeave}>
      {children}
    </div>,
    document.body,
  )
}
