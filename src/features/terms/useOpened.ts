import { useEffect, useState, type Dispatch, type SetStateAction } from "react"
import { explorerStore } from "../../scenario/store.ts"
import type { Word } from "./finder.ts"
import { isShown, type Marked } from "./scan.ts"

export interface Opened {
  readonly word: Word
  /** Null: the text is being written anew, and has not been read again. */
  readonly range: Range | null
  /** Pointed at, it goes when the pointer does. */
  readonly by: "point" | "press" | "keys"
}

/** Where the word stands now: its place may have been written anew. Null where it has gone. */
function placed(opened: Opened, marked: readonly Marked[]): Opened | null {
  if (opened.range && isShown(opened.range)) return opened
  const here = marked.filter(({ word }) => word.id === opened.word.id)
  const again = here.find(({ range }) => isShown(range))
  if (again) return { ...opened, range: again.range }
  // Who goes through the list waits for the text to be read.
  if (opened.by !== "keys" || here.length === 0) return null
  return opened.range ? { ...opened, range: null } : opened
}

/** The word that is explained: until the reader goes to another view, or it leaves this one. */
export function useOpened(rootId: string, marked: readonly Marked[]): readonly [Opened | null, Dispatch<SetStateAction<Opened | null>>] {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(
    () =>
      explorerStore.subscribe(({ view }, before) => {
        if (view !== before.view) setOpened(null)
      }),
    [],
  )
  useEffect(() => {
    // The root itself may be made anew.
    const around = document.getElementById(rootId)?.parentElement
    if (!opened || !around) return undefined
    const look = (): void => setOpened((before) => before && placed(before, marked))
    look()
    const observer = new MutationObserver(look)
    observer.observe(around, { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden", "open"] })
    return () => observer.disconnect()
  }, [rootId, opened, marked])
  return [opened, setOpened]
}
