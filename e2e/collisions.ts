import type { Page } from "@playwright/test"

/**
 * Texts that stand on one another in the page as it is shown, as "this × that", and texts that are cut off. What floats above the page
 * (fixed, sticky) and what only screen readers see is left out.
 */
export const collisions = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isSeen = (element: Element): boolean => {
      for (let one: Element | null = element; one; one = one.parentElement) {
        const style = getComputedStyle(one)
        if (style.position === "fixed" || style.position === "sticky" || style.clipPath !== "none" || style.opacity === "0") return false
      }
      return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    }
    /** What its ancestors leave to be seen of a box. */
    const clipped = (element: Element, box: DOMRect): DOMRect => {
      let { left, top, right, bottom } = box
      for (let one: Element | null = element; one && one !== document.body; one = one.parentElement) {
        if (getComputedStyle(one).overflowX === "visible" || one.tagName === "svg") continue
        const edge = one.getBoundingClientRect()
        left = Math.max(left, edge.left)
        top = Math.max(top, edge.top)
        right = Math.min(right, edge.right)
        bottom = Math.min(bottom, edge.bottom)
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
    }
    const texts: { readonly text: string; readonly box: DOMRect }[] = []
    const cut: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ""
      const parent = node.parentElement
      if (text === "" || !parent || /^(?:SCRIPT|STYLE|TITLE|OPTION|DESC)$/i.test(parent.tagName) || !isSeen(parent)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        const seen = clipped(parent, box)
        // Above the page waits what comes down when it has the focus.
        if (seen.width > 1 && seen.height > 1 && seen.bottom + scrollY > 0) texts.push({ text: text.slice(0, 40), box: seen })
      }
      const { overflowX } = getComputedStyle(parent)
      if (overflowX !== "visible" && parent.scrollWidth > parent.clientWidth + 1 && parent.clientWidth > 1)
        cut.push(`cut: ${text.slice(0, 40)}`)
    }
    // What is drawn ends with its drawing, unless that lets it out.
    for (const drawn of document.querySelectorAll<SVGTextElement>("svg text")) {
      const svg = drawn.ownerSVGElement
      if (!svg || getComputedStyle(svg).overflowX === "visible" || !isSeen(drawn)) continue
      const edge = svg.getBoundingClientRect()
      const { left, right, width } = drawn.getBoundingClientRect()
      if (width > 1 && (left < edge.left - 1 || right > edge.right + 1)) cut.push(`cut by its drawing: ${drawn.textContent.slice(0, 40)}`)
    }
    const found = new Set<string>(cut)
    texts.forEach((a, at) => {
      for (const b of texts.slice(at + 1)) {
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        // Boxes of lines are taller than their letters.
        if (width > 2 && height > 0.35 * Math.min(a.box.height, b.box.height)) found.add(`${a.text} × ${b.text}`)
      }
    })
    return [...found]
  })
