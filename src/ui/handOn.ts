const isLost = (element: Element | null): boolean =>
  element === null || element === document.body || (element instanceof HTMLButtonElement && element.disabled)

/** Gives the focus to what a key cannot reach as well: a title, a region. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus()
}

/**
 * Where what had the focus has gone, or can do nothing more, the first of these that is there gets it: the keyboard goes on from where the eye
 * is, never from the top of the page. Call it after what changes the page; who has gone on meanwhile is left alone.
 */
export function handOn(...to: readonly (() => HTMLElement | null | undefined)[]): void {
  requestAnimationFrame(() => {
    if (!isLost(document.activeElement)) return
    for (const find of to) {
      const next = find()
      if (!next || isLost(next)) continue
      focusOn(next)
      return
    }
  })
}

/** The main part of what one is in: a dialog, or the page. */
export const mainOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[role="dialog"], main') ?? document.querySelector("main")
