import { useEffect, useRef, useState, type ReactElement } from "react"
import { isProduct } from "./finder.ts"
import { markedAt, type Marked } from "./scan.ts"
import { TermPopover } from "./TermPopover.tsx"
import { useMarked } from "./useMarked.ts"
import { WordName } from "./WordName.tsx"
import pills from "../../ui/Pills.module.css"
import css from "./TermLayer.module.css"
import "./highlight.css"

interface Opened {
  readonly marked: Marked
  /** Pointed at, it goes when the pointer does. */
  readonly by: "point" | "press" | "keys"
}

/** ms of rest before a word that is pointed at explains itself, and before that goes again. */
const showAfter = 350
const hideAfter = 300

/** Explains the words of the view below the element of that id: pointed at, tapped, or reached by keyboard in a list of its own. */
export function TermLayer({ rootId }: { readonly rootId: string }): ReactElement | null {
  const marked = useMarked(rootId)
  const [opened, setOpened] = useState<Opened | null>(null)
  const popup = useRef<HTMLDivElement>(null)
  const now = useRef({ marked, opened })
  useEffect(() => {
    now.current = { marked, opened }
  })
  useEffect(() => {
    const root = document.getElementById(rootId)
    if (!root) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let aimed: Marked | null = null
    const later = (ms: number, run: () => void): void => {
      clearTimeout(timer)
      timer = setTimeout(run, ms)
    }
    const aim = (next: Marked | null): void => {
      if (next === aimed) return
      aimed = next
      root.style.cursor = next ? "help" : ""
      if (next) later(showAfter, () => setOpened({ marked: next, by: "point" }))
      else later(hideAfter, () => setOpened((before) => (before?.by === "point" ? null : before)))
    }
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === "touch" || event.buttons > 0) return
      // On its explanation one reads on.
      if (popup.current?.contains(event.target as Node)) return clearTimeout(timer)
      aim(root.contains(event.target as Node) ? markedAt(now.current.marked, event.clientX, event.clientY) : null)
    }
    const onClick = (event: MouseEvent): void => {
      if (!getSelection()?.isCollapsed || (event.target as Element).closest("a, button, input, select, textarea, label, summary")) return
      const hit = markedAt(now.current.marked, event.clientX, event.clientY)
      if (hit) setOpened({ marked: hit, by: "press" })
    }
    addEventListener("pointermove", onMove, { passive: true })
    root.addEventListener("click", onClick)
    return () => {
      clearTimeout(timer)
      root.style.cursor = ""
      removeEventListener("pointermove", onMove)
      root.removeEventListener("click", onClick)
    }
  }, [rootId])

  if (marked.length === 0) return null
  const words = marked.filter(({ word }, at) => marked.findIndex((one) => one.word === word) === at)
  return (
    <>
      <aside className={css["strip"]} aria-label="Words explained on this page" data-print="no" data-terms="no">
        <span aria-hidden="true">Words here</span>
        <ul className={pills["pills"]}>
          {words.map((one) => (
            <li key={one.word.id}>
              <button
                type="button"
                aria-haspopup="dialog"
                aria-label={isProduct(one.word) ? `${one.word.shortName}: how it works` : `${one.word.name}: what it means`}
                aria-expanded={opened?.marked.word.id === one.word.id}
                onFocus={() => {
                  one.range.startContainer.parentElement?.scrollIntoView({ block: "center" })
                  setOpened({ marked: one, by: "keys" })
                }}
                onClick={() => {
                  if (opened?.marked.word.id === one.word.id) popup.current?.querySelector("a")?.focus()
                  else setOpened({ marked: one, by: "keys" })
                }}
              >
                <WordName word={one.word} />
              </button>
            </li>
          ))}
        </ul>
      </aside>
      {opened && <TermPopover key={opened.marked.word.id} marked={opened.marked} popup={popup} onClose={() => setOpened(null)} />}
    </>
  )
}
