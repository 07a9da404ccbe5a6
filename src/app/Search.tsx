import { Suspense, useCallback, useEffect, useRef, useState } from "react"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Opening, UnreachableOver } from "../ui/Unreachable.tsx"
import { useOverlay } from "../ui/useOverlay.ts"
import { useTakenOver } from "../ui/useTakenOver.ts"
import styles from "./App.module.css"
import { furtherPart } from "./furtherPart.ts"
import { singleKeyOf } from "./keys.ts"

const Palette = furtherPart("palette")

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent)

/** The door to the search: a button, "/" or Ctrl-K. Its code and index come when it first opens; what is typed meanwhile is kept. */
export function Search() {
  const mac = useTakenOver() && isMac()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const typed = useRef("")
  const show = useCallback((next: boolean): void => {
    setWanted(true)
    setOpen(next)
  }, [])
  const keep = useCallback((text: string): void => {
    typed.current = text
  }, [])
  const close = useCallback((): void => show(false), [show])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const slash = singleKeyOf(event) === "/"
      const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!slash && !chord) return
      event.preventDefault()
      show(true)
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [show])
  return (
    <>
      <button type="button" className={styles.search} aria-keyshortcuts="/ Control+K Meta+K" onClick={() => show(true)}>
        <Icon name="search" />
        <span>Find</span>
        <kbd aria-hidden="true">{mac ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      {wanted && (
        <ErrorBoundary
          resetKeys={[open]}
          fallback={(error, retry) => (open ? <UnreachableOver what="The search" error={error} onRetry={retry} onClose={close} /> : null)}
        >
          <Suspense fallback={open ? <TypedAhead onText={keep} onCancel={close} /> : null}>
            <Palette open={open} onOpenChange={show} typedAhead={typed} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  )
}

interface TypedAheadProps {
  readonly onText: (text: string) => void
  readonly onCancel: () => void
}

/** Collects what is typed before the search box is there. */
function TypedAhead({ onText, onCancel }: TypedAheadProps) {
  useOverlay(true, onCancel)
  useEffect(() => {
    let text = ""
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.key === "Escape") return onCancel()
      if (event.key === "Backspace") text = text.slice(0, -1)
      else if (event.key.length === 1) text += event.key
      else return
      event.preventDefault()
      event.stopImmediatePropagation()
      onText(text)
    }
    onText(text)
    addEventListener("keydown", onKey, { capture: true })
    return () => removeEventListener("keydown", onKey, { capture: true })
  }, [onText, onCancel])
  return <Opening>Opening the search …</Opening>
}
