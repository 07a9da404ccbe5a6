// The page comes as HTML of the untouched scenario (prerender.tsx). public/first.js says before the first paint whether that is what the
// address asks for, and keeps what is pressed until the page can answer.

interface FirstPage extends HTMLElement {
  /** Gives what was pressed early, and stops listening. */
  takeEarly?: () => readonly Element[]
  /** Shows the text of index.html that says what is missing. */
  sayMissing?: () => void
}

const page = (): FirstPage => document.documentElement

/** Whether the HTML that came is what is to be shown, so that the page can take it over as it stands. */
export const isUntouched = (root: HTMLElement): boolean =>
  root.firstElementChild !== null && page().dataset["frame"] === undefined && location.hash.length <= 1

/** ms after which the picture counts as painted where nobody says so: a frame out of sight is not painted at all. */
const longest = 2000

/** When the picture in the HTML is on the screen. A page that nobody looks at waits for nothing. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      observer?.disconnect()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, longest)
    const observer = PerformanceObserver.supportedEntryTypes?.includes("paint")
      ? new PerformanceObserver((list) => {
          if (list.getEntriesByName("first-contentful-paint").length > 0) done()
        })
      : undefined
    if (document.hidden || !observer) return done()
    document.addEventListener("visibilitychange", done, { once: true })
    observer.observe({ type: "paint", buffered: true })
  })
}

/** The HTML is for wide and narrow screens; only what is for this one stays. */
export function keepOwnWidth(root: HTMLElement, wide: boolean): void {
  for (const part of root.querySelectorAll<HTMLElement>("[data-only]")) if ((part.dataset["only"] === "wide") !== wide) part.remove()
  if (!wide) root.querySelector("[data-builder]")?.removeAttribute("data-builder")
}

type Control = HTMLInputElement | HTMLSelectElement

/** What was typed and chosen in fields before the page could hear of it. */
export function earlyEntries(root: HTMLElement): readonly (readonly [Control, string])[] {
  const inputs = [...root.querySelectorAll<HTMLInputElement>("input:not([type=range])")].filter((one) => one.value !== one.defaultValue)
  const selects = [...root.querySelectorAll("select")].filter(
    (one) => ![...one.options].every((option) => option.selected === option.defaultSelected),
  )
  return [...inputs, ...selects].map((one) => [one, one.value] as const)
}

/** Enters a value as a hand does, so that React hears of it. */
function enter(control: Control, value: string): void {
  // React hears only of a value that differs from the last it knows of.
  if (control instanceof HTMLInputElement) control.value = control.defaultValue
  const kind = control instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(control, value)
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }))
  // Left already: what was typed is one step of undo.
  if (document.activeElement !== control) control.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))
}

/** What the address asks for stands: nothing is blank any more. */
export function unframe(): void {
  delete page().dataset["frame"]
}

/** Files of the page are missing, and nothing can be shown in their place. */
export function sayMissing(): void {
  page().sayMissing?.()
}

/** The page can answer: what was entered and pressed before counts. */
export function goLive(entries: readonly (readonly [Control, string])[]): void {
  page().dataset["live"] = ""
  performance.mark("live")
  for (const [control, value] of entries) if (control.isConnected) enter(control, value)
  for (const pressed of page().takeEarly?.() ?? []) if (pressed.isConnected && pressed instanceof HTMLElement) pressed.click()
}

/** Runs when the page has been painted and has nothing better to do. */
export function afterPaint(run: () => void): void {
  const idle = (): void => {
    if (typeof requestIdleCallback === "undefined") setTimeout(run, 200)
    else requestIdleCallback(run, { timeout: 2000 })
  }
  requestAnimationFrame(() => setTimeout(idle))
}
