import { useEffect, useRef, type ReactElement } from "react"
import { isProduct } from "./finder.ts"
import { isShown, markedAt, type Marked } from "./scan.ts"
import { TermPopover } from "./TermPopover.tsx"
import { useMarked } from "./useMarked.ts"
import { useOpened, type Opened } from "./useOpened.ts"
import { WordName } from "./WordName.tsx"
import pills from "../../ui/Pills.module.css"
import css from "./TermLayer.module.css"
import "./highlight.css"

const openedBy = ({ word, range }: Marked, by: Opened["by"]): Opened => ({ word, range, by })

/** ms of rest before a word that is pointed at explains itself, and before that goes again. */
const showAfter = 350
const hideAfter = 300

/** Explains the words of the view below the element of that id: pointed at, tapped, or reached by keyboard in a list of its own. */
export function TermLayer({ rootId }: { readonly rootId: string }): ReactElement | null {
  const marked = useMarked(rootId)
  const [opened, setOpened] = useOpened(rootId, marked)
  const popup = useRef<HTMLDivElement>(null)
  const now = useRef(marked)
  useEffect(() => {
    now.current = marked
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
      if (next) later(showAfter, () => void (isShown(next.range) && setOpened(openedBy(next, "point"))))
      else later(hideAfter, () => setOpened((before) => (before?.by === "point" ? null : before)))
    }
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === "touch" || event.buttons > 0) return
      // On its explanation one reads on.
      if (popup.current?.contains(event.target as Node)) return clearTimeout(timer)
      aim(root.contains(event.target as Node) ? markedAt(now.current, event.clientX, event.clientY) : null)
    }
    const onClick = (event: MouseEvent): void => {
      if (!getSelection()?.isCollapsed || (event.target as Element).closest("a, button, input, select, textarea, label, summary")) return
      const hit = markedAt(now.current, event.clientX, event.clientY)
      if (hit) setOpened(openedBy(hit, "press"))
    }
    addEventListener("pointermove", onMove, { passive: true })
    root.addEventListener("click", onClick)
    return () => {
      clearTimeout(timer)
      root.style.cursor = ""
      removeEventListener("pointermove", onMove)
      root.removeEventListener("click", onClick)
    }
  }, [rootId, setOpened])

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
                aria-expanded={opened?.word.id === one.word.id}
                onFocus={() => {
                  one.range.startContainer.parentElement?.scrollIntoView({ block: "center" })
                  setOpened(openedBy(one, "keys"))
                }}
                onClick={() => {
                  if (opened?.word.id === one.word.id) popup.current?.querySelector("a")?.focus()
                  else setOpened(openedBy(one, "keys"))
                }}
              >
                <WordName word={one.word} />
              </button>
            </li>
          ))}
        </ul>
      </aside>
      {opened?.range && (
        <TermPopover key={opened.word.id} word={opened.word} range={opened.range} popup={popup} onClose={() => setOpened(null)} />
      )}
    </>
  )
}
