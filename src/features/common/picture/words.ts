/** A line of words as it stands on the page; pixels of the window. */
interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly style: CSSStyleDeclaration
}

/** Of a line's height, above the foot of its letters. */
export const baseline = 0.79

/** What is pressed or chosen, and what is told to those who hear the page, is no part of a picture. */
const leftOut = "svg, table, select, input, textarea, details, [data-print='no'], [data-take='no']"

export const placed = ({ left, top, width, height }: DOMRect) => ({ x: left, y: top, width, height })

const isShown = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect()
  const { visibility, position } = getComputedStyle(element)
  return visibility !== "hidden" && !(position === "absolute" && width <= 1 && height <= 1)
}

/** The lines of words within a figure, none of its controls. */
export function wordsIn(holder: Element): readonly Line[] {
  const lines: Line[] = []
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || parent.closest(leftOut) || !isShown(parent) || (parent.parentElement && !isShown(parent.parentElement))) continue
    const style = getComputedStyle(parent)
    const range = document.createRange()
    let line = -1
    for (const { 0: word, index } of (node.textContent ?? "").matchAll(/\S+/g)) {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const box = range.getBoundingClientRect()
      if (box.width === 0) continue
      const last = lines[line]
      if (last && Math.abs(last.y - box.top) < 2) lines[line] = { ...last, text: `${last.text} ${word}`, width: box.right - last.x }
      else line = lines.push({ text: word, ...placed(box), style }) - 1
    }
  }
  return lines
}

/** Marks and keys within a figure, besides its drawing. */
export const marksIn = (holder: Element, drawing: SVGSVGElement) =>
  [...holder.querySelectorAll("svg")].flatMap((svg) => {
    const box = svg.getBoundingClientRect()
    const isMark = svg !== drawing && !drawing.contains(svg) && box.width > 0 && !svg.parentElement?.closest(leftOut) && isShown(svg)
    return isMark ? [{ svg, ...placed(box) }] : []
  })
