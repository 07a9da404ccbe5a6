import { isProduct, type Found, type Word } from "./finder.ts"

/** A term at its first appearance in a view; a product at each. */
export interface Marked {
  readonly word: Word
  readonly range: Range
}

/** Where a press belongs to something else, or nobody reads. */
const passedOver =
  "a, button, input, select, textarea, label, summary, svg, output, [role=button], [role=tab], [aria-hidden=true], [data-terms=no], h1, h2"

/** What is smaller is for screen readers only, CSS px. */
const leastShown = 4

/** Whether something of it stands in the view. The range of a word that has gone is empty. */
export const isShown = (range: Range): boolean => {
  const { width, height } = range.getBoundingClientRect()
  return width > leastShown && height > leastShown
}

/** The first appearance that can be seen of each term below `root`, and every one of each product, in the order of the text. */
export function scan(root: Element, find: (text: string) => readonly Found[]): readonly Marked[] {
  const marked: Marked[] = []
  const known = new Set<string>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const hits = find(node.nodeValue ?? "").filter(({ word }) => !known.has(word.id))
    if (hits.length === 0 || node.parentElement?.closest(passedOver)) continue
    for (const { word, from, to } of hits) {
      if (known.has(word.id)) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      if (!isShown(range)) continue
      marked.push({ word, range })
      if (!isProduct(word)) known.add(word.id)
    }
  }
  return marked
}

/** The marked word at a point of the window. */
export function markedAt(all: readonly Marked[], x: number, y: number): Marked | null {
  const within = ({ left, right, top, bottom }: DOMRect): boolean => x >= left && x <= right && y >= top - 2 && y <= bottom + 2
  return all.find(({ range }) => [...range.getClientRects()].some(within)) ?? null
}
