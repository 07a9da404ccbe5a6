import type { Term } from "../../dataset/schema/index.ts"
import type { Found } from "./finder.ts"

/** A term at its first appearance in a view. */
export interface Marked {
  readonly term: Term
  readonly range: Range
}

/** Where a press belongs to something else, or nobody reads. */
const passedOver =
  "a, button, input, select, textarea, label, summary, svg, output, [role=button], [role=tab], [aria-hidden=true], [data-terms=no], h1, h2"

/** What is smaller is for screen readers only, CSS px. */
const leastShown = 4

const isShown = (range: Range): boolean => {
  const { width, height } = range.getBoundingClientRect()
  return width > leastShown && height > leastShown
}

/** The first appearance that can be seen of each term below `root`, in the order of the text. */
export function scan(root: Element, find: (text: string) => readonly Found[]): readonly Marked[] {
  const marked = new Map<string, Marked>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const hits = find(node.nodeValue ?? "").filter(({ term }) => !marked.has(term.id))
    if (hits.length === 0 || node.parentElement?.closest(passedOver)) continue
    for (const { term, from, to } of hits) {
      if (marked.has(term.id)) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      if (isShown(range)) marked.set(term.id, { term, range })
    }
  }
  return [...marked.values()]
}

/** The marked term at a point of the window. */
export function markedAt(all: readonly Marked[], x: number, y: number): Marked | null {
  const within = ({ left, right, top, bottom }: DOMRect): boolean => x >= left && x <= right && y >= top - 2 && y <= bottom + 2
  return all.find(({ range }) => [...range.getClientRects()].some(within)) ?? null
}
