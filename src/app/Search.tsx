import { lazy, Suspense, useEffect, useState } from "react"
import { Icon } from "../ui/Icon.tsx"
import styles from "./App.module.css"

const Palette = lazy(() => import("../features/catalogue/palette/Palette.tsx").then((module) => ({ default: module.Palette })))

/** Keys typed into a field are that field's. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)

/** The door to the search: a button, "/" or Ctrl-K. Its code and index come when it first opens. */
export function Search() {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const show = (next: boolean): void => {
    setWanted(true)
    setOpen(next)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
      const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!slash && !chord) return
      event.preventDefault()
      show(true)
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  return (
    <>
      <button type="button" className={styles.search} aria-keyshortcuts="/ Control+K Meta+K" onClick={() => show(true)}>
        <Icon name="search" />
        <span>Find</span>
        <kbd aria-hidden="true">{isMac ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      {wanted && (
        <Suspense fallback={null}>
          <Palette open={open} onOpenChange={show} />
        </Suspense>
      )}
    </>
  )
}
