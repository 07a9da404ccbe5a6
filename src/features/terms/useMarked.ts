import { useEffect, useState } from "react"
import { loadTerms } from "../../dataset/reference.ts"
import { makeFinder, type Found } from "./finder.ts"
import { loadProducts } from "./products.ts"
import { scan, type Marked } from "./scan.ts"

const none: readonly Marked[] = []

/** ms without a change of the view before it is read. */
const settled = 400

/** Name of the highlight in Terms.css. */
const highlight = "term"

const canHighlight = (): boolean => typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight !== "undefined"

/** In the reader's own colours browsers paint every highlight as if it were selected. */
const looksSelected = (): boolean => matchMedia("(forced-colors: active)").matches

function draw(all: readonly Marked[]): void {
  if (all.length === 0 || looksSelected()) CSS.highlights.delete(highlight)
  else CSS.highlights.set(highlight, new Highlight(...all.map(({ range }) => range)))
}

/**
 * The terms of the view within the element of that id, read when it has come to rest, and dotted: as a highlight of the browser's own, so that
 * neither the view's elements nor its layout change. Without such highlights nothing is marked.
 */
export function useMarked(rootId: string): readonly Marked[] {
  const [marked, setMarked] = useState(none)
  useEffect(() => {
    const root = document.getElementById(rootId)
    if (!root || !canHighlight()) return undefined
    let find: ((text: string) => readonly Found[]) | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const read = (): void => {
      if (!find || gone) return
      const next = scan(root, find)
      draw(next)
      setMarked((before) => (sameTerms(before, next) ? before : next))
    }
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(read, settled)
    }
    const observer = new MutationObserver(soon)
    // A view without explanations is whole all the same; they are asked for again with the next page.
    loadTerms().then(
      (terms) => {
        find = makeFinder(terms)
        loadProducts().then(
          (products) => {
            find = makeFinder(terms, products)
            soon()
          },
          () => undefined,
        )
        observer.observe(root, { subtree: true, childList: true, characterData: true })
        soon()
      },
      () => undefined,
    )
    return () => {
      gone = true
      clearTimeout(timer)
      observer.disconnect()
      draw(none)
    }
  }, [rootId])
  return marked
}

/** Ranges move along with their text nodes: only other places are news. */
const sameTerms = (a: readonly Marked[], b: readonly Marked[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ word, range }, at) =>
      word === b[at]?.word &&
      range.startContainer === b[at].range.startContainer &&
      range.startOffset === b[at].range.startOffset &&
      // Of a text that was written anew the range is empty.
      range.endOffset === b[at].range.endOffset,
  )
